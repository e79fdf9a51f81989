package dev.trammel.constraints.internal.vocabulary;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Sets of tokens that came before. Constraints of one vocabulary have many sets in common; with the arrays of those
 * shared, each is in memory once, as long as somebody uses it. A set whose place another one has taken is forgotten
 * here, and no longer shared. Safe for use by several threads.
 */
public final class SetPool {
    /** Shorter lists are not worth a reference. */
    private static final int FEW = 16;

    private static final int PLACES = 1 << 14;

    /** So many elements tell nearly all sets apart; the others are left to the comparison. */
    private static final int LOOKED_AT = 128;

    private final AtomicReferenceArray<@Nullable WeakReference<int[]>> lists = new AtomicReferenceArray<>(PLACES);
    private final AtomicReferenceArray<@Nullable WeakReference<long[]>> bitSets = new AtomicReferenceArray<>(PLACES);

    SetPool() {}

    /**
     * An equal array, which may be this one. Complexity: linear.
     *
     * @param ids never written to again
     */
    public int[] shared(int[] ids) {
        if (ids.length < FEW) {
            return ids;
        }
        int hash = ids.length;
        for (int i = 0; i < ids.length; i += 1 + ids.length / LOOKED_AT) {
            hash = 31 * hash + ids[i];
        }
        int place = place(hash);
        int[] known = value(lists.get(place));
        if (known != null && Arrays.equals(known, ids)) {
            return known;
        }
        lists.set(place, new WeakReference<>(ids));
        return ids;
    }

    /**
     * An equal array, which may be this one. Complexity: linear.
     *
     * @param bits never written to again
     */
    public long[] shared(long[] bits) {
        long hash = 0;
        for (int i = 0; i < bits.length; i += 1 + bits.length / LOOKED_AT) {
            hash = 31 * hash + bits[i];
        }
        int place = place(Long.hashCode(hash));
        long[] known = value(bitSets.get(place));
        if (known != null && Arrays.equals(known, bits)) {
            return known;
        }
        bitSets.set(place, new WeakReference<>(bits));
        return bits;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 14 ^ hash >>> 28) & (PLACES - 1);
    }

    private static <T> @Nullable T value(@Nullable WeakReference<T> reference) {
        return reference == null ? null : reference.get();
    }
}
