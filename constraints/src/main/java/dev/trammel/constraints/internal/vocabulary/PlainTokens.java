package dev.trammel.constraints.internal.vocabulary;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens that can stand within a JSON string as they are, without a quote, a backslash or a control character: as a
 * trie in the order in which it is walked, so that the walk goes straight through memory. Immutable.
 */
public final class PlainTokens {
    /** Steps that an automaton takes: for each state, the state after each byte, or a negative number. */
    @FunctionalInterface
    public interface Rows {
        /** The states after each of the 256 bytes; not copied. */
        int[] of(int state);
    }

    private static final int NO_TOKEN = -1;

    private final byte[] label;
    private final byte[] depth;
    /** The node behind all that are below one. */
    private final int[] skip;
    /** The token that ends at a node, or -1, or for several the complement of their place less one. */
    private final int[] token;

    private final int[][] several;
    private final int deepest;

    private final long[][] byLength;
    private final long[][] with = new long[256][];
    private final int[] beginning = new int[256];

    /**
     * Lays out a trie.
     *
     * @param bytes the bytes of each token of the vocabulary
     */
    PlainTokens(ByteTrie trie, byte[][] bytes) {
        int words = (bytes.length + 63) >> 6;
        for (int b = 0x20; b < with.length; b++) {
            with[b] = new long[words];
        }
        byLength = byLength(trie, bytes, words);
        for (int place = 0; place < trie.endId(ByteTrie.ROOT); place++) {
            int id = trie.id(place);
            beginning[bytes[id].length == 0 ? 0 : bytes[id][0] & 0xFF]++;
            for (byte b : bytes[id]) {
                with[b & 0xFF][id >> 6] |= 1L << id;
            }
        }
        int size = trie.size() - 1;
        label = new byte[size];
        depth = new byte[size];
        skip = new int[size];
        token = new int[size];
        List<int[]> twins = new ArrayList<>();
        int most = 0;
        int[] stack = new int[trie.size()];
        int top = 0;
        for (int child = trie.endChild(ByteTrie.ROOT) - 1; child >= trie.firstChild(ByteTrie.ROOT); child--) {
            stack[top++] = child;
        }
        int[] open = new int[256];
        int[] level = new int[trie.size()];
        for (int at = 0; at < size; at++) {
            int node = stack[--top];
            int deep = level[node];
            most = Math.max(most, deep);
            label[at] = (byte) trie.label(node);
            depth[at] = (byte) deep;
            token[at] = ownToken(trie, node, twins);
            open[deep] = at;
            for (int child = trie.endChild(node) - 1; child >= trie.firstChild(node); child--) {
                level[child] = deep + 1;
                stack[top++] = child;
            }
        }
        deepest = most;
        several = twins.toArray(new int[0][]);
        int[] next = new int[most + 2];
        Arrays.fill(next, size);
        for (int at = size - 1; at >= 0; at--) {
            int deep = depth[at] & 0xFF;
            int behind = size;
            for (int above = 0; above <= deep; above++) {
                behind = Math.min(behind, next[above]);
            }
            skip[at] = behind;
            next[deep] = at;
            Arrays.fill(next, deep + 1, next.length, size);
        }
    }

    /** The tokens with a byte from 0x20 on in them, as bits; not copied. */
    public long[] with(int b) {
        return with[b];
    }

    /** How many tokens begin with a byte. */
    public int beginning(int b) {
        return beginning[b];
    }

    /** The greatest number of code points in a token. */
    public int longest() {
        return byLength.length - 1;
    }

    /**
     * The tokens that are valid UTF-8, or the beginning of it, of at most so many code points, as bits; not copied.
     *
     * @param codePoints at least 0
     */
    public long[] upTo(int codePoints) {
        return byLength[Math.min(codePoints, byLength.length - 1)];
    }

    private static long[][] byLength(ByteTrie trie, byte[][] bytes, int words) {
        int most = 0;
        int[] lengths = new int[trie.endId(ByteTrie.ROOT)];
        for (int place = 0; place < lengths.length; place++) {
            lengths[place] = codePoints(bytes[trie.id(place)]);
            most = Math.max(most, lengths[place]);
        }
        long[][] exactly = new long[most + 1][words];
        for (int place = 0; place < lengths.length; place++) {
            int id = trie.id(place);
            if (lengths[place] >= 0) {
                exactly[lengths[place]][id >> 6] |= 1L << id;
            }
        }
        for (int length = 1; length <= most; length++) {
            for (int i = 0; i < words; i++) {
                exactly[length][i] |= exactly[length - 1][i];
            }
        }
        return exactly;
    }

    /** How many code points begin in a text; -1 if it is not valid UTF-8, nor the beginning of it. */
    private static int codePoints(byte[] text) {
        int state = LengthDfa.ANY_TEXT.start();
        int count = 0;
        for (byte b : text) {
            count += LengthDfa.ANY_TEXT.isBetween(state) ? 1 : 0;
            state = LengthDfa.ANY_TEXT.step(state, b & 0xFF);
            if (state == Dfa.DEAD) {
                return -1;
            }
        }
        return count;
    }

    private static int ownToken(ByteTrie trie, int node, List<int[]> twins) {
        int own = trie.endOwn(node) - trie.firstId(node);
        if (own == 0) {
            return NO_TOKEN;
        }
        if (own == 1) {
            return trie.id(trie.firstId(node));
        }
        int[] ids = new int[own];
        for (int i = 0; i < own; i++) {
            ids[i] = trie.id(trie.firstId(node) + i);
        }
        twins.add(ids);
        return -1 - twins.size();
    }

    /** Takes a token and the state that it leads to. */
    @FunctionalInterface
    public interface Visitor {
        /** Called with each token once. */
        void visit(int id, int state);
    }

    /**
     * Calls with all tokens that lead an automaton from a state to a state. Complexity: linear in the nodes that it
     * reaches.
     */
    public void forEach(Rows rows, int state, Visitor visitor) {
        int[][] rowAt = new int[deepest + 2][];
        rowAt[0] = rows.of(state);
        int size = label.length;
        int at = 0;
        while (at < size) {
            int deep = depth[at] & 0xFF;
            int next = rowAt[deep][label[at] & 0xFF];
            if (next < 0) {
                at = skip[at];
                continue;
            }
            int id = token[at];
            if (id >= 0) {
                visitor.visit(id, next);
            } else if (id != NO_TOKEN) {
                for (int one : several[-2 - id]) {
                    visitor.visit(one, next);
                }
            }
            if (skip[at] > at + 1) {
                rowAt[deep + 1] = rows.of(next);
            }
            at++;
        }
    }

    /**
     * Sets the bits of all tokens that lead an automaton from a state to a state. Complexity: linear in the nodes that
     * it reaches.
     */
    public void collect(Rows rows, int state, long[] bits) {
        int[][] rowAt = new int[deepest + 2][];
        rowAt[0] = rows.of(state);
        int size = label.length;
        int at = 0;
        while (at < size) {
            int deep = depth[at] & 0xFF;
            int next = rowAt[deep][label[at] & 0xFF];
            if (next < 0) {
                at = skip[at];
                continue;
            }
            int id = token[at];
            if (id >= 0) {
                bits[id >> 6] |= 1L << id;
            } else if (id != NO_TOKEN) {
                for (int one : several[-2 - id]) {
                    bits[one >> 6] |= 1L << one;
                }
            }
            if (skip[at] > at + 1) {
                rowAt[deep + 1] = rows.of(next);
            }
            at++;
        }
    }
}
