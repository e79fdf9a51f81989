package dev.trammel.llamacpp.internal.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tag {@code for}.
 *
 * @param targets names that each element is assigned to
 * @param filter which elements are gone through
 * @param otherwise rendered if there are none
 */
record ForLoop(List<String> targets, Expression items, Expression filter, Node body, Node otherwise) implements Node {

    @Override
    public Next render(Scope scope, StringBuilder out) {
        List<@Nullable Object> chosen = new ArrayList<>();
        for (Object item : Values.expectItems(items.evaluate(scope))) {
            Scope inner = scope.inner();
            Assignment.assign(inner, targets, item);
            if (Values.isTrue(filter.evaluate(inner))) {
                chosen.add(item);
            }
        }
        if (chosen.isEmpty()) {
            return otherwise.render(scope, out);
        }
        for (int i = 0; i < chosen.size(); i++) {
            Scope inner = scope.inner();
            Assignment.assign(inner, targets, chosen.get(i));
            inner.set("loop", state(chosen, i));
            if (body.render(inner, out) == Next.BREAK) {
                break;
            }
        }
        return Next.GO_ON;
    }

    private static Map<String, @Nullable Object> state(List<@Nullable Object> items, int index) {
        int size = items.size();
        Map<String, @Nullable Object> loop = new HashMap<>();
        loop.put("index", index + 1L);
        loop.put("index0", (long) index);
        loop.put("revindex", (long) (size - index));
        loop.put("revindex0", size - index - 1L);
        loop.put("first", index == 0);
        loop.put("last", index == size - 1);
        loop.put("length", (long) size);
        loop.put("previtem", index == 0 ? Undefined.UNDEFINED : items.get(index - 1));
        loop.put("nextitem", index == size - 1 ? Undefined.UNDEFINED : items.get(index + 1));
        loop.put("cycle", (Callable) arguments -> arguments.get(index % Math.max(1, arguments.count()), ""));
        return loop;
    }
}
