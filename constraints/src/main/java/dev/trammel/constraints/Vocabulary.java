package dev.trammel.constraints;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The tokens of a model: for each id its bytes and its kind, and which ids end a sequence. As wide as the logits, which
 * may be wider than the tokenizer. Immutable and shared freely between threads; what the engine learns about it is kept
 * with it, so use one object for one model.
 */
public final class Vocabulary {
    private final byte[][] bytes;
    private final TokenKind[] kinds;
    private final int[] endTokens;
    private final Map<Class<?>, Object> remembered = new ConcurrentHashMap<>();

    private Vocabulary(Builder builder) {
        bytes = builder.bytes.clone();
        kinds = builder.kinds.clone();
        endTokens = Arrays.stream(builder.endTokens, 0, builder.ends)
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Starts a vocabulary in which every id is {@linkplain TokenKind#UNUSED unused}.
     *
     * @param size the number of logits, at least 1
     */
    public static Builder builder(int size) {
        return new Builder(size);
    }

    /** The number of ids, unused ones among them: the number of logits. */
    public int size() {
        return bytes.length;
    }

    /** What a token stands for. */
    public TokenKind kind(int id) {
        return kinds[id];
    }

    /** The bytes a token adds to the text, in a new array: none for a control token or an unused id. */
    public byte[] bytes(int id) {
        return bytes[id].clone();
    }

    /** How many bytes a token adds to the text. */
    public int length(int id) {
        return bytes[id].length;
    }

    /** The tokens that end a sequence, ascending, in a new array. */
    public int[] endTokens() {
        return endTokens.clone();
    }

    /** Whether a token ends a sequence. */
    public boolean isEnd(int id) {
        return Arrays.binarySearch(endTokens, id) >= 0;
    }

    /**
     * What was computed from this vocabulary before, or is now: it is kept as long as the vocabulary, for all who ask.
     *
     * @param type what to compute, and the key under which it is kept
     * @param compute called at most once; its result must be safe for use by several threads
     */
    public <T> T remembered(Class<T> type, Function<Vocabulary, T> compute) {
        return type.cast(remembered.computeIfAbsent(type, key -> compute.apply(this)));
    }

    @Override
    public String toString() {
        return "vocabulary of " + size() + " tokens";
    }

    /** Fills a vocabulary. Not safe for use by several threads. */
    public static final class Builder {
        private static final byte[] NOTHING = {};

        private final byte[][] bytes;
        private final TokenKind[] kinds;
        private int[] endTokens = new int[4];
        private int ends;

        private Builder(int size) {
            if (size < 1) {
                throw new IllegalArgumentException("expected a vocabulary of at least 1 token, found " + size);
            }
            bytes = new byte[size][];
            kinds = new TokenKind[size];
            Arrays.fill(bytes, NOTHING);
            Arrays.fill(kinds, TokenKind.UNUSED);
        }

        /**
         * Sets a token of text.
         *
         * @param text its bytes, copied; a token without bytes becomes unused, since it would add nothing to a text for
         *     ever
         */
        public Builder token(int id, byte[] text) {
            return set(id, text.clone(), text.length == 0 ? TokenKind.UNUSED : TokenKind.NORMAL);
        }

        /** Sets a token of one raw byte. */
        public Builder rawByte(int id, byte value) {
            return set(id, new byte[] {value}, TokenKind.BYTE);
        }

        /** Sets a token that stands for no text. */
        public Builder control(int id) {
            return set(id, NOTHING, TokenKind.CONTROL);
        }

        /** Makes a token one that ends a sequence. It becomes a control token: its text is no longer reachable. */
        public Builder end(int id) {
            control(id);
            if (ends == endTokens.length) {
                endTokens = Arrays.copyOf(endTokens, 2 * ends);
            }
            endTokens[ends++] = id;
            return this;
        }

        private Builder set(int id, byte[] text, TokenKind kind) {
            if (id < 0 || id >= bytes.length) {
                throw new IndexOutOfBoundsException(
                        "expected a token id from 0 to " + (bytes.length - 1) + ", found " + id);
            }
            bytes[id] = text;
            kinds[id] = kind;
            return this;
        }

        /** Finishes the vocabulary; the builder may be used further. */
        public Vocabulary build() {
            return new Vocabulary(this);
        }
    }
}
