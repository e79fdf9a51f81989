package dev.trammel.constraints.internal.json;

import java.util.Arrays;
import java.util.BitSet;

/** Which items of an array have come, as far as it matters. Immutable. */
final class Items {
    private final int count;
    private final int[] counts;
    private final BitSet used;

    /**
     * Items.
     *
     * @param count how many
     * @param counts how many of each counted kind; not copied
     * @param used which of the listed values, by their index; not copied
     */
    Items(int count, int[] counts, BitSet used) {
        this.count = count;
        this.counts = counts;
        this.used = used;
    }

    /** How many have come, or as many as matter. */
    int count() {
        return count;
    }

    /** How many of each counted kind have come; not copied. */
    int[] counts() {
        return counts;
    }

    /** Which of the listed values have come, by their index; not copied. */
    BitSet used() {
        return used;
    }

    /** With one more item; {@code more} is the listed value that it is, or -1. */
    Items next(int newCount, int[] newCounts, int more) {
        BitSet now = used;
        if (more >= 0) {
            now = (BitSet) used.clone();
            now.set(more);
        }
        return new Items(newCount, newCounts, now);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Items that
                && count == that.count
                && used.equals(that.used)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return (count * 31 + Arrays.hashCode(counts)) * 31 + used.hashCode();
    }
}
