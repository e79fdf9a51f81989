package dev.trammel.llamacpp.internal.jinja;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed template. Immutable, and safe for use by several threads. */
public final class Template {
    private final Node body;

    private Template(Node body) {
        this.body = body;
    }

    /**
     * Parses a template.
     *
     * @throws JinjaException if it can't be, or has a tag that is not known here
     */
    public static Template parse(String source) {
        try {
            return new Template(new TemplateParser(Lexer.tokens(source)).parse());
        } catch (StackOverflowError e) {
            throw new JinjaException("expected a template of moderate depth, found one that is nested too deeply");
        }
    }

    /**
     * Renders the template.
     *
     * @param variables its input: see the package for what values there are
     * @param clock tells the date
     * @throws JinjaException if it can't be rendered, uses a filter, a test or a method that is not known here, or
     *     refuses its input
     */
    public String render(Map<String, ? extends @Nullable Object> variables, Clock clock) {
        Scope scope =
                Scope.global(new Budget(Values.represent(Map.copyOf(variables)).length()));
        Functions.define(scope, clock);
        variables.forEach(scope::set);
        StringBuilder out = new StringBuilder();
        try {
            body.render(scope, out);
        } catch (StackOverflowError e) {
            throw new JinjaException("expected a template of moderate depth, found one that calls itself without end");
        }
        return out.toString();
    }
}
