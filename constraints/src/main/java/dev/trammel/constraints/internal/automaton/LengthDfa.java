package dev.trammel.constraints.internal.automaton;

/**
 * Accepts UTF-8 texts of so many code points. A state is a count of code points and a place within one: nothing is
 * stored, however large the bounds. Immutable.
 */
public final class LengthDfa extends Dfa {
    /** No upper bound. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Accepts every text of valid UTF-8. */
    public static final LengthDfa ANY_TEXT = new LengthDfa(0, UNBOUNDED);

    private static final int MOST = Integer.MAX_VALUE / Utf8States.COUNT - 2;

    private final int min;
    private final int max;
    private final int cap;

    /**
     * Bounds the number of code points.
     *
     * @param min at least 0
     * @param max at least {@code min}; {@link #UNBOUNDED} or anything near it for none
     */
    public LengthDfa(int min, int max) {
        this.min = Math.min(min, MOST);
        this.max = max >= MOST ? UNBOUNDED : max;
        cap = this.max == UNBOUNDED ? this.min : this.max;
    }

    @Override
    public int start() {
        return min <= max ? 0 : DEAD;
    }

    @Override
    public int step(int state, int b) {
        int utf8 = state % Utf8States.COUNT;
        int next = Utf8States.step(utf8, b);
        if (next == DEAD) {
            return DEAD;
        }
        int count = state / Utf8States.COUNT;
        if (utf8 == 0) {
            if (count < cap) {
                count++;
            } else if (max != UNBOUNDED) {
                return DEAD;
            }
        }
        return count * Utf8States.COUNT + next;
    }

    @Override
    public boolean takesAnyText(int state) {
        return max == UNBOUNDED && state % Utf8States.COUNT == 0;
    }

    @Override
    public int afterCodePoint(int state) {
        int count = state / Utf8States.COUNT;
        return state % Utf8States.COUNT == 0 ? MANY_STATES : count * Utf8States.COUNT;
    }

    @Override
    public boolean accepts(int state) {
        return state % Utf8States.COUNT == 0 && state / Utf8States.COUNT >= min;
    }

    @Override
    public int shortest(int state) {
        return Utf8States.missing(state % Utf8States.COUNT) + Math.max(0, min - state / Utf8States.COUNT);
    }

    @Override
    public int bestByte(int state) {
        return shortest(state) == 0 ? NO_BYTE : Utf8States.anyByte(state % Utf8States.COUNT);
    }

    @Override
    public int onlyByte(int state) {
        boolean full = max != UNBOUNDED && state == max * Utf8States.COUNT;
        return full ? NO_BYTE : MANY_BYTES;
    }

    @Override
    public boolean isUniversal(int state) {
        return max == UNBOUNDED && accepts(state);
    }

    /** Whether a state stands between two code points. */
    public boolean isBetween(int state) {
        return state % Utf8States.COUNT == 0;
    }

    /** How many more code points may come. */
    public int left(int state) {
        return max == UNBOUNDED ? UNBOUNDED : max - state / Utf8States.COUNT;
    }

    @Override
    public boolean countsCharsExactly() {
        return true;
    }

    @Override
    public int mostShortestChars() {
        return min;
    }

    @Override
    public int shortestChars(int state) {
        return Math.max(0, min - state / Utf8States.COUNT);
    }

    @Override
    public int splitState(int state, int longest) {
        return far(state / Utf8States.COUNT, min, max, longest) * Utf8States.COUNT + state % Utf8States.COUNT;
    }

    /** A count from which both bounds are as far away, as far as a text of some length can tell. */
    static int far(int count, int min, int max, int longest) {
        if (count < min) {
            boolean farFromMax = max == UNBOUNDED || max - min > longest;
            return farFromMax ? Math.max(count, min - longest - 1) : count;
        }
        return max == UNBOUNDED ? count : Math.max(count, Math.max(min, max - longest - 1));
    }

    @Override
    public Object sharedKey(int state) {
        int count = state / Utf8States.COUNT;
        return new Remaining(
                Math.max(0, min - count), max == UNBOUNDED ? UNBOUNDED : max - count, state % Utf8States.COUNT);
    }

    private record Remaining(int min, int max, int within) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof LengthDfa that && min == that.min && max == that.max;
    }

    @Override
    public int hashCode() {
        return 31 * min + max;
    }
}
