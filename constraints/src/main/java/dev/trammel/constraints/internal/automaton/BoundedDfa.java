package dev.trammel.constraints.internal.automaton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an automaton that have so many code points. A state is one of the automaton and a count; nothing is
 * unrolled. Confined to one thread at a time.
 */
public final class BoundedDfa extends SearchedDfa {
    /** Up to so many lengths, a state is a number made of that of the automaton and a length. */
    private static final int FEW = 100_000;

    private final Dfa inner;
    private final int min;
    private final int max;
    private final int counts;
    private final boolean countsExactly;
    private final int most;
    private final Map<Integer, Boolean> uncertain = new HashMap<>();
    private final Meter meter;
    /** Where lengths are great, states are numbered as they are visited. */
    private final Map<Long, Integer> ids = new HashMap<>();

    private final List<Long> places = new ArrayList<>();

    /**
     * Bounds an automaton over UTF-8.
     *
     * @param min the least number of code points
     * @param max the greatest, or {@link LengthDfa#UNBOUNDED}
     * @param meter counts searches for a way out where the bounds leave it open
     */
    public BoundedDfa(Dfa inner, int min, int max, Meter meter) {
        super(meter);
        this.meter = meter;
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

    private int innerOf(int state) {
        return counts <= FEW ? state / counts : (int) (places.get(state) / counts);
    }

    private int countOf(int state) {
        return counts <= FEW ? state % counts : (int) (places.get(state) % counts);
    }

    private int state(int innerState, int count) {
        if (counts <= FEW) {
            return Math.addExact(Math.multiplyExact(innerState, counts), count);
        }
        return ids.computeIfAbsent((long) innerState * counts + count, place -> {
            meter.count(1);
            places.add(place);
            return places.size() - 1;
        });
    }

    @Override
    public int step(int state, int b) {
        return live(rawStep(state, b));
    }

    @Override
    public int rawStep(int state, int b) {
        int next = inner.step(innerOf(state), b);
        if (next == DEAD) {
            return DEAD;
        }
        int count = countOf(state);
        boolean begins = (b & 0xC0) != 0x80;
        if (begins && count + 1 == counts) {
            return max == LengthDfa.UNBOUNDED ? state(next, count) : DEAD;
        }
        return state(next, begins ? count + 1 : count);
    }

    @Override
    public void fillRow(int state, int[] row) {
        inner.fillRow(innerOf(state), row);
        int last = DEAD;
        int next = DEAD;
        boolean began = false;
        for (int b = 0; b < row.length; b++) {
            boolean begins = (b & 0xC0) != 0x80;
            if (row[b] != last || begins != began) { // neighbours mostly lead to the same
                last = row[b];
                began = begins;
                next = last == DEAD ? DEAD : step(state, b);
            }
            row[b] = next;
        }
    }

    @Override
    public int afterCodePoint(int state) {
        int next = inner.afterCodePoint(innerOf(state));
        return next < 0 ? next : live(state(next, countOf(state)));
    }

    @Override
    public void fillRawRow(int state, int[] row) {
        int innerState = innerOf(state);
        SearchedDfa searched = inner instanceof SearchedDfa one ? one : null;
        if (searched == null) {
            inner.fillRow(innerState, row);
        }
        int last = DEAD;
        int next = DEAD;
        boolean began = false;
        for (int b = 0; b < row.length; b++) {
            boolean begins = (b & 0xC0) != 0x80;
            int raw = searched == null ? row[b] : searched.rawStep(innerState, b);
            if (raw != last || begins != began) {
                last = raw;
                began = begins;
                next = raw < 0 ? DEAD : rawStep(state, b);
            }
            row[b] = next;
        }
    }

    /** The bounds alone tell nearly always whether there is a way out, if the automaton counts exactly. */
    private int live(int state) {
        if (state == DEAD) {
            return DEAD;
        }
        int least = countOf(state) + inner.shortestChars(innerOf(state));
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
        return countOf(state) >= min && inner.accepts(innerOf(state));
    }

    @Override
    public int lowerBound(int state) {
        return Math.max(inner.shortest(innerOf(state)), min - countOf(state));
    }

    @Override
    public int shortestChars(int state) {
        return Math.max(inner.shortestChars(innerOf(state)), min - countOf(state));
    }

    @Override
    public boolean isUniversal(int state) {
        return max == LengthDfa.UNBOUNDED && countOf(state) >= min && inner.isUniversal(innerOf(state));
    }

    @Override
    public boolean takesAnyText(int state) {
        return max == LengthDfa.UNBOUNDED && inner.takesAnyText(innerOf(state));
    }

    /** Counts are alike where no token can come so near to the upper bound that what must follow has no room. */
    @Override
    public int splitState(int state, int longest) {
        int count = countOf(state);
        boolean shared = count >= min && max != LengthDfa.UNBOUNDED && countsExactly;
        int like = shared ? Math.max(count, Math.max(min, max - room(longest) - 1)) : count;
        return state(inner.splitState(innerOf(state), longest), like);
    }

    /** The most characters of a token and of what must follow it; more than there are if that is not known. */
    private int room(int longest) {
        return most > max - longest ? max : longest + most;
    }

    @Override
    public @Nullable Dfa loose(int state, int longest) {
        boolean far = max == LengthDfa.UNBOUNDED || countOf(state) + (long) longest + most <= max;
        return countOf(state) >= min && far && countsExactly ? inner : null;
    }

    @Override
    public int looseState(int state) {
        return innerOf(state);
    }

    @Override
    public int onlyByte(int state) {
        int only = inner.onlyByte(innerOf(state));
        if (only >= 0) {
            return step(state, only) == DEAD ? NO_BYTE : only;
        }
        return only;
    }
}
