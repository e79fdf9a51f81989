package dev.trammel.constraints;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A set of token ids, as wide as the logits. Immutable.
 *
 * <p>It is kept as a bit set that many masks share, and two short lists of ids that differ from it; so making one
 * copies nothing of the vocabulary's size, and walking a small one costs what it holds.
 */
public final class TokenMask {
    private static final int[] NONE = {};
    private static final long[] NO_WORDS = {};

    private final int width;
    private final long[] words;
    private final int[] added;
    private final int[] removed;
    private int cardinality = -1;

    private TokenMask(int width, long[] words, int[] added, int[] removed) {
        this.width = width;
        this.words = words;
        this.added = added;
        this.removed = removed;
    }

    /**
     * A mask of a few ids.
     *
     * @param width the number of logits
     * @param ids ascending, each from 0 to {@code width - 1}; not copied
     */
    public static TokenMask ofIds(int width, int... ids) {
        assert isAscending(ids, width);
        return new TokenMask(width, NO_WORDS, ids, NONE);
    }

    /**
     * A mask that differs from a shared bit set by a few ids.
     *
     * @param width the number of logits
     * @param words bit {@code id % 64} of word {@code id / 64} is an id; not copied, never written to again
     * @param added ascending ids that are not in {@code words}; not copied
     * @param removed ascending ids that are in {@code words}; not copied
     */
    public static TokenMask ofBits(int width, long[] words, int[] added, int[] removed) {
        assert isAscending(added, width) && isAscending(removed, width);
        return new TokenMask(width, words, added, removed);
    }

    /**
     * This mask but for some ids.
     *
     * @param ids ascending and distinct; those that are not allowed anyway change nothing
     */
    public TokenMask without(int... ids) {
        if (ids.length == 0) {
            return this;
        }
        int[] fewer = new int[added.length];
        int left = 0;
        for (int id : added) {
            if (Arrays.binarySearch(ids, id) < 0) {
                fewer[left++] = id;
            }
        }
        int[] more = Arrays.copyOf(removed, removed.length + ids.length);
        int size = removed.length;
        for (int id : ids) {
            if (isSet(id) && Arrays.binarySearch(removed, id) < 0) {
                more[size++] = id;
            }
        }
        Arrays.sort(more, 0, size);
        return new TokenMask(width, words, Arrays.copyOf(fewer, left), Arrays.copyOf(more, size));
    }

    private static boolean isAscending(int[] ids, int width) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= width || (i > 0 && ids[i - 1] >= ids[i])) {
                return false;
            }
        }
        return true;
    }

    /** The number of logits. */
    public int width() {
        return width;
    }

    /** How many tokens are allowed. Complexity: linear in the words of the bit set, once. */
    public int cardinality() {
        if (cardinality < 0) {
            int count = added.length - removed.length;
            for (long word : words) {
                count += Long.bitCount(word);
            }
            cardinality = count;
        }
        return cardinality;
    }

    /** Whether no token is allowed. */
    public boolean isEmpty() {
        return cardinality() == 0;
    }

    /**
     * Whether a token is allowed; false for ids outside the vocabulary. Complexity: logarithmic in the ids that differ.
     */
    public boolean allows(int id) {
        if (isSet(id)) {
            return removed.length == 0 || Arrays.binarySearch(removed, id) < 0;
        }
        return added.length != 0 && Arrays.binarySearch(added, id) >= 0;
    }

    private boolean isSet(int id) {
        int word = id >> 6;
        return word >= 0 && word < words.length && (words[word] & (1L << id)) != 0;
    }

    /** Calls with each allowed id, ascending. Complexity: linear in the ids, plus one step for 64 of the shared set. */
    public void forEach(IntConsumer action) {
        int nextAdded = 0;
        int nextRemoved = 0;
        for (int word = 0; word < words.length; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                int id = (word << 6) + Long.numberOfTrailingZeros(bits);
                while (nextAdded < added.length && added[nextAdded] < id) {
                    action.accept(added[nextAdded++]);
                }
                if (nextRemoved < removed.length && removed[nextRemoved] == id) {
                    nextRemoved++;
                } else {
                    action.accept(id);
                }
            }
        }
        while (nextAdded < added.length) {
            action.accept(added[nextAdded++]);
        }
    }

    /** The allowed ids, ascending, in a new array. */
    public int[] toArray() {
        int[] ids = new int[cardinality()];
        int[] size = {0};
        forEach(id -> ids[size[0]++] = id);
        return ids;
    }

    /**
     * Writes the set as bits: id {@code i} is bit {@code i % 64} of word {@code i / 64}.
     *
     * @param target at least {@code (width + 63) / 64} words; those are overwritten
     */
    public void writeTo(long[] target) {
        System.arraycopy(words, 0, target, 0, words.length);
        Arrays.fill(target, words.length, (width + 63) >> 6, 0);
        for (int id : removed) {
            target[id >> 6] &= ~(1L << id);
        }
        for (int id : added) {
            target[id >> 6] |= 1L << id;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenMask that
                && width == that.width
                && cardinality() == that.cardinality()
                && Arrays.equals(toBits(), that.toBits());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBits());
    }

    private long[] toBits() {
        long[] bits = new long[(width + 63) >> 6];
        writeTo(bits);
        return bits;
    }

    @Override
    public String toString() {
        return cardinality() + " of " + width + " tokens";
    }
}
