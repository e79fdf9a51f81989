package dev.trammel.benchmarks.data;

import dev.trammel.constraints.JsonOptions;
import picocli.CommandLine.Option;

/** The options that say how JSON may be written. */
public final class TextOptions {
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
