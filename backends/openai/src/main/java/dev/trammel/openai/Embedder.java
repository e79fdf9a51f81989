package dev.trammel.openai;

import dev.trammel.openai.internal.http.Caller;
import dev.trammel.openai.internal.http.Deadline;
import dev.trammel.openai.internal.http.Reply;
import dev.trammel.openai.internal.wire.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns texts into vectors. Immutable. */
public final class Embedder {
    static final int BATCH = 256;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String model;
    private final Caller caller;
    private final Provider provider;
    private final @Nullable Integer dimensions;
    private final int batch;
    private final boolean base64;

    Embedder(String model, Caller caller, Provider provider, @Nullable Integer dimensions, int batch, boolean base64) {
        this.model = model;
        this.caller = caller;
        this.provider = provider;
        this.dimensions = dimensions;
        this.batch = batch;
        this.base64 = base64;
    }

    /** The same with vectors of so many dimensions, at least 1, where the model can. */
    public Embedder withDimensions(int other) {
        require(other, "dimension");
        return new Embedder(model, caller, provider, other, batch, base64);
    }

    /** The same with at most so many texts in one call, at least 1. */
    public Embedder withBatch(int texts) {
        require(texts, "text in a call");
        return new Embedder(model, caller, provider, dimensions, texts, base64);
    }

    /** The same with vectors sent in Base64, a quarter as long, where the server can. */
    public Embedder withBase64() {
        return new Embedder(model, caller, provider, dimensions, batch, true);
    }

    private static void require(int found, String what) {
        if (found < 1) {
            throw new IllegalArgumentException("expected at least 1 " + what + ", found " + found);
        }
    }

    /**
     * Turns texts into vectors, a batch after the other.
     *
     * @param texts at least one, none of them empty
     * @throws OpenAiException if the server gave none
     */
    public Embeddings embed(List<String> texts) {
        if (texts.isEmpty() || texts.contains("")) {
            throw new IllegalArgumentException("expected at least 1 text and none empty, found "
                    + (texts.isEmpty() ? "none" : "an empty one at " + texts.indexOf("")));
        }
        List<float[]> vectors = new ArrayList<>();
        int tokens = 0;
        for (int i = 0; i < texts.size(); i += batch) {
            Embeddings some = call(texts.subList(i, Math.min(texts.size(), i + batch)));
            vectors.addAll(some.vectors());
            tokens += some.promptTokens();
        }
        return new Embeddings(vectors, tokens);
    }

    private Embeddings call(List<String> texts) {
        boolean ollama = provider.protocol() == Protocol.OLLAMA_CHAT;
        ObjectNode body = MAPPER.createObjectNode().put("model", model);
        ArrayNode input = body.putArray("input");
        texts.forEach(input::add);
        if (dimensions != null) {
            body.put("dimensions", dimensions);
        }
        if (base64 && !ollama) {
            body.put("encoding_format", "base64");
        }
        Deadline deadline = caller.deadline(null);
        Reply reply = caller.post(ollama ? "api/embed" : "embeddings", MAPPER.writeValueAsBytes(body), deadline);
        Embeddings read = Vectors.read(reply, texts.size());
        caller.spend(read.promptTokens());
        return read;
    }
}
