package dev.trammel.llamacpp.internal.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A macro: writes its body with its parameters set, and gives the text.
 *
 * @param defaults for each parameter what it is if nothing is given for it
 * @param home where it was defined
 */
record Macro(String name, List<String> parameters, List<Expression> defaults, Node body, Scope home)
        implements Callable {

    @Override
    public @Nullable Object call(Arguments arguments) {
        arguments.expect(name, parameters.size(), parameters.toArray(String[]::new));
        Scope scope = home.inner();
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i);
            boolean given = i < arguments.count() || arguments.named().containsKey(parameter);
            scope.set(
                    parameter,
                    given ? arguments.get(i, parameter) : defaults.get(i).evaluate(scope));
        }
        StringBuilder text = new StringBuilder();
        body.render(scope, text);
        return text.toString();
    }
}
