package dev.trammel.constraints.internal.vocabulary;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tokens have left behind each quote in them. A vocabulary has many tokens with a quote but few distinct
 * remainders. Immutable.
 */
public final class Remainders {
    private final ByteTrie trie;
    private final int[] @Nullable [] byOffset;
    private final int size;

    /** Looks at all tokens of a trie. */
    Remainders(ByteTrie tokens, byte[][] bytes) {
        Map<String, Integer> index = new HashMap<>();
        byOffset = new int[bytes.length][];
        byte[][] texts = new byte[64][];
        for (int place = 0; place < tokens.endId(ByteTrie.ROOT); place++) {
            int id = tokens.id(place);
            byte[] text = bytes[id];
            for (int i = 0; i + 1 < text.length; i++) {
                if (text[i] != '"') {
                    continue;
                }
                byte[] rest = Arrays.copyOfRange(text, i + 1, text.length);
                Integer known =
                        index.putIfAbsent(new String(rest, java.nio.charset.StandardCharsets.ISO_8859_1), index.size());
                int number = known == null ? index.size() - 1 : known;
                if (known == null) {
                    texts = number == texts.length ? Arrays.copyOf(texts, 2 * number) : texts;
                    texts[number] = rest;
                }
                int[] offsets = byOffset[id];
                if (offsets == null) {
                    offsets = new int[text.length];
                    byOffset[id] = offsets;
                }
                offsets[i + 1] = number;
            }
        }
        size = index.size();
        int[] numbers = new int[size];
        Arrays.setAll(numbers, i -> i);
        trie = ByteTrie.of(Arrays.copyOf(texts, size), numbers);
    }

    /** The remainders, by their numbers. */
    public ByteTrie trie() {
        return trie;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number of what a token has left from an offset, which is behind a quote and not its end. */
    public int number(int token, int offset) {
        int[] offsets = byOffset[token];
        if (offsets == null) {
            throw new AssertionError("no quote in token " + token);
        }
        return offsets[offset];
    }
}
