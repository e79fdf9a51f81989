package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.vocabulary.ByteTrie;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may come next in an object, decoded. A state is a node of the trie of declared names, or, behind those,
 * a state of the text that is none of them. Nothing is worked out ahead, since there is one for each set of keys seen.
 */
final class KeyDfa extends Dfa {
    private static final int UNREACHABLE = Integer.MAX_VALUE;

    private final ObjectSpec spec;
    private final ByteTrie trie;
    private final Seen seen;
    private final boolean open;
    private int @Nullable [] nearest;

    KeyDfa(ObjectSpec spec, Seen seen) {
        this.spec = spec;
        this.seen = seen;
        trie = spec.trie();
        open = spec.allows(spec.additionalLabel(), seen);
    }

    private boolean isDeclared(int node) {
        return trie.endOwn(node) > trie.firstId(node);
    }

    private boolean acceptsNode(int node) {
        return isDeclared(node)
                ? spec.allows(trie.id(trie.firstId(node)), seen)
                : open && LengthDfa.ANY_TEXT.accepts(spec.textState(node));
    }

    private boolean isLive(int node) {
        if (open) {
            return true;
        }
        for (int place = trie.firstId(node); place < trie.endId(node); place++) {
            if (spec.allows(trie.id(place), seen)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int start() {
        return isLive(ByteTrie.ROOT) ? ByteTrie.ROOT : DEAD;
    }

    @Override
    public int step(int state, int b) {
        if (state >= trie.size()) {
            return free(LengthDfa.ANY_TEXT.step(state - trie.size(), b));
        }
        int child = trie.child(state, b);
        if (child >= 0) {
            return isLive(child) ? child : DEAD;
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
        return state < trie.size() && isDeclared(state) ? trie.id(trie.firstId(state)) : spec.additionalLabel();
    }

    @Override
    public int shortest(int state) {
        return state >= trie.size() ? LengthDfa.ANY_TEXT.shortest(state - trie.size()) : nearest()[state];
    }

    private int[] nearest() {
        int[] known = nearest;
        if (known == null) {
            known = new int[trie.size()];
            for (int node = trie.size() - 1; node >= 0; node--) {
                known[node] = nearestBelow(node, known);
            }
            nearest = known;
        }
        return known;
    }

    /** Bytes from a node to an allowed key at or below it, or off the trie. */
    private int nearestBelow(int node, int[] below) {
        if (acceptsNode(node)) {
            return 0;
        }
        int least = open ? Math.max(1, LengthDfa.ANY_TEXT.shortest(spec.textState(node))) : UNREACHABLE;
        for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
            if (below[child] != UNREACHABLE) {
                least = Math.min(least, below[child] + 1);
            }
        }
        return least;
    }

    @Override
    public int onlyByte(int state) {
        if (open || state >= trie.size()) {
            return MANY_BYTES;
        }
        int only = NO_BYTE;
        for (int child = trie.firstChild(state); child < trie.endChild(state); child++) {
            if (isLive(child)) {
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
        return label == spec.additionalLabel() ? open : spec.allows(label, seen);
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

    /** A key that is open to others behaves like any text where it leaves the declared ones. */
    @Override
    public @Nullable Dfa base(int state) {
        boolean between = state < trie.size() && LengthDfa.ANY_TEXT.accepts(spec.textState(state));
        return open && between ? LengthDfa.ANY_TEXT : null;
    }

    @Override
    public int baseLabel(int state) {
        return spec.additionalLabel();
    }

    @Override
    public int @Nullable [] differingBytes(int state) {
        if (state >= trie.size()) {
            return null;
        }
        int[] bytes = new int[trie.endChild(state) - trie.firstChild(state)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = trie.label(trie.firstChild(state) + i);
        }
        return bytes;
    }
}
