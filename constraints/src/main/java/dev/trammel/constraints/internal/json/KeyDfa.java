package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may come next in an object, decoded. A state is a node of the trie of declared names, or, behind those,
 * a state of the patterns for a text that is none of them. Nothing is worked out ahead, since there is one for each set
 * of labels that may come.
 */
final class KeyDfa extends Dfa {
    private static final int UNKNOWN = -3;

    private final ObjectSpec spec;
    private final ByteTrie trie;
    private final KeyPatterns patterns;
    private final boolean[] allowed;
    private final int[] kinds;
    private final @Nullable KeyDfa undeclared;
    private int[] onlyBytes = {};
    private int @Nullable [] nearest;

    /**
     * The keys of some labels.
     *
     * @param allowed by label; not copied
     * @param undeclared the same without the declared ones; null for this one
     */
    KeyDfa(ObjectSpec spec, boolean[] allowed, @Nullable KeyDfa undeclared) {
        this.undeclared = undeclared;
        this.spec = spec;
        this.allowed = allowed;
        trie = spec.trie();
        patterns = spec.patterns();
        int first = spec.names().size();
        int[] free = new int[allowed.length - first];
        int size = 0;
        for (int label = first; label < allowed.length; label++) {
            if (allowed[label]) {
                free[size++] = label - first;
            }
        }
        kinds = Arrays.copyOf(free, size);
    }

    /** Whether every key that is not declared may come. */
    private boolean isOpen() {
        return kinds.length == patterns.kinds();
    }

    /** Whether it may come whatever it is, and all such keys have the same label. */
    private boolean isOpenAlike() {
        return isOpen() && patterns == KeyTable.NONE;
    }

    private int freeLabel(int text) {
        int kind = patterns.kind(text);
        return kind == DEAD ? DEAD : spec.names().size() + kind;
    }

    private boolean acceptsFree(int text) {
        int label = freeLabel(text);
        return label != DEAD && allowed[label];
    }

    private int nearestFree(int text) {
        int least = KeyPatterns.UNREACHABLE;
        for (int kind : kinds) {
            least = Math.min(least, patterns.distance(kind, text));
        }
        return least;
    }

    private boolean acceptsNode(int node) {
        return spec.isDeclared(node) ? allowed[trie.id(trie.firstId(node))] : acceptsFree(spec.textState(node));
    }

    private boolean isLive(int node) {
        for (int kind : kinds) {
            if (spec.nearestFree(kind)[node] < KeyPatterns.UNREACHABLE) {
                return true;
            }
        }
        for (int place = trie.firstId(node); place < trie.endId(node); place++) {
            if (allowed[trie.id(place)]) {
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
            return free(patterns.step(state - trie.size(), b));
        }
        int child = trie.child(state, b);
        if (child >= 0) {
            return isOpen() || isLive(child) ? child : DEAD;
        }
        return kinds.length == 0 ? DEAD : free(patterns.step(spec.textState(state), b));
    }

    @Override
    public void fillRow(int state, int[] row) {
        Arrays.fill(row, DEAD);
        if (kinds.length > 0) {
            int text = textState(state);
            int last = DEAD;
            int lastFree = DEAD;
            for (int b = 0; b < row.length; b++) {
                int next = patterns.step(text, b);
                if (next != last) { // neighbours mostly lead to the same
                    last = next;
                    lastFree = free(next);
                }
                row[b] = lastFree;
            }
        }
        if (state < trie.size()) {
            for (int child = trie.firstChild(state); child < trie.endChild(state); child++) {
                row[trie.label(child)] = isOpen() || isLive(child) ? child : DEAD;
            }
        }
    }

    private int free(int text) {
        return text == DEAD || nearestFree(text) >= KeyPatterns.UNREACHABLE ? DEAD : trie.size() + text;
    }

    @Override
    public boolean accepts(int state) {
        return state >= trie.size() ? acceptsFree(state - trie.size()) : acceptsNode(state);
    }

    @Override
    public int label(int state) {
        if (state >= trie.size()) {
            return freeLabel(state - trie.size());
        }
        return spec.isDeclared(state) ? trie.id(trie.firstId(state)) : freeLabel(spec.textState(state));
    }

    @Override
    public int shortest(int state) {
        return state >= trie.size() ? nearestFree(state - trie.size()) : nearest()[state];
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
        int least = KeyPatterns.UNREACHABLE;
        for (int kind : kinds) {
            least = Math.min(least, spec.nearestFree(kind)[node]);
        }
        for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
            least = Math.min(least, below[child] + 1);
        }
        return least;
    }

    @Override
    public int onlyByte(int state) {
        if (isOpen()) {
            return MANY_BYTES;
        }
        return kinds.length == 0 ? trie.onlyLabel(state, this::isLive) : onlyByteOfAny(state);
    }

    private int onlyByteOfAny(int state) {
        int[] known = onlyBytes;
        if (state >= known.length) {
            int size = known.length;
            known = Arrays.copyOf(known, Math.max(state + 1, Math.max(2 * size, trie.size())));
            Arrays.fill(known, size, known.length, UNKNOWN);
            onlyBytes = known;
        }
        if (known[state] == UNKNOWN) {
            known[state] = super.onlyByte(state);
        }
        return known[state];
    }

    @Override
    public Dfa alike(int state) {
        return undeclared == null || isNode(state) ? this : undeclared;
    }

    /** Whether a label may come next. */
    boolean allows(int label) {
        return allowed[label];
    }

    /** Whether a state is a node of the trie. */
    boolean isNode(int state) {
        return state < trie.size();
    }

    /** The state of the patterns. */
    int textState(int state) {
        return state < trie.size() ? spec.textState(state) : state - trie.size();
    }

    @Override
    public boolean isUniversal(int state) {
        return isOpenAlike() && (trie.size() == 1 || state >= trie.size()) && accepts(state);
    }

    @Override
    public boolean takesAnyText(int state) {
        return isOpen() && patterns.kind(textState(state)) != DEAD;
    }

    @Override
    public boolean isNarrow(int state) {
        return kinds.length == 0;
    }

    @Override
    public int @Nullable [] fewBytes(int state) {
        return kinds.length == 0 ? trie.labelsBelow(state) : null;
    }

    /** A key that is open to others behaves like any text where it leaves the declared ones. */
    @Override
    public @Nullable Dfa base(int state) {
        boolean between = state < trie.size() && LengthDfa.ANY_TEXT.accepts(spec.textState(state));
        return isOpenAlike() && between ? LengthDfa.ANY_TEXT : null;
    }

    @Override
    public int baseLabel(int state) {
        return spec.names().size();
    }

    @Override
    public int @Nullable [] differingBytes(int state) {
        if (state >= trie.size()) {
            return null;
        }
        return trie.labelsBelow(state);
    }
}
