package dev.trammel.openai.internal.wire;

import dev.trammel.FinishReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads members leniently: no server's answers agree with OpenAI's description in full. */
final class Reading {
    private Reading() {}

    static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    static @Nullable String textOrNull(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? null : value.asString(value.toString());
    }

    /** JSON of a tool's arguments, which some servers write as an object rather than a text. */
    static String json(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.isString() ? value.stringValue() : value.toString();
    }

    static @Nullable FinishReason finishReason(JsonNode value) {
        String word = value.asString("").toLowerCase(Locale.ROOT);
        if (word.startsWith("content_filter")) { // Gemini adds why
            return FinishReason.FILTERED;
        }
        return switch (word) {
            case "" -> null;
            case "length", "max_tokens", "model_length", "model_context_window_exceeded" -> FinishReason.TRUNCATED;
            case "tool_calls", "function_call", "tool_use" -> FinishReason.TOOL_CALLS;
            case "safety", "recitation", "blocklist", "prohibited_content", "spii" -> FinishReason.FILTERED;
            case "refusal" -> FinishReason.REFUSED;
            case "error", "abort", "timeout", "insufficient_system_resource" -> FinishReason.FAILED;
            default -> FinishReason.STOP;
        };
    }
}
