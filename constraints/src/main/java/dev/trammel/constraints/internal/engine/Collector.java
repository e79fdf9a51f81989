package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.TokenMask;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers token ids into a mask. Ids may come more than once and in any order. */
final class Collector {
    private static final int[] NONE = {};

    private final int width;
    private long @Nullable [] words;
    private boolean owned;
    private int[] ids = new int[32];
    private int size;

    Collector(int width) {
        this.width = width;
    }

    void add(int id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
        }
        ids[size++] = id;
    }

    void addAll(int[] more) {
        if (ids.length < size + more.length) {
            ids = Arrays.copyOf(ids, Math.max(2 * size, size + more.length));
        }
        System.arraycopy(more, 0, ids, size, more.length);
        size += more.length;
    }

    /** Adds a set that is shared and never written to. */
    void addShared(long[] set) {
        long[] known = words;
        if (known == null) {
            words = set;
        } else if (known != set) {
            long[] union = owned ? known : known.clone();
            for (int i = 0; i < union.length; i++) {
                union[i] |= set[i];
            }
            words = union;
            owned = true;
        }
    }

    /** Ascending and distinct; what was gathered as bits is not among them. */
    private int[] distinctIds() {
        Arrays.sort(ids, 0, size);
        int distinct = 0;
        long[] set = words;
        for (int i = 0; i < size; i++) {
            int id = ids[i];
            boolean known =
                    (distinct > 0 && ids[distinct - 1] == id) || (set != null && (set[id >> 6] & (1L << id)) != 0);
            if (!known) {
                ids[distinct++] = id;
            }
        }
        return Arrays.copyOf(ids, distinct);
    }

    TokenMask build() {
        int[] distinct = distinctIds();
        long[] set = words;
        if (set != null) {
            return TokenMask.ofBits(width, set, cardinality(set), distinct, NONE);
        }
        if (distinct.length <= width / 64) {
            return TokenMask.ofIds(width, distinct);
        }
        return TokenMask.ofBits(width, toBits(distinct, width), distinct.length, NONE, NONE);
    }

    static long[] toBits(int[] ids, int width) {
        long[] bits = new long[(width + 63) >> 6];
        for (int id : ids) {
            bits[id >> 6] |= 1L << id;
        }
        return bits;
    }

    private static int cardinality(long[] set) {
        int count = 0;
        for (long word : set) {
            count += Long.bitCount(word);
        }
        return count;
    }

    int[] toIds() {
        return distinctIds();
    }
}
