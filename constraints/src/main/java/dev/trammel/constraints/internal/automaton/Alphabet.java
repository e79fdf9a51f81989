package dev.trammel.constraints.internal.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Classes of code points that some sets do not tell apart (minterms), and the bytes of UTF-8 that lead to them.
 * Immutable.
 *
 * <p>Code points that UTF-8 cannot write, surrogates, belong to no class.
 */
public final class Alphabet {
    /** The class of a code point that has none. */
    static final int NONE = -1;

    /** A shortest text that is not there. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Ascending beginnings of intervals whose code points are of one class. */
    private final int[] first;
    /** The class of each interval. */
    private final int[] classOf;

    private final int size;
    private final int[] leastBytes;
    private final int[] leastPlainBytes;
    private final int[] sizes;
    /** For a byte at the beginning of a code point its column; bytes of one column lead to the same place. */
    private final byte[] columnOf = new byte[256];
    /** A byte of each column. */
    private final int[] byteOfColumn;
    /** How many bytes each column has. */
    private final int[] widthOfColumn;

    private Alphabet(int[] first, int[] classOf, int size) {
        this.first = first;
        this.classOf = classOf;
        this.size = size;
        leastBytes = new int[size];
        leastPlainBytes = new int[size];
        sizes = new int[size];
        Arrays.fill(leastBytes, NEVER);
        Arrays.fill(leastPlainBytes, NEVER);
        for (int i = 0; i < first.length; i++) {
            if (classOf[i] != NONE) {
                int c = classOf[i];
                int last = last(i);
                sizes[c] += last - first[i] + 1;
                leastBytes[c] = Math.min(leastBytes[c], Utf8.length(first[i]));
                int plain = firstPlain(first[i]);
                if (plain <= last) {
                    leastPlainBytes[c] = Math.min(leastPlainBytes[c], Utf8.length(plain));
                }
            }
        }
        int[] bytes = new int[256];
        int[] widths = new int[256];
        Map<Integer, Integer> columns = new HashMap<>();
        for (int b = 0; b < 256; b++) {
            int column = columns.computeIfAbsent(leadKey(b), key -> columns.size());
            bytes[column] = widths[column] == 0 ? b : bytes[column];
            widths[column]++;
            columnOf[b] = (byte) column;
        }
        byteOfColumn = Arrays.copyOf(bytes, columns.size());
        widthOfColumn = Arrays.copyOf(widths, columns.size());
    }

    /**
     * The classes that some sets need.
     *
     * @param sets each as ascending ranges, pairs of first and last code point
     */
    public static Alphabet of(List<int[]> sets) {
        long[] events = new long[sets.stream().mapToInt(set -> set.length).sum()];
        int size = 0;
        for (int s = 0; s < sets.size(); s++) {
            int[] ranges = sets.get(s);
            for (int i = 0; i < ranges.length; i++) {
                events[size++] = ((long) (ranges[i] + i % 2) << 32) | s;
            }
        }
        Arrays.sort(events);
        List<int[]> intervals = new ArrayList<>();
        Map<BitSet, Integer> classes = new HashMap<>();
        BitSet members = new BitSet();
        int at = 0;
        int from = 0;
        while (from <= Character.MAX_CODE_POINT) {
            while (at < size && (int) (events[at] >>> 32) == from) {
                members.flip((int) events[at++]);
            }
            int next = at < size ? (int) (events[at] >>> 32) : Character.MAX_CODE_POINT + 1;
            boolean writable = from < Character.MIN_SURROGATE || next > Character.MAX_SURROGATE + 1;
            int c = writable ? classes.computeIfAbsent((BitSet) members.clone(), set -> classes.size()) : NONE;
            boolean across = from < Character.MIN_SURROGATE && next > Character.MIN_SURROGATE;
            boolean into = from <= Character.MAX_SURROGATE && next > Character.MIN_SURROGATE;
            if (!into) {
                intervals.add(new int[] {from, c});
            } else {
                if (across) {
                    intervals.add(new int[] {from, c});
                }
                intervals.add(new int[] {Math.max(from, Character.MIN_SURROGATE), NONE});
                if (next > Character.MAX_SURROGATE + 1) {
                    intervals.add(new int[] {Character.MAX_SURROGATE + 1, c});
                }
            }
            from = next;
        }
        return new Alphabet(
                intervals.stream().mapToInt(one -> one[0]).toArray(),
                intervals.stream().mapToInt(one -> one[1]).toArray(),
                classes.size());
    }

