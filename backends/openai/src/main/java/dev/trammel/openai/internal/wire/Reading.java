package dev.trammel.openai.internal.wire;

import dev.trammel.FinishReason;
import dev.trammel.Usage;
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
        return switch (value.asString("")) {
            case "" -> null;
            case "length", "max_tokens", "model_length", "model_context_window_exceeded" -> FinishReason.TRUNCATED;
            case "tool_calls", "function_call", "tool_use" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.FILTERED;
            case "refusal" -> FinishReason.REFUSED;
            case "error" -> FinishReason.FAILED;
            default -> FinishReason.STOP;
        };
    }

    /** Tokens as OpenAI, Anthropic and DeepSeek count them. */
    static Usage usage(JsonNode usage) {
        int cached = usage.path("prompt_tokens_details").path("cached_tokens").asInt(0)
                + usage.path("prompt_cache_hit_tokens").asInt(0)
                + usage.path("cache_read_input_tokens").asInt(0);
        int prompt = usage.has("prompt_tokens")
                ? usage.path("prompt_tokens").asInt(0)
                : usage.path("input_tokens").asInt(0)
                        + usage.path("cache_read_input_tokens").asInt(0)
                        + usage.path("cache_creation_input_tokens").asInt(0);
        int completion = usage.path("completion_tokens")
                .asInt(usage.path("output_tokens").asInt(0));
        int reasoning =
                usage.path("completion_tokens_details").path("reasoning_tokens").asInt(0);
        return new Usage(prompt, Math.min(cached, prompt), completion, 0, reasoning);
    }
}
