package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a list that have not been used, decoded. A state is a node of their trie, a label the index of a text.
 */
final class UnusedTexts extends Dfa {
    private static final int NEVER = Value.NEVER;

    private final ByteTrie trie;
    private final BitSet used;
    private int @Nullable [] nearest;

    /**
     * Texts but for some.
     *
     * @param trie by their index, which comes once
     * @param used not copied
     */
    UnusedTexts(ByteTrie trie, BitSet used) {
        this.trie = trie;
        this.used = used;
    }

    private boolean isLive(int node) {
        for (int place = trie.firstId(node); place < trie.endId(node); place++) {
            if (isUnused(trie.id(place))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has not been used. */
    boolean isUnused(int text) {
        return !used.get(text);
    }

    @Override
    public int start() {
        return isLive(ByteTrie.ROOT) ? ByteTrie.ROOT : DEAD;
    }

    @Override
    public int step(int state, int b) {
        int child = trie.child(state, b);
        return child >= 0 && isLive(child) ? child : DEAD;
    }

    @Override
    public boolean accepts(int state) {
        return trie.endOwn(state) > trie.firstId(state) && isUnused(label(state));
    }

    @Override
    public int label(int state) {
        return trie.id(trie.firstId(state));
    }

    @Override
    public int shortest(int state) {
        int[] known = nearest;
        if (known == null) {
            known = new int[trie.size()];
            for (int node = trie.size() - 1; node >= 0; node--) {
                known[node] = accepts(node) ? 0 : NEVER;
                for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
                    known[node] = Math.min(known[node], known[child] + 1);
                }
            }
            nearest = known;
        }
        return known[state];
    }

    @Override
    public int onlyByte(int state) {
        return trie.onlyLabel(state, this::isLive);
    }

    @Override
    public int[] fewBytes(int state) {
        return trie.labelsBelow(state);
    }

    @Override
    public boolean isNarrow(int state) {
        return true;
    }
}
