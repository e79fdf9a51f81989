package dev.trammel.constraints.internal.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of numbers: those of an interval that are multiples of some numbers and not of others; or a list.
 *
 * @param listed all of them, if they are listed
 * @param low the lower bound; null for none
 * @param lowInclusive whether the lower bound belongs to them
 * @param high the upper bound; null for none
 * @param highInclusive whether the upper bound belongs to them
 * @param multiplesOf what all are multiples of, positive and without trailing zeros, at most one; 1 for integers
 * @param notMultiplesOf what none is a multiple of, positive
 * @param spelling how they are written
 */
record Numbers(
        @Nullable List<BigDecimal> listed,
        @Nullable BigDecimal low,
        boolean lowInclusive,
        @Nullable BigDecimal high,
        boolean highInclusive,
        Set<BigDecimal> multiplesOf,
        Set<BigDecimal> notMultiplesOf,
        Spelling spelling) {

    private static final int MANY_DIGITS = 4;

    /** Every number. */
    static final Numbers ALL = new Numbers(null, null, true, null, true, Set.of(), Set.of(), Spelling.ANY);

    /** Every integer. */
    static final Numbers INTEGERS = multiples(BigDecimal.ONE);

    /** None. */
    private static final Numbers NONE = of(List.of());

    /** Some numbers. */
    static Numbers of(List<BigDecimal> listed) {
        return new Numbers(List.copyOf(listed), null, true, null, true, Set.of(), Set.of(), Spelling.ANY);
    }

    /** Those that are at least, or more than, a bound. */
    static Numbers from(BigDecimal low, boolean inclusive) {
        return new Numbers(null, low, inclusive, null, true, Set.of(), Set.of(), Spelling.ANY);
    }

    /** Those that are at most, or less than, a bound. */
    static Numbers to(BigDecimal high, boolean inclusive) {
        return new Numbers(null, null, true, high, inclusive, Set.of(), Set.of(), Spelling.ANY);
    }

    /** The multiples of a positive number. */
    static Numbers multiples(BigDecimal divisor) {
        return new Numbers(null, null, true, null, true, Set.of(divisor.stripTrailingZeros()), Set.of(), Spelling.ANY);
    }

    /** Those of them that are written in one way. */
    Numbers spelled(Spelling how) {
        Spelling both = spelling.and(how);
        return both == null
                ? NONE
                : new Numbers(listed, low, lowInclusive, high, highInclusive, multiplesOf, notMultiplesOf, both);
    }

    private static Numbers notMultiples(BigDecimal divisor) {
        return new Numbers(null, null, true, null, true, Set.of(), Set.of(divisor), Spelling.ANY);
    }

    /** Alternatives that come to the same: lists are one list, and every number is enough. */
    static List<Numbers> union(Set<Numbers> alternatives) {
        if (alternatives.contains(ALL)) {
            return List.of(ALL);
        }
        List<Numbers> union = new ArrayList<>();
        Set<BigDecimal> all = new LinkedHashSet<>();
        for (Numbers one : alternatives) {
            if (one.listed == null || one.spelling != Spelling.ANY) {
                union.add(one);
            } else {
                all.addAll(one.listed);
            }
        }
        if (!all.isEmpty()) {
            union.add(of(List.copyOf(all)));
        }
        return union;
    }

    /** Whether all are integers because they must be. */
    boolean integer() {
        return multiplesOf.stream().anyMatch(divisor -> divisor.scale() <= 0);
    }

    /** Whether they are bounded on a side. */
    boolean isBounded() {
        return low != null || high != null;
    }

    /** Whether all must have a fraction or an exponent. */
    boolean isBroken() {
        return spelling == Spelling.BROKEN;
    }

    /** Whether all integers belong to them, as far as multiples go. */
    boolean isAnyInteger() {
        return multiplesOf.equals(INTEGERS.multiplesOf);
    }

    /** Whether it is plain to see that there is none. */
    boolean isEmpty() {
        if (listed != null) {
            return listed.isEmpty();
        }
        if (notMultiplesOf.stream()
                .anyMatch(divisor -> multiplesOf.stream().anyMatch(one -> isMultiple(one, divisor)))) {
            return true;
        }
        int compared = low == null || high == null ? -1 : low.compareTo(high);
        return compared > 0 || (compared == 0 && !(lowInclusive && highInclusive));
    }

    /** Whether a number belongs to them, if it is written as they are. */
    boolean contains(BigDecimal number) {
        if (listed != null) {
            return listed.stream().anyMatch(one -> one.compareTo(number) == 0);
        }
        return (low == null || number.compareTo(low) > (lowInclusive ? -1 : 0))
                && (high == null || number.compareTo(high) < (highInclusive ? 1 : 0))
                && multiplesOf.stream().allMatch(divisor -> isMultiple(number, divisor))
                && notMultiplesOf.stream().noneMatch(divisor -> isMultiple(number, divisor));
    }

    private static boolean isMultiple(BigDecimal number, BigDecimal divisor) {
        return number.remainder(divisor).signum() == 0;
    }

    /** Those that belong to both. */
    Numbers and(Numbers other) {
        return spelling == Spelling.ANY && other.spelling == Spelling.ANY
                ? byValue(other)
                : byValue(other).spelled(spelling).spelled(other.spelling);
    }

    private Numbers byValue(Numbers other) {
        if (listed != null || other.listed != null) {
            Numbers list = listed != null ? this : other;
            Numbers filter = listed != null ? other : this;
            return filter.listed == null
                    ? of(list.list().stream().filter(filter::contains).toList())
                    : of(common(list.list(), filter.list()));
        }
        boolean ownLow = other.low == null || (low != null && isTighter(low.compareTo(other.low), lowInclusive));
        boolean ownHigh = other.high == null || (high != null && isTighter(-high.compareTo(other.high), highInclusive));
        return new Numbers(
                null,
                ownLow ? low : other.low,
                ownLow ? lowInclusive : other.lowInclusive,
                ownHigh ? high : other.high,
                ownHigh ? highInclusive : other.highInclusive,
                leastCommon(multiplesOf, other.multiplesOf),
                union(notMultiplesOf, other.notMultiplesOf),
                Spelling.ANY);
    }

    private static List<BigDecimal> common(List<BigDecimal> left, List<BigDecimal> right) {
        Set<BigDecimal> among = new HashSet<>();
        right.forEach(one -> among.add(one.stripTrailingZeros()));
        return left.stream()
                .filter(one -> among.contains(one.stripTrailingZeros()))
                .toList();
    }

    /** At most one number of which all are multiples. */
    private static Set<BigDecimal> leastCommon(Set<BigDecimal> left, Set<BigDecimal> right) {
        if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
            return left.isEmpty() ? right : left;
        }
        BigDecimal one = left.iterator().next();
        BigDecimal other = right.iterator().next();
        int scale = Math.max(0, Math.max(one.scale(), other.scale()));
        BigInteger whole = one.movePointRight(scale).toBigIntegerExact();
        BigInteger otherWhole = other.movePointRight(scale).toBigIntegerExact();
        BigInteger common = whole.divide(whole.gcd(otherWhole)).multiply(otherWhole);
        return Set.of(new BigDecimal(common, scale).stripTrailingZeros());
    }

    private static Set<BigDecimal> union(Set<BigDecimal> left, Set<BigDecimal> right) {
        if (left.containsAll(right)) {
            return left;
        }
        Set<BigDecimal> union = new LinkedHashSet<>(left);
        union.addAll(right);
        return union;
    }

    private static boolean isTighter(int compared, boolean inclusive) {
        return compared > 0 || (compared == 0 && !inclusive);
    }

    /** Those that do not belong to them, as alternatives. */
    List<Numbers> not() {
        List<Numbers> others = new ArrayList<>();
        if (spelling != Spelling.ANY) {
            others.add(ALL.spelled(spelling.not()));
        }
        if (listed != null) {
            List<BigDecimal> sorted = listed.stream().sorted().toList();
            BigDecimal before = null;
            for (BigDecimal one : sorted) {
                Numbers below = to(one, false);
                others.add(before == null ? below : below.and(from(before, false)));
                before = one;
            }
            others.add(before == null ? ALL : from(before, false));
            return others;
        }
        if (low != null) {
            others.add(to(low, !lowInclusive));
        }
        if (high != null) {
            others.add(from(high, !highInclusive));
        }
        multiplesOf.forEach(divisor -> others.add(notMultiples(divisor)));
        notMultiplesOf.forEach(divisor -> others.add(multiples(divisor)));
        return others;
    }

    /** All of them, if they are listed, or integers between bounds and not too many; else null. */
    @Nullable
    List<BigDecimal> listedUpTo(int most) {
        if (listed != null) {
            return listed;
        }
        if (!integer() || low == null || high == null || high.subtract(low).compareTo(BigDecimal.valueOf(most)) >= 0) {
            return null;
        }
        List<BigDecimal> all = new ArrayList<>();
        BigDecimal one = low.setScale(0, RoundingMode.CEILING);
        for (; one.compareTo(high) <= 0; one = one.add(BigDecimal.ONE)) {
            if (contains(one)) {
                all.add(one);
            }
        }
        return all;
    }

    /** All of them, if they are few multiples of a number of many digits between bounds; else null. */
    @Nullable
    List<BigDecimal> fewMultiples(int most) {
        if (low == null || high == null || multiplesOf.isEmpty()) {
            return null;
        }
        BigDecimal divisor = multiplesOf.iterator().next();
        if (divisor.precision() < MANY_DIGITS) {
            return null;
        }
        BigInteger first = low.divide(divisor, 0, RoundingMode.CEILING).toBigInteger();
        BigInteger last = high.divide(divisor, 0, RoundingMode.FLOOR).toBigInteger();
        if (last.subtract(first).compareTo(BigInteger.valueOf(most)) >= 0) {
            return null;
        }
        List<BigDecimal> all = new ArrayList<>();
        for (BigInteger one = first; one.compareTo(last) <= 0; one = one.add(BigInteger.ONE)) {
            BigDecimal number = divisor.multiply(new BigDecimal(one));
            if (contains(number)) {
                all.add(number);
            }
        }
        return all;
    }

    /** The numbers of a list; none if they are not listed. */
    List<BigDecimal> list() {
        return listed == null ? List.of() : listed;
    }
}
