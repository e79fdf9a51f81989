package dev.trammel.openai.internal.schema;

import dev.trammel.constraints.Report;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a server is told what an answer must be.
 *
 * @param members of the request's body
 * @param instruction what the prompt says of it; null if nothing
 * @param tool the schema of a tool that must be called, whose arguments are the answer; null if there is none
 * @param raise makes the answer what was asked for
 * @param raising how much that takes
 * @param report who holds answers to what
 */
public record Plan(
        ObjectNode members,
        @Nullable String instruction,
        @Nullable JsonNode tool,
        UnaryOperator<String> raise,
        Raise raising,
        Report report) {

    /** How much it takes to make an answer what was asked for. */
    public enum Raise {
        /** Nothing. */
        NOTHING,
        /** The only property of the object that is the answer is taken out: can be done as the text comes. */
        UNWRAP,
        /** More: the whole text is needed. */
        REWRITE
    }

    /** Whether the server is told a format at all. */
    public boolean hasFormat() {
        return !members.isEmpty() || tool != null || instruction != null;
    }
}
