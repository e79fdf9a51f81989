package dev.trammel.openai.internal.wire;

import dev.trammel.openai.BadAnswerException;
import dev.trammel.openai.Embeddings;
import dev.trammel.openai.Fault;
import dev.trammel.openai.internal.http.Faults;
import dev.trammel.openai.internal.http.Reply;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads vectors: of numbers or in Base64, as OpenAI has them or as Ollama does. */
public final class Vectors {
    private Vectors() {}

    /**
     * Reads a body.
     *
     * @param count how many vectors there must be
     */
    public static Embeddings read(Reply reply, int count) {
        JsonNode tree = Answers.tree(reply, Duration.ZERO);
        boolean ollama = tree.path("embeddings").isArray();
        JsonNode list = ollama ? tree.path("embeddings") : tree.path("data");
        float @Nullable [][] vectors = new float[count][];
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            int index = ollama ? i : item.path("index").asInt(i);
            float @Nullable [] vector = vector(ollama ? item : item.path("embedding"));
            if (index < 0 || index >= count || vectors[index] != null || vector == null) {
                throw bad(reply, "a vector for each text", "one that is none, or belongs to none, at " + i);
            }
            vectors[index] = vector;
        }
        if (list.size() != count) {
            throw bad(reply, count + " vectors", String.valueOf(list.size()));
        }
        int tokens = ollama
                ? tree.path("prompt_eval_count").asInt(0)
                : tree.path("usage").path("prompt_tokens").asInt(0);
        List<float[]> all = Arrays.asList(vectors);
        return new Embeddings(all, tokens);
    }

    private static float @Nullable [] vector(JsonNode node) {
        if (node.isString()) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(node.stringValue()))
                        .order(ByteOrder.LITTLE_ENDIAN);
                float[] vector = new float[bytes.remaining() / Float.BYTES];
                bytes.asFloatBuffer().get(vector);
                return vector;
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        JsonNode numbers = node.path(0).isArray() ? node.path(0) : node; // llama.cpp nests one of a kind
        if (!numbers.isArray() || numbers.isEmpty()) {
            return null;
        }
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            if (!numbers.get(i).isNumber()) {
                return null;
            }
            vector[i] = numbers.get(i).floatValue();
        }
        return vector;
    }

    private static BadAnswerException bad(Reply reply, String expected, String found) {
        return new BadAnswerException(
                Fault.of("expected " + expected + ", found " + found + ", at " + Faults.place(reply.url()))
                        .withStatus(reply.status(), Faults.requestId(reply.headers()))
                        .withTries(1));
    }
}
