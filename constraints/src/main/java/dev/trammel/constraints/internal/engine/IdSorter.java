package dev.trammel.constraints.internal.engine;

import java.util.Arrays;

/**
 * Sorts token ids by setting bits, which takes a step an id and a step for 4,096 tokens. Not for two threads at once.
 */
final class IdSorter {
    /** So few are sorted by comparing. */
    private static final int FEW = 24;

    private final int width;
    private long[] words = {};
    /** The words with a bit, as bits. */
    private long[] touched = {};

    /** For ids below a width. */
    IdSorter(int width) {
        this.width = width;
    }

    /** The first ids of an array, ascending and distinct, in a new array. */
    int[] sorted(int[] ids, int size) {
        if (isAscending(ids, size)) {
            return Arrays.copyOf(ids, size);
        }
        return size <= FEW ? compared(Arrays.copyOf(ids, size)) : byBits(ids, size);
    }

    private static boolean isAscending(int[] ids, int size) {
        for (int i = 1; i < size; i++) {
            if (ids[i - 1] >= ids[i]) {
                return false;
            }
        }
        return true;
    }

    private static int[] compared(int[] ids) {
        Arrays.sort(ids);
        int distinct = 1;
        for (int i = 1; i < ids.length; i++) {
            if (ids[distinct - 1] != ids[i]) {
                ids[distinct++] = ids[i];
            }
        }
        return distinct == ids.length ? ids : Arrays.copyOf(ids, distinct);
    }

    private int[] byBits(int[] ids, int size) {
        if (words.length == 0) {
            words = new long[(width + 63) >> 6];
            touched = new long[(words.length + 63) >> 6];
        }
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            int id = ids[i];
            int word = id >> 6;
            long before = words[word];
            long after = before | 1L << id;
            if (before != after) {
                distinct++;
                words[word] = after;
                touched[word >> 6] |= 1L << word;
            }
        }
        int[] sorted = new int[distinct];
        int at = 0;
        for (int i = 0; i < touched.length; i++) {
            for (long some = touched[i]; some != 0; some &= some - 1) {
                int word = (i << 6) + Long.numberOfTrailingZeros(some);
                for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                    sorted[at++] = (word << 6) + Long.numberOfTrailingZeros(bits);
                }
                words[word] = 0;
            }
            touched[i] = 0;
        }
        return sorted;
    }
}
