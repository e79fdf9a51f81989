package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.vocabulary.SetPool;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gathers token ids. Ids may come more than once and in any order; sets that are shared are copied only where a second
 * one comes.
 */
final class Collector {
    private static final int[] NONE = {};

    private final int width;
    private long @Nullable [] words;
    private boolean owned;
    /** Ids that are set in the words but do not belong, ascending and distinct. */
    private int[] removed = NONE;

    private boolean follows;
    private int farthest;

    private int[] ids = new int[32];
    private int size;
    private final IdSorter sorter;

    Collector(int width) {
        this(width, new IdSorter(width));
    }

    /** Sorts with what is used for others as well. */
    Collector(int width, IdSorter sorter) {
        this.width = width;
        this.sorter = sorter;
    }

    /** From now on, keeps how much is left at most after a token. */
    void follow() {
        follows = true;
    }

    boolean follows() {
        return follows;
    }

    /** Tells how many bytes complete the text after some token. */
    void reach(int shortest) {
        farthest = Math.max(farthest, shortest);
    }

    int farthest() {
        return farthest;
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

    /** Adds a set that is never written to. */
    void addShared(long[] set) {
        long[] known = words;
        if (known == null) {
            words = set;
            return;
        }
        if (known == set && removed.length == 0) {
            return;
        }
        long[] union = own(known);
        for (int i = 0; i < union.length; i++) {
            union[i] |= set[i];
        }
    }

    /** The words as they are without what was removed, free to be written to. */
    private long[] own(long[] known) {
        long[] own = owned ? known : known.clone();
        for (int id : removed) {
            own[id >> 6] &= ~(1L << id);
        }
        removed = NONE;
        words = own;
        owned = true;
        return own;
    }

    /**
     * Adds a set but for some of its ids.
     *
     * @param without ascending
     */
    void addWithout(TokenSet set, int[] without) {
        addAllBut(without, set.added());
        long[] more = set.words();
        if (more == null) {
            return;
        }
        int[] minus = union(set.removed(), ofThose(without, more));
        if (words == null) {
            words = more;
            removed = minus;
        } else {
            long[] copy = more.clone();
            for (int id : minus) {
                copy[id >> 6] &= ~(1L << id);
            }
            addShared(copy);
        }
    }

    /** Both ascending. */
    private void addAllBut(int[] without, int[] more) {
        addAll(more);
        int to = size - more.length;
        int from = 0;
        for (int id : without) {
            int place = Arrays.binarySearch(more, from, more.length, id);
            int end = place < 0 ? -place - 1 : place;
            System.arraycopy(more, from, ids, to, end - from);
            to += end - from;
            from = place < 0 ? end : end + 1;
        }
        System.arraycopy(more, from, ids, to, more.length - from);
        size = to + more.length - from;
    }

    /** The ids that are set. */
    private static int[] ofThose(int[] ids, long[] set) {
        int[] left = new int[ids.length];
        int size = 0;
        for (int id : ids) {
            if ((set[id >> 6] & (1L << id)) != 0) {
                left[size++] = id;
            }
        }
        return size == ids.length ? ids : Arrays.copyOf(left, size);
    }

    /** Both ascending and distinct. */
    private static int[] union(int[] left, int[] right) {
        if (left.length == 0 || right.length == 0) {
            return left.length == 0 ? right : left;
        }
        int[] both = new int[left.length + right.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < left.length || j < right.length) {
            int id = j == right.length || (i < left.length && left[i] <= right[j]) ? left[i] : right[j];
            i += i < left.length && left[i] == id ? 1 : 0;
            j += j < right.length && right[j] == id ? 1 : 0;
            both[size++] = id;
        }
        return Arrays.copyOf(both, size);
    }

    /** The ids that were added one by one, ascending and distinct. */
    int[] toIds() {
        return sorter.sorted(ids, size);
    }

    /** The set; what it doesn't share with others already is taken from a pool. */
    TokenSet build(SetPool pool) {
        int[] distinct = toIds();
        long[] set = words;
        if (set == null) {
            return distinct.length <= width / 64
                    ? new TokenSet(width, null, pool.shared(distinct), NONE)
                    : new TokenSet(width, pool.shared(toBits(distinct, width)), NONE, NONE);
        }
        int added = 0;
        boolean returned = false;
        for (int id : distinct) {
            if ((set[id >> 6] & (1L << id)) == 0) {
                distinct[added++] = id;
            } else {
                returned |= removed.length > 0 && Arrays.binarySearch(removed, id) >= 0;
            }
        }
        int[] more = pool.shared(Arrays.copyOf(distinct, added));
        int[] less = pool.shared(returned ? without(toIds()) : removed);
        return new TokenSet(width, owned ? pool.shared(set) : set, more, less);
    }

    /** The removed ids but for those added again, which are ascending. */
    private int[] without(int[] again) {
        int[] left = new int[removed.length];
        int size = 0;
        for (int id : removed) {
            if (Arrays.binarySearch(again, id) < 0) {
                left[size++] = id;
            }
        }
        return Arrays.copyOf(left, size);
    }

    /** How many ids are set. */
    static int count(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The ids that are set, ascending. */
    static int[] toIds(long[] bits) {
        int[] ids = new int[count(bits)];
        int size = 0;
        for (int i = 0; i < bits.length; i++) {
            for (long word = bits[i]; word != 0; word &= word - 1) {
                ids[size++] = (i << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        return ids;
    }

    static long[] toBits(int[] ids, int width) {
        long[] bits = new long[(width + 63) >> 6];
        for (int id : ids) {
            bits[id >> 6] |= 1L << id;
        }
        return bits;
    }
}
