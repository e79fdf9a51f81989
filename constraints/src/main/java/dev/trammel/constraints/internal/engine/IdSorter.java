package dev.trammel.constraints.internal.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sorts token ids by setting bits, which takes a step an id and a step for 4,096 tokens. */
final class IdSorter {
    /** So few are sorted by comparing. */
    private static final int FEW = 24;

    /** What was used last, for whoever sorts next; who finds none makes one. */
    private static final AtomicReference<@Nullable Bits> SPARE = new AtomicReference<>();

    private final int width;

    /**
     * Bits that are all 0 while nobody uses them.
     *
     * @param touched the words with a bit, as bits
     */
    @SuppressWarnings("ArrayRecordComponent") // written to by who has taken it
    private record Bits(long[] words, long[] touched) {
        static Bits of(int width) {
            int words = (width + 63) >> 6;
            return new Bits(new long[words], new long[(words + 63) >> 6]);
        }
    }

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
        Bits spare = SPARE.getAndSet(null);
        Bits bits = spare != null && spare.words.length << 6 >= width ? spare : Bits.of(width);
        int[] sorted = byBits(ids, size, bits.words, bits.touched);
        SPARE.set(bits);
        return sorted;
    }

    private static int[] byBits(int[] ids, int size, long[] words, long[] touched) {
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
