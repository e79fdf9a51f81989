package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.vocabulary.ByteTrie;

/**
 * The keys that may come next in an object, decoded. A state is a node of the trie of declared names, or, behind those,
 * a state of the text that is none of them. Immutable.
 */
final class KeyDfa extends Dfa {
    private final ObjectSpec spec;
    private final ByteTrie trie;
    private final boolean open;
    private final boolean[] allowed;
    private final int[] nearest;

    KeyDfa(ObjectSpec spec, Seen seen) {
        this.spec = spec;
        trie = spec.trie();
        open = spec.allows(spec.additionalLabel(), seen);
        allowed = new boolean[spec.names().size()];
        for (int label = 0; label < allowed.length; label++) {
            allowed[label] = spec.allows(label, seen);
        }
        nearest = new int[trie.size()];
        for (int node = trie.size() - 1; node >= 0; node--) {
            nearest[node] = nearestBelow(node);
        }
    }

    /** Bytes from a node to an allowed key at or below it, or off the trie. */
    private int nearestBelow(int node) {
        if (acceptsNode(node)) {
            return 0;
        }
        int least = open ? Math.max(1, LengthDfa.ANY_TEXT.shortest(spec.textState(node))) : Integer.MAX_VALUE;
        for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
            if (nearest[child] != Integer.MAX_VALUE) {
                least = Math.min(least, nearest[child] + 1);
            }
        }
        return least;
    }

    private boolean acceptsNode(int node) {
        boolean declared = trie.endOwn(node) > trie.firstId(node);
        return declared
                ? allowed[trie.id(trie.firstId(node))]
                : open && LengthDfa.ANY_TEXT.accepts(spec.textState(node));
    }

    @Override
    public int start() {
        return nearest[ByteTrie.ROOT] == Integer.MAX_VALUE ? DEAD : ByteTrie.ROOT;
    }

    @Override
    public int step(int state, int b) {
        if (state >= trie.size()) {
            return free(LengthDfa.ANY_TEXT.step(state - trie.size(), b));
        }
        int child = trie.child(state, b);
        if (child >= 0) {
            return nearest[child] == Integer.MAX_VALUE ? DEAD : child;
        }
        return open ? free(LengthDfa.ANY_TEXT.step(spec.textState(state), b)) : DEAD;
    }

    private int free(int text) {
        return text == DEAD ? DEAD : trie.size() + text;
    }

    @Override
    public boolean accepts(int state) {
        return state >= trie.size() ? LengthDfa.ANY_TEXT.accepts(state - trie.size()) : acceptsNode(state);
    }

    @Override
    public int label(int state) {
        boolean declared = state < trie.size() && trie.endOwn(state) > trie.firstId(state);
        return declared ? trie.id(trie.firstId(state)) : spec.additionalLabel();
    }

    @Override
    public int shortest(int state) {
        return state >= trie.size() ? LengthDfa.ANY_TEXT.shortest(state - trie.size()) : nearest[state];
    }

    @Override
    public int onlyByte(int state) {
        if (open || state >= trie.size()) {
            return MANY_BYTES;
        }
        int only = NO_BYTE;
        for (int child = trie.firstChild(state); child < trie.endChild(state); child++) {
            if (nearest[child] != Integer.MAX_VALUE) {
                if (only != NO_BYTE) {
                    return MANY_BYTES;
                }
                only = trie.label(child);
            }
        }
        return only;
    }

    /** Whether a label may come next. */
    boolean allows(int label) {
        return label < allowed.length ? allowed[label] : open;
    }

    /** Whether a state is a node of the trie. */
    boolean isNode(int state) {
        return state < trie.size();
    }

    @Override
    public boolean isUniversal(int state) {
        return state == trie.size() + LengthDfa.ANY_TEXT.start() || (open && trie.size() == 1);
    }

    @Override
    public boolean isNarrow(int state) {
        return !open;
    }
}
