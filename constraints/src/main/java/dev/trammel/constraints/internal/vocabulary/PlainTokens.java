package dev.trammel.constraints.internal.vocabulary;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Where classes of bytes begin that patterns mostly take or leave as a whole. */
    private static final int[] RANGES = {0x20, '0', '9' + 1, 'A', 'Z' + 1, 'a', 'z' + 1, 0x80, 0xC0, 0x100};

    private final byte[] label;
    private final byte[] depth;
    /** The node behind all that are below one. */
    private final int[] skip;
    /** The token that ends at a node, or -1, or for several the complement of their place less one. */
    private final int[] token;

    private final int[][] several;
    private final int deepest;

    private final long[][] byLength;
    private final int[] longer;
    /** The tokens with a byte, if those are many. */
    private final long[] @Nullable [] with = new long[256][];
    /** The ids with a byte, if those are few. */
    private final int[] @Nullable [] few = new int[256][];
    /** The tokens with any byte of a range. */
    private final long[][] withRange = new long[RANGES.length - 1][];

    private final int[] beginning = new int[256];

    /**
     * Lays out a trie.
     *
     * @param bytes the bytes of each token of the vocabulary
     */
    PlainTokens(ByteTrie trie, byte[][] bytes) {
        int words = (bytes.length + 63) >> 6;
        long[][] withByte = new long[with.length][words];
        byLength = byLength(trie, bytes, words);
        for (int place = 0; place < trie.endId(ByteTrie.ROOT); place++) {
            int id = trie.id(place);
            beginning[bytes[id].length == 0 ? 0 : bytes[id][0] & 0xFF]++;
            for (byte b : bytes[id]) {
                withByte[b & 0xFF][id >> 6] |= 1L << id;
            }
        }
        longer = longer(byLength);
        group(withByte, words);
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
        int last = -1;
        for (int at = 0; at < size; at++) {
            int node = stack[--top];
            int deep = level[node];
            most = Math.max(most, deep);
            label[at] = (byte) trie.label(node);
            depth[at] = (byte) deep;
            token[at] = ownToken(trie, node, twins);
            for (int ended = deep; ended <= last; ended++) {
                skip[open[ended]] = at;
            }
            open[deep] = at;
            last = deep;
            for (int child = trie.endChild(node) - 1; child >= trie.firstChild(node); child--) {
                level[child] = deep + 1;
                stack[top++] = child;
            }
        }
        deepest = most;
        several = twins.toArray(new int[0][]);
        for (int ended = 0; ended <= last; ended++) {
            skip[open[ended]] = size;
        }
    }

    private void group(long[][] withByte, int words) {
        for (int range = 0; range < withRange.length; range++) {
            withRange[range] = new long[words];
            for (int b = RANGES[range]; b < RANGES[range + 1]; b++) {
                int count = 0;
                for (int i = 0; i < words; i++) {
                    withRange[range][i] |= withByte[b][i];
                    count += Long.bitCount(withByte[b][i]);
                }
                if (count < words) {
                    few[b] = BitSet.valueOf(withByte[b]).stream().toArray();
                } else {
                    with[b] = withByte[b];
                }
            }
        }
    }

    private static int[] longer(long[][] byLength) {
        int[] longer = new int[byLength.length];
        int all = 0;
        for (int length = byLength.length - 1; length >= 0; length--) {
            int upTo = 0;
            for (long word : byLength[length]) {
                upTo += Long.bitCount(word);
            }
            all = Math.max(all, upTo);
            longer[length] = all - upTo;
        }
        return longer;
    }

    /** How many tokens that are valid UTF-8, or the beginning of it, have more code points. */
    public int longerThan(int codePoints) {
        return longer[Math.min(codePoints, longer.length - 1)];
    }

    /**
     * The tokens with any of some bytes from 0x20 on in them, as bits. Bytes that go on with a character don't count.
     */
    long[] withAny(ByteSet wanted) {
        long[] any = new long[byLength[0].length];
        for (int range = 0; range < withRange.length; range++) {
            if (RANGES[range] == 0x80) {
                continue;
            }
            if (isWhole(range, wanted)) {
                addAll(withRange[range], any);
                continue;
            }
            for (int b = RANGES[range]; b < RANGES[range + 1]; b++) {
                if (wanted.has(b)) {
                    addWith(b, any);
                }
            }
        }
        return any;
    }

    private boolean isWhole(int range, ByteSet wanted) {
        for (int b = RANGES[range]; b < RANGES[range + 1]; b++) {
            int[] ids = few[b];
            if ((ids == null || ids.length > 0) && !wanted.has(b)) {
                return false;
            }
        }
        return true;
    }

    private void addWith(int b, long[] to) {
        long[] many = with[b];
        int[] ids = few[b];
        if (many != null) {
            addAll(many, to);
        } else if (ids != null) {
            for (int id : ids) {
                to[id >> 6] |= 1L << id;
            }
        }
    }

    private static void addAll(long[] bits, long[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] |= bits[i];
        }
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
        long[] @Nullable [] exactly = new long[most + 1][];
        for (int place = 0; place < lengths.length; place++) {
            if (lengths[place] >= 0) {
                long[] bits = exactly[lengths[place]];
                if (bits == null) {
                    bits = new long[words];
                    exactly[lengths[place]] = bits;
                }
                bits[trie.id(place) >> 6] |= 1L << trie.id(place);
            }
        }
        long[][] upTo = new long[most + 1][];
        long[] shorter = new long[words];
        for (int length = 0; length <= most; length++) {
            shorter = union(shorter, exactly[length]);
            upTo[length] = shorter;
        }
        return upTo;
    }

    /** Where no token has just that length, the shorter ones as they are. */
    private static long[] union(long[] shorter, long @Nullable [] exactly) {
        if (exactly == null) {
            return shorter;
        }
        for (int i = 0; i < shorter.length; i++) {
            exactly[i] |= shorter[i];
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
        int[] stateAt = new int[rowAt.length];
        Arrays.fill(stateAt, Dfa.DEAD);
        rowAt[0] = rows.of(state);
        stateAt[0] = state;
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
            if (skip[at] > at + 1 && stateAt[deep + 1] != next) { // siblings mostly lead to the same state
                rowAt[deep + 1] = next == stateAt[deep] ? rowAt[deep] : rows.of(next);
                stateAt[deep + 1] = next;
            }
            at++;
        }
    }

    /**
     * Sets the bits of all tokens that lead an automaton from a state to a state. Complexity: linear in the nodes that
     * it reaches.
     */
    public void collect(Rows rows, int state, long[] bits) {
        forEach(rows, state, (id, next) -> bits[id >> 6] |= 1L << id);
    }
}
