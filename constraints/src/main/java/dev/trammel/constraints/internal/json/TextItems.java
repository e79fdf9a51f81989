package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts that the items of an array may be, where none may come twice. Immutable. */
final class TextItems {
    private final byte[][] texts;
    private final ByteTrie trie;
    private final int[] depth;

    /**
     * Lists texts.
     *
     * @param texts distinct
     */
    TextItems(List<String> texts) {
        int size = texts.size();
        this.texts = new byte[size][];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            this.texts[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
            labels[i] = i;
        }
        trie = ByteTrie.of(this.texts, labels);
        depth = trie.depths();
    }

    ByteTrie trie() {
        return trie;
    }

    /** What is left of a text at a node of the trie on the way to it: its bytes as JSON, and a quote. */
    int rest(int text, int node) {
        return ObjectSpec.escapedLength(texts[text], depth[node]) + 1;
    }

    /** The first byte of that. */
    int nextByte(int text, int node) {
        return ObjectSpec.escapedByte(texts[text], depth[node]);
    }
}
