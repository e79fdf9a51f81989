package dev.trammel.constraints.internal.automaton;

/**
 * Within the exponent of a numeral, behind its {@code e}: which exponents are meant, and what was read of one.
 *
 * @param low the least exponent
 * @param high the greatest, at least {@code low}
 * @param sign what was read as its sign: {@link #NONE}, {@code +} or {@code -}
 * @param digits how many digits were read
 * @param value what they come to
 */
record Exponent(int low, int high, int sign, int digits, int value) {
    /** No sign. */
    static final int NONE = 0;

    /** The most digits of an exponent. What reads numbers into memory should not be led to make billions of zeros. */
    static final int MOST_DIGITS = 4;

    /** The greatest exponent; the least is as much below zero. */
    static final int MOST = 9999;

    private static final int NEVER = Integer.MAX_VALUE / 8;

    /** What follows the {@code e}; null if no exponent is meant. */
    static @org.jspecify.annotations.Nullable Exponent between(long low, long high) {
        long least = Math.max(low, -MOST);
        long greatest = Math.min(high, MOST);
        return least > greatest ? null : new Exponent((int) least, (int) greatest, NONE, 0, 0);
    }

    /** What is read after a byte; null if no exponent that is meant begins so. */
    @org.jspecify.annotations.Nullable
    Exponent step(int b) {
        Exponent next = null;
        if ((b == '+' || b == '-') && sign == NONE && digits == 0) {
            next = new Exponent(low, high, b, 0, 0);
        } else if (b >= '0' && b <= '9' && digits < MOST_DIGITS) {
            next = new Exponent(low, high, sign, digits + 1, 10 * value + b - '0');
        }
        return next == null || next.shortest() == NEVER ? null : next;
    }

    boolean accepts() {
        return digits > 0 && isMeant(value, value);
    }

    private boolean isMeant(int from, int to) {
        return sign == '-' ? -from >= low && -to <= high : to >= low && from <= high;
    }

    /** The length of a shortest text that makes it one that is meant. */
    int shortest() {
        int power = 1;
        for (int more = 0; digits + more <= MOST_DIGITS; more++) {
            int from = value * power;
            if (digits + more > 0 && isMeant(from, from + power - 1)) {
                return more;
            }
            power *= 10;
        }
        return sign == NONE && digits == 0 && low < 0 ? 1 + new Exponent(low, high, '-', 0, 0).shortest() : NEVER;
    }
}