    private int last(int interval) {
        return interval + 1 < first.length ? first[interval + 1] - 1 : Character.MAX_CODE_POINT;
    }

    /** The next code point that can stand for itself in a JSON string. */
    private static int firstPlain(int codePoint) {
        int plain = Math.max(codePoint, ' ');
        return plain == '"' || plain == '\\' ? plain + 1 : plain;
    }

    /** Equal for bytes that lead to the same place: into one class and as far within a code point, or nowhere. */
    private int leadKey(int b) {
        int within = Utf8States.step(0, b);
        if (within == Dfa.DEAD) {
            return -1;
        }
        int missing = Utf8States.missing(within);
        int low = within == 0 ? b : leastOfLead(b, missing);
        int high = within == 0 ? b : greatestOfLead(b, missing);
        int c = onlyClass(low, high);
        return c == NONE ? Integer.MAX_VALUE - b : c * Utf8States.COUNT + within;
    }

    /** The least code point that a lead byte begins. */
    static int leastOfLead(int b, int missing) {
        int least = (b & (0x3F >> missing)) << (6 * missing);
        return missing == 1 ? least : Math.max(least, missing == 2 ? 0x800 : 0x10000);
    }

    /** The greatest code point that a lead byte begins. */
    static int greatestOfLead(int b, int missing) {
        int bits = 6 * missing;
        return Math.min(((b & (0x3F >> missing)) << bits) | ((1 << bits) - 1), Character.MAX_CODE_POINT);
    }

    /** The class of all code points between two, but for surrogates; {@link #NONE} if there are several. */
    int onlyClass(int low, int high) {
        int only = NONE;
        for (int i = interval(low); i < first.length && first[i] <= high; i++) {
            if (classOf[i] != NONE && classOf[i] != only) {
                if (only != NONE) {
                    return NONE;
                }
                only = classOf[i];
            }
        }
        return only;
    }

    /** The interval of a code point. Complexity: logarithmic. */
    int interval(int codePoint) {
        int at = Arrays.binarySearch(first, codePoint);
        return at >= 0 ? at : -at - 2;
    }

    /** The class of an interval. */
    int classOfInterval(int interval) {
        return classOf[interval];
    }

    /** Where an interval begins; beyond all code points for the one after the last. */
    int firstOfInterval(int interval) {
        return interval < first.length ? first[interval] : Character.MAX_CODE_POINT + 1;
    }

    /** The class of a code point that is no surrogate. */
    int classOf(int codePoint) {
        return classOf[interval(codePoint)];
    }

    /** How many classes there are. */
    public int size() {
        return size;
    }

    /** How many code points a class has. */
    int sizeOf(int charClass) {
        return sizes[charClass];
    }

    /** The least number of bytes of a code point of a class. */
    public int leastBytes(int charClass) {
        return leastBytes[charClass];
    }

    /** The same among those that stand for themselves in a JSON string; {@link #NEVER} if there is none. */
    public int leastPlainBytes(int charClass) {
        return leastPlainBytes[charClass];
    }

    /** The column of each byte at the beginning of a code point. */
    byte[] columns() {
        return columnOf;
    }

    int byteOfColumn(int column) {
        return byteOfColumn[column];
    }

    int widthOfColumn(int column) {
        return widthOfColumn[column];
    }

    int columnCount() {
        return byteOfColumn.length;
    }

    /**
     * The classes within a set as bits.
     *
     * @param ranges one of the sets that this alphabet was made for
     */
    public long[] members(int... ranges) {
        long[] bits = new long[(size + 63) / 64];
        for (int i = 0; i < ranges.length; i += 2) {
            for (int at = interval(ranges[i]); at < first.length && first[at] <= ranges[i + 1]; at++) {
                if (classOf[at] != NONE) {
                    bits[classOf[at] >> 6] |= 1L << classOf[at];
                }
            }
        }
        return bits;
    }
}
