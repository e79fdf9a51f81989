package dev.trammel.openai.internal.schema;

import dev.trammel.Violation;
import dev.trammel.constraints.Report;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema as a server takes it.
 *
 * @param schema what is sent
 * @param marks what is undone in answers
 * @param wrapped whether the answer is the only property of an object
 * @param report who holds answers to which keyword
 * @param violations what can't be sent at all
 */
record Lowered(ObjectNode schema, Marks marks, boolean wrapped, Report report, List<Violation> violations) {

    /** Undoes in an answer what was done to the schema. */
    JsonNode raise(JsonNode answer) {
        JsonNode raised = marks.isEmpty() ? answer : new Raising(schema, marks).raise(answer);
        if (!wrapped) {
            return raised;
        }
        JsonNode inner = raised.get(Schemas.VALUE);
        return inner == null || raised.size() != 1 ? raised : inner;
    }

    /** Whether answers are as they should be already. */
    boolean isPlain() {
        return !wrapped && marks.isEmpty();
    }
}
