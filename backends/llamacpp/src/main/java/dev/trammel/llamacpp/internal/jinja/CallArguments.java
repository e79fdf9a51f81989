package dev.trammel.llamacpp.internal.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as they stand in a template.
 *
 * @param positional those without a name
 * @param named those with one
 */
record CallArguments(List<Expression> positional, Map<String, Expression> named) {
    static final CallArguments NONE = new CallArguments(List.of(), Map.of());

    static CallArguments of(Expression only) {
        return new CallArguments(List.of(only), Map.of());
    }

    Arguments evaluate(Scope scope) {
        if (positional.isEmpty() && named.isEmpty()) {
            return Arguments.NONE;
        }
        List<@Nullable Object> values = new ArrayList<>();
        positional.forEach(argument -> values.add(argument.evaluate(scope)));
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        named.forEach((name, argument) -> byName.put(name, argument.evaluate(scope)));
        return new Arguments(values, byName);
    }
}
