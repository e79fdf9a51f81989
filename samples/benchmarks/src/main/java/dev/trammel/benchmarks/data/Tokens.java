package dev.trammel.benchmarks.data;

import dev.trammel.constraints.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Cuts texts into tokens, always taking the longest that fits, and joins them again. */
public final class Tokens {
    private final Vocabulary vocabulary;
    private final Map<ByteBuffer, Integer> ids = new HashMap<>();
    private int longest;

    /** Reads the tokens of a vocabulary. */
    public Tokens(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        for (int id = 0; id < vocabulary.size(); id++) {
            byte[] text = vocabulary.bytes(id);
            if (text.length > 0) {
                ids.putIfAbsent(ByteBuffer.wrap(text), id);
                longest = Math.max(longest, text.length);
            }
        }
    }

    /**
     * The tokens of a text.
     *
     * @throws IllegalArgumentException if the vocabulary lacks one of its bytes
     */
    public int[] of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[bytes.length];
        int count = 0;
        int from = 0;
        while (from < bytes.length) {
            int length = Math.min(longest, bytes.length - from) + 1;
            Integer id = null;
            while (id == null && --length > 0) {
                id = ids.get(ByteBuffer.wrap(bytes, from, length));
            }
            if (id == null) {
                throw new IllegalArgumentException(
                        "expected a vocabulary with a token for each byte, found none for " + bytes[from]);
            }
            tokens[count++] = id;
            from += length;
        }
        return Arrays.copyOf(tokens, count);
    }

    /** The text of the first tokens. */
    public String text(int[] tokens, int count) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            text.writeBytes(vocabulary.bytes(tokens[i]));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** The end of the text of the first tokens, cut to a line. */
    public String tail(int[] tokens, int count) {
        String text = text(tokens, count);
        return text.length() <= 60 ? text : "…" + text.substring(text.length() - 59);
    }
}
