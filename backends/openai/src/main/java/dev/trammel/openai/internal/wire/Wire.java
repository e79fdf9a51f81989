package dev.trammel.openai.internal.wire;

import dev.trammel.RemoteChunk;
import dev.trammel.openai.Protocol;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A protocol: how a request is written, and an answer read. Stateless. */
public interface Wire {

    /** The one for a protocol. */
    static Wire of(Protocol protocol) {
        return switch (protocol) {
            case CHAT_COMPLETIONS -> new ChatCompletions();
            case ANTHROPIC_MESSAGES -> new AnthropicMessages();
            case OLLAMA_CHAT -> new OllamaChat();
        };
    }

    /** Where a request goes, below the base URL. */
    String path(Question question);

    /**
     * The body of a request.
     *
     * @throws IllegalArgumentException if the server doesn't take all of it
     */
    ObjectNode body(Question question);

    /** Reads the answers of a whole body; empty if there are none. */
    List<Draft> answers(JsonNode body);

    /** Reads an event of a stream into an answer, and tells what is new. */
    void read(JsonNode event, Draft draft, Consumer<RemoteChunk> news);

    /** Whether a stream's events are lines of JSON rather than server-sent events. */
    boolean isLines();
}
