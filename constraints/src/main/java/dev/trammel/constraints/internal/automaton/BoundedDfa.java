package dev.trammel.constraints.internal.automaton;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an automaton that have so many code points. A state is one of the automaton and a count; nothing is
 * unrolled. Confined to one thread at a time.
 */
public final class BoundedDfa extends SearchedDfa {
    private final Dfa inner;
    private final int min;
    private final int max;
    private final int counts;
    private final boolean countsExactly;
    private final int most;
    private final Map<Integer, Boolean> uncertain = new HashMap<>();

    /**
     * Bounds an automaton over UTF-8.
     *
     * @param min the least number of code points
     * @param max the greatest, or {@link LengthDfa#UNBOUNDED}
     * @param meter counts searches for a way out where the bounds leave it open
     */
    public BoundedDfa(Dfa inner, int min, int max, Meter meter) {
        super(meter);
        this.inner = inner;
        this.min = min;
        this.max = max;
        counts = (max == LengthDfa.UNBOUNDED ? min : max) + 1;
        countsExactly = inner.countsCharsExactly();
        most = inner.mostShortestChars();
    }

    @Override
    public int start() {
        return inner.start() == DEAD || min > max ? DEAD : live(state(inner.start(), 0));
    }

    private int state(int innerState, int count) {
        return Math.addExact(Math.multiplyExact(innerState, counts), count);
    }

    @Override
    public int step(int state, int b) {
        return live(rawStep(state, b));
    }

    @Override
    public int rawStep(int state, int b) {
        int next = inner.step(state / counts, b);
        if (next == DEAD) {
            return DEAD;
        }
        int count = state % counts;
        boolean begins = (b & 0xC0) != 0x80;
        if (begins && count + 1 == counts) {
            return max == LengthDfa.UNBOUNDED ? state(next, count) : DEAD;
        }
        return state(next, begins ? count + 1 : count);
    }

    /** The bounds alone tell nearly always whether there is a way out, if the automaton counts exactly. */
    private int live(int state) {
        if (state == DEAD) {
            return DEAD;
        }
        int least = state % counts + inner.shortestChars(state / counts);
        if (least > max) {
            return DEAD;
        }
        if (least >= min && countsExactly) {
            return state;
        }
        return uncertain.computeIfAbsent(state, one -> search.shortest(one) != Search.NEVER) ? state : DEAD;
    }

    @Override
    public boolean accepts(int state) {
        return state % counts >= min && inner.accepts(state / counts);
    }

    @Override
    public int lowerBound(int state) {
        return Math.max(inner.shortest(state / counts), min - state % counts);
    }

    @Override
    public int shortestChars(int state) {
        return Math.max(inner.shortestChars(state / counts), min - state % counts);
    }

    @Override
    public boolean isUniversal(int state) {
        return max == LengthDfa.UNBOUNDED && state % counts >= min && inner.isUniversal(state / counts);
    }

    /** Counts are alike where no token can come so near to the upper bound that what must follow has no room. */
    @Override
    public int splitState(int state, int longest) {
        int count = state % counts;
        boolean shared = count >= min && max != LengthDfa.UNBOUNDED && countsExactly;
        int like = shared ? Math.max(count, Math.max(min, max - room(longest) - 1)) : count;
        return state(inner.splitState(state / counts, longest), like);
    }

    /** The most characters of a token and of what must follow it; more than there are if that is not known. */
    private int room(int longest) {
        return most > max - longest ? max : longest + most;
    }

    @Override
    public @Nullable Dfa loose(int state, int longest) {
        boolean far = max == LengthDfa.UNBOUNDED || state % counts + (long) longest + most <= max;
        return state % counts >= min && far && countsExactly ? inner : null;
    }

    @Override
    public int looseState(int state) {
        return state / counts;
    }

    @Override
    public int onlyByte(int state) {
        int only = inner.onlyByte(state / counts);
        if (only >= 0) {
            return step(state, only) == DEAD ? NO_BYTE : only;
        }
        return only;
    }
}
