package dev.trammel.constraints.internal.json;

import java.util.Arrays;

/**
 * Which items of an array have come, as far as it matters.
 *
 * @param count how many
 * @param counts how many of each counted kind
 * @param used which of the listed values, as bits by their index
 */
record Items(int count, int[] counts, long used) {

    Items next(int newCount, int[] newCounts, long more) {
        return new Items(newCount, newCounts, used | more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Items that
                && count == that.count
                && used == that.used
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return (count * 31 + Arrays.hashCode(counts)) * 31 + Long.hashCode(used);
    }
}
