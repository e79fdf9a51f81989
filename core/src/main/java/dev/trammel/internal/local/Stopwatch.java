package dev.trammel.internal.local;

import dev.trammel.Timings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Where the time of one answer goes: {@link #lap} gives what went by since the last lap to one of its parts. */
final class Stopwatch {
    private final long started = System.nanoTime();
    private final Map<Part, LongAdder> spent = new EnumMap<>(Part.class);
    private long lapStarted = started;
    private long firstToken = -1;

    /** What an answer takes time for. */
    enum Part {
        PROMPT,
        DECODE,
        MASK,
        SAMPLING
    }

    void lap(Part part) {
        long now = System.nanoTime();
        spent.computeIfAbsent(part, missing -> new LongAdder()).add(now - lapStarted);
        lapStarted = now;
    }

    /** Takes note of a chosen token at the end of the last lap. */
    void tokenChosen() {
        if (firstToken < 0) {
            firstToken = lapStarted - started;
        }
    }

    Timings timings() {
        long total = System.nanoTime() - started;
        return new Timings(
                Duration.ofNanos(total),
                of(Part.PROMPT),
                Duration.ofNanos(firstToken < 0 ? total : firstToken),
                of(Part.DECODE),
                of(Part.MASK),
                of(Part.SAMPLING));
    }

    private Duration of(Part part) {
        return Duration.ofNanos(spent.getOrDefault(part, new LongAdder()).sum());
    }
}
