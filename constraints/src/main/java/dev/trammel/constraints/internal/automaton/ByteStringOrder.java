package dev.trammel.constraints.internal.automaton;

import java.util.Arrays;

/**
 * Sorts byte strings by unsigned bytes, and equal ones by their ids. Four bytes of each are packed in a number with the
 * place of the string, so that numbers are sorted rather than objects; strings that are alike so far go on from there.
 */
final class ByteStringOrder {
    /** Bytes that are compared at once. */
    private static final int PACKED = 4;

    private static final int LENGTH_BITS = 3;
    private static final int PLACE_BITS = 28;
    private static final long PLACE = (1L << PLACE_BITS) - 1;

    private final byte[][] texts;
    private final int[] ids;
    private final int[] order;
    /** Ranges of the order that are alike in so many bytes: from, to, bytes. */
    private int[] alike = new int[96];

    private int pending;

    private ByteStringOrder(byte[][] texts, int[] ids) {
        if (texts.length > PLACE) {
            throw new IllegalArgumentException("expected at most " + PLACE + " texts, found " + texts.length);
        }
        this.texts = texts;
        this.ids = ids;
        order = new int[texts.length];
        Arrays.setAll(order, i -> i);
    }

    /**
     * The places of byte strings in their order. Complexity: linear in the bytes that tell them apart, times the
     * logarithm of how many are alike before those.
     */
    static int[] of(byte[][] texts, int[] ids) {
        ByteStringOrder order = new ByteStringOrder(texts, ids);
        if (!order.isThere()) {
            order.sort();
        }
        return order.order;
    }

    private boolean isThere() {
        for (int i = 1; i < texts.length; i++) {
            int compared = Arrays.compareUnsigned(texts[i - 1], texts[i]);
            if (compared > 0 || (compared == 0 && ids[i - 1] > ids[i])) {
                return false;
            }
        }
        return true;
    }

    /** Keeps a stack of its own: long texts may be alike for long. */
    private void sort() {
        long[] packed = new long[order.length];
        push(0, order.length, 0);
        while (pending > 0) {
            pending -= 3;
            sort(alike[pending], alike[pending + 1], alike[pending + 2], packed);
        }
    }

    private void sort(int from, int to, int bytes, long[] packed) {
        for (int i = from; i < to; i++) {
            packed[i] = packed(texts[order[i]], bytes) | order[i];
        }
        Arrays.sort(packed, from, to);
        for (int i = from; i < to; i++) {
            order[i] = (int) (packed[i] & PLACE);
        }
        for (int i = from; i < to; ) {
            long key = packed[i] & ~PLACE;
            int end = i + 1;
            while (end < to && (packed[end] & ~PLACE) == key) {
                end++;
            }
            if (end > i + 1) {
                boolean ended = texts[order[i]].length <= bytes + PACKED;
                if (ended) {
                    sortIds(i, end);
                } else {
                    push(i, end, bytes + PACKED);
                }
            }
            i = end;
        }
    }

    /** The next bytes, then how many there are, one more standing for all that follow: a beginning comes first. */
    private static long packed(byte[] text, int from) {
        long key = 0;
        for (int i = from; i < from + PACKED; i++) {
            key = key << 8 | (i < text.length ? text[i] & 0xFF : 0);
        }
        int length = Math.min(text.length - from, PACKED + 1);
        return (key << LENGTH_BITS | length) << PLACE_BITS;
    }

    /** Equal texts: few tokens have any. */
    private void sortIds(int from, int to) {
        long[] byId = new long[to - from];
        for (int i = from; i < to; i++) {
            byId[i - from] = (long) ids[order[i]] << Integer.SIZE | order[i];
        }
        Arrays.sort(byId);
        for (int i = from; i < to; i++) {
            order[i] = (int) byId[i - from];
        }
    }

    private void push(int from, int to, int bytes) {
        if (pending == alike.length) {
            alike = Arrays.copyOf(alike, 2 * pending);
        }
        alike[pending++] = from;
        alike[pending++] = to;
        alike[pending++] = bytes;
    }
}
