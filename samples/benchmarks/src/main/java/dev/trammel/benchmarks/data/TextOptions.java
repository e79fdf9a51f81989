package dev.trammel.benchmarks.data;

import dev.trammel.constraints.JsonOptions;
import picocli.CommandLine.Option;

/** The options that say how JSON may be written. */
public final class TextOptions {
    /**
     * What most benchmarks use: every key order and spelling that validates, and blanks as people and programs write
     * them.
     */
    public static final JsonOptions WIDE =
            JsonOptions.DEFAULT.withForm(JsonOptions.Form.ANY).withKeyOrder(JsonOptions.KeyOrder.ANY);

    @Option(names = "--whitespace", description = "Of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private JsonOptions.Whitespace whitespace = JsonOptions.Whitespace.NATURAL;

    @Option(names = "--form", description = "Of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private JsonOptions.Form form = JsonOptions.Form.ANY;

    @Option(names = "--key-order", description = "Of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private JsonOptions.KeyOrder keyOrder = JsonOptions.KeyOrder.ANY;

    /** What they say. */
    public JsonOptions get() {
        return new JsonOptions(whitespace, form, keyOrder);
    }
}
