package dev.trammel.llamacpp.internal.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function, filter or test is called with.
 *
 * @param positional those without a name
 * @param named those with one
 */
record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
    static final Arguments NONE = new Arguments(List.of(), Map.of());

    int count() {
        return positional.size();
    }

    /** An argument by its place or its name, or undefined. */
    @Nullable
    Object get(int index, String name) {
        if (index < positional.size()) {
            return positional.get(index);
        }
        return named.containsKey(name) ? named.get(name) : Undefined.UNDEFINED;
    }

    @Nullable
    Object get(int index, String name, @Nullable Object otherwise) {
        Object value = get(index, name);
        return value == Undefined.UNDEFINED ? otherwise : value;
    }

    String string(int index, String name) {
        return Values.expectString(get(index, name));
    }

    /** Refuses arguments that a function does not have. */
    Arguments expect(String of, int most, String... names) {
        if (positional.size() > most) {
            throw new JinjaException(
                    "expected at most " + most + " arguments of " + of + ", found " + positional.size());
        }
        for (String name : named.keySet()) {
            if (!List.of(names).contains(name)) {
                throw new JinjaException("expected one of " + List.of(names) + " of " + of + ", found " + name);
            }
        }
        return this;
    }

    /** The same without the first, which is taken for something else. */
    Arguments rest() {
        return new Arguments(positional.subList(Math.min(1, positional.size()), positional.size()), named);
    }
}
