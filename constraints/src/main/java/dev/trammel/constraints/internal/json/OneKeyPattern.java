package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.Search;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One pattern with many states, each of which is made when a key comes by. */
final class OneKeyPattern extends KeyPatterns {
    /** Steps of work that a row stands for. */
    private static final int WORK_OF_A_ROW = 400;

    private final Dfa pattern;
    private final Meter meter;
    private final KeySteps texts = new KeySteps(LengthDfa.ANY_TEXT);
    private final KeySteps matches;
    private final Map<Long, Integer> index = new HashMap<>();
    /** Above, the state of valid UTF-8; below, that of the pattern. */
    private final List<Long> pairs = new ArrayList<>();

    private final List<int[]> rows = new ArrayList<>();
    private final Search toOthers;
    private final boolean[] isMatched;

    OneKeyPattern(Dfa pattern, Meter meter) {
        this.pattern = pattern;
        this.meter = meter;
        matches = new KeySteps(pattern);
        toOthers = new Search(new Others(), meter);
        int start = pair(LengthDfa.ANY_TEXT.start(), pattern.start());
        boolean first = accepts(start);
        boolean both = pattern.start() != Dfa.DEAD && toOthers.shortest(start) < Search.NEVER;
        isMatched = both ? new boolean[] {first, !first} : new boolean[] {pattern.start() != Dfa.DEAD};
    }

    private int pair(int text, int match) {
        return index.computeIfAbsent((long) text << 32 | (match & 0xFFFFFFFFL), pair -> {
            pairs.add(pair);
            rows.add(new int[0]);
            return pairs.size() - 1;
        });
    }

    private int text(int state) {
        return (int) (pairs.get(state) >> 32);
    }

    private int match(int state) {
        return (int) (long) pairs.get(state);
    }

    private boolean isWhole(int state) {
        return LengthDfa.ANY_TEXT.accepts(text(state));
    }

    private boolean accepts(int state) {
        return match(state) != Dfa.DEAD && pattern.accepts(match(state));
    }

    @Override
    public int kinds() {
        return isMatched.length;
    }

    @Override
    public long matched(int kind) {
        return isMatched[kind] ? 1 : 0;
    }

    @Override
    boolean runsOut(int kind) {
        return true;
    }

    @Override
    int start() {
        return 0;
    }

    @Override
    int step(int state, int b) {
        int[] row = rows.get(state);
        if (row.length == 0) {
            row = makeRow(state);
            rows.set(state, row);
        }
        return row[b];
    }

    private int[] makeRow(int state) {
        meter.count(WORK_OF_A_ROW);
        int[] text = texts.of(text(state));
        int[] match = matches.of(match(state));
        int[] row = new int[256];
        for (int b = 0; b < row.length; b++) {
            boolean same = b > 0 && text[b] == text[b - 1] && match[b] == match[b - 1];
            row[b] = text[b] == Dfa.DEAD ? Dfa.DEAD : same ? row[b - 1] : pair(text[b], match[b]);
        }
        return row;
    }

    @Override
    int kind(int state) {
        if (!isWhole(state)) {
            return Dfa.DEAD;
        }
        return isMatched[0] == accepts(state) ? 0 : 1;
    }

    @Override
    int distance(int kind, int state) {
        int length;
        if (isMatched[kind]) {
            length = match(state) == Dfa.DEAD ? UNREACHABLE : pattern.shortest(match(state));
        } else {
            length = toOthers.shortest(state);
        }
        return Math.min(length, UNREACHABLE);
    }

    /** The keys that do not match. */
    private final class Others implements Search.Graph {
        @Override
        public int lowestByte() {
            return 0;
        }

        @Override
        public int highestByte() {
            return 255;
        }

        @Override
        public int rawStep(int state, int b) {
            return step(state, b);
        }

        @Override
        public boolean accepts(int state) {
            return isWhole(state) && !OneKeyPattern.this.accepts(state);
        }

        @Override
        public int lowerBound(int state) {
            return 0;
        }
    }
}
