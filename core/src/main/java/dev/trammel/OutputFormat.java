package dev.trammel;

import java.util.List;

/**
 * What an answer's text must be, as data: a local model is held to it by masks, a server is told it in its own words.
 */
public sealed interface OutputFormat {

    /**
     * JSON that satisfies a schema.
     *
     * @param schema of any draft from 4 to 2020-12
     */
    record Json(JsonSchema schema) implements OutputFormat {}

    /**
     * A text that a regular expression matches from beginning to end.
     *
     * @param regex ECMA-262 with the {@code u} flag
     */
    record Regex(String regex) implements OutputFormat {}

    /**
     * One of some texts.
     *
     * @param options at least one
     */
    record Choice(List<String> options) implements OutputFormat {

        /** Copies the options. */
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Any text. */
    record Text() implements OutputFormat {}
}
