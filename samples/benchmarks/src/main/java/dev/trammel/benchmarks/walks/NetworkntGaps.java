package dev.trammel.benchmarks.walks;

import com.networknt.schema.Error;
import java.util.Set;

/** Where networknt is stricter than JSON Schema, so that its word doesn't count. */
final class NetworkntGaps {
    private static final Set<String> FORMATS = Set.of();

    private NetworkntGaps() {}

    /** Whether an error says more of networknt than of the text. */
    static boolean explain(Error error) {
        return "format".equals(error.getKeyword())
                && error.getSchemaNode() != null
                && FORMATS.contains(error.getSchemaNode().asString(""));
    }
}
