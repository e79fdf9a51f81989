package dev.trammel.constraints.internal.schema;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of numbers: an interval, of integers only or not; or a list.
 *
 * @param listed all of them, if they are listed
 * @param low the lower bound; null for none
 * @param lowInclusive whether the lower bound belongs to them
 * @param high the upper bound; null for none
 * @param highInclusive whether the upper bound belongs to them
 * @param integer whether all are integers
 */
record Numbers(
        @Nullable List<BigDecimal> listed,
        @Nullable BigDecimal low,
        boolean lowInclusive,
        @Nullable BigDecimal high,
        boolean highInclusive,
        boolean integer) {

    /** Every number. */
    static final Numbers ALL = new Numbers(null, null, true, null, true, false);

    /** Every integer. */
    static final Numbers INTEGERS = new Numbers(null, null, true, null, true, true);

    /** Some numbers. */
    static Numbers of(List<BigDecimal> listed) {
        return new Numbers(List.copyOf(listed), null, true, null, true, false);
    }

    /** Those that are at least, or more than, a bound. */
    static Numbers from(BigDecimal low, boolean inclusive) {
        return new Numbers(null, low, inclusive, null, true, false);
    }

    /** Those that are at most, or less than, a bound. */
    static Numbers to(BigDecimal high, boolean inclusive) {
        return new Numbers(null, null, true, high, inclusive, false);
    }

    /** Whether a number belongs to them. */
    boolean contains(BigDecimal number) {
        if (listed != null) {
            return listed.stream().anyMatch(one -> one.compareTo(number) == 0);
        }
        return (low == null || number.compareTo(low) > (lowInclusive ? -1 : 0))
                && (high == null || number.compareTo(high) < (highInclusive ? 1 : 0))
                && (!integer || number.stripTrailingZeros().scale() <= 0);
    }

    /** Those that belong to both. */
    Numbers and(Numbers other) {
        if (listed != null || other.listed != null) {
            Numbers list = listed != null ? this : other;
            Numbers filter = listed != null ? other : this;
            return of(list.list().stream().filter(filter::contains).toList());
        }
        boolean ownLow = other.low == null || (low != null && isTighter(low.compareTo(other.low), lowInclusive));
        boolean ownHigh = other.high == null || (high != null && isTighter(-high.compareTo(other.high), highInclusive));
        return new Numbers(
                null,
                ownLow ? low : other.low,
                ownLow ? lowInclusive : other.lowInclusive,
                ownHigh ? high : other.high,
                ownHigh ? highInclusive : other.highInclusive,
                integer || other.integer);
    }

    private static boolean isTighter(int compared, boolean inclusive) {
        return compared > 0 || (compared == 0 && !inclusive);
    }

    /** The numbers of a list; none if they are not listed. */
    List<BigDecimal> list() {
        return listed == null ? List.of() : listed;
    }
}
