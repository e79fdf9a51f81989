package dev.trammel.constraints.internal.automaton;

/**
 * Accepts plain decimal numerals, and the same with a point and zeros behind an integer, or with more zeros behind a
 * fraction. A state is one of the automaton of the numerals and a kind. Immutable if that one is.
 */
public final class TrailingZerosDfa extends Dfa {
    /** Within the integer. */
    private static final int INTEGER = 0;
    /** Within a fraction that equals none of the numerals. */
    private static final int FRACTION = 1;
    /** After the point behind an integer that is one of them. */
    private static final int POINT = 2;
    /** Within a fraction that equals one of them so far. */
    private static final int EQUAL = 3;

    private static final int KINDS = 4;

    private final Dfa numerals;
    /** Stands for no state of the numerals. */
    private final int none;

    /**
     * Wraps numerals.
     *
     * @param numerals without zeros at the end of a fraction
     */
    public TrailingZerosDfa(TextSetDfa numerals) {
        this.numerals = numerals;
        none = numerals.size();
    }

    @Override
    public int start() {
        return numerals.start() == DEAD ? DEAD : numerals.start() * KINDS + INTEGER;
    }

    @Override
    public int lowestByte() {
        return '-';
    }

    @Override
    public int highestByte() {
        return '9';
    }

    @Override
    public int step(int state, int b) {
        int at = state / KINDS;
        int kind = state % KINDS;
        int next = at == none ? DEAD : numerals.step(at, b);
        int nextKind = kind;
        if (b == '.') {
            boolean whole = kind == INTEGER && numerals.accepts(at);
            nextKind = whole ? POINT : FRACTION;
        } else if (kind != INTEGER) {
            boolean equal = (b == '0' && kind >= POINT) || (next != DEAD && numerals.accepts(next));
            nextKind = equal ? EQUAL : FRACTION;
        }
        if (next == DEAD && nextKind < POINT) {
            return DEAD;
        }
        return (next == DEAD ? none : next) * KINDS + nextKind;
    }

    @Override
    public boolean accepts(int state) {
        return state % KINDS == EQUAL || (state % KINDS == INTEGER && numerals.accepts(state / KINDS));
    }

    @Override
    public int shortest(int state) {
        if (accepts(state)) {
            return 0;
        }
        int within = state / KINDS == none ? Integer.MAX_VALUE : numerals.shortest(state / KINDS);
        return state % KINDS == POINT ? 1 : within;
    }

    @Override
    public boolean isNarrow(int state) {
        return true;
    }
}
