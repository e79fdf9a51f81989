package dev.trammel.openai.internal.http;

import dev.trammel.Usage;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads how many tokens a server has counted. */
public final class Usages {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // of a member, the rest of the body
            .build();
    private static final Set<String> MEMBERS = Set.of("usage", "prompt_eval_count", "eval_count");

    private Usages() {}

    /** Tokens as OpenAI, Anthropic and DeepSeek count them. */
    public static Usage of(JsonNode usage) {
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

    /** Tokens as Ollama counts them in a whole answer. */
    public static Usage ofOllama(JsonNode answer) {
        return new Usage(
                answer.path("prompt_eval_count").asInt(0),
                0,
                answer.path("eval_count").asInt(0),
                0);
    }

    /**
     * Tokens that a body tells of, which may be cut, too large for a tree, or no JSON at all: found without building
     * more than the numbers.
     */
    static Usage in(byte[] body) {
        ObjectNode found = MAPPER.createObjectNode();
        try (JsonParser parser = MAPPER.tokenStreamFactory().createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    if (MEMBERS.contains(name)) {
                        found.set(name, MAPPER.readTree(parser));
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (JacksonException e) {
            // Cut or broken here: what was found before it counts.
        }
        return found.has("usage") ? of(found.path("usage")) : ofOllama(found);
    }
}
