package dev.trammel.benchmarks.extractions;

import java.util.ArrayList;
import java.util.List;

/** What came of the answers of one type at one limit. */
final class Tally {
    private final String type;
    private final int limit;
    private final List<String> faults = new ArrayList<>();
    private int answers;
    private int valid;
    private int bound;
    private int cut;
    private int closedEarly;
    private long tokens;

    Tally(String type, int limit) {
        this.type = type;
        this.limit = limit;
    }

    /** Counts a text that satisfies its schema. */
    void valid() {
        valid++;
    }

    /** Counts a value. */
    void bound() {
        bound++;
    }

    /** Counts an answer without an end. */
    void cut() {
        cut++;
    }

    /** Counts an answer that was led to its end. */
    void closedEarly() {
        closedEarly++;
    }

    /** Counts an answer. */
    void answer(int itsTokens) {
        answers++;
        tokens += itsTokens;
    }

    /** Keeps what went wrong. */
    void fault(long seed, String what) {
        faults.add(type + ", limit " + limit + ", seed " + seed + ": " + what);
    }

    List<String> faults() {
        return faults;
    }

    static String head() {
        return String.format(
                "%-12s %5s %8s %6s %6s %4s %12s %7s",
                "type", "limit", "answers", "valid", "bound", "cut", "closed early", "tokens");
    }

    @Override
    public String toString() {
        return String.format(
                "%-12s %5d %8d %6d %6d %4d %12d %7d",
                type, limit, answers, valid, bound, cut, closedEarly, answers == 0 ? 0 : tokens / answers);
    }
}
