package dev.trammel.llamacpp.internal.jinja;

import dev.trammel.llamacpp.internal.jinja.Node.Next;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Giving values to names. */
final class Assignment {
    private Assignment() {}

    /**
     * The tag {@code set}.
     *
     * @param attribute of the namespace with the one name, or empty
     */
    static Node of(List<String> names, String attribute, Expression value) {
        return (scope, out) -> {
            Object result = value.evaluate(scope);
            if (attribute.isEmpty()) {
                assign(scope, names, result);
            } else if (scope.get(names.get(0)) instanceof Namespace namespace) {
                namespace.put(attribute, result);
            } else {
                throw new JinjaException("expected a namespace to assign to, found "
                        + Values.kind(scope.get(names.get(0))) + " in " + names.get(0));
            }
            return Next.GO_ON;
        };
    }

    /** Assigns a value to one name, or its elements to several. */
    static void assign(Scope scope, List<String> names, @Nullable Object value) {
        if (names.size() == 1) {
            scope.set(names.get(0), value);
            return;
        }
        List<@Nullable Object> items = Values.expectItems(value);
        if (items.size() != names.size()) {
            throw new JinjaException("expected " + names.size() + " values to assign, found " + items.size());
        }
        for (int i = 0; i < items.size(); i++) {
            scope.set(names.get(i), items.get(i));
        }
    }
}
