package dev.trammel.internal.local;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an answer has to be whole.
 *
 * @param allowed the time from the start on; null for any
 * @param started on the clock of {@link System#nanoTime}
 */
record Deadline(@Nullable Duration allowed, long started) {

    static Deadline in(@Nullable Duration allowed) {
        return new Deadline(allowed, System.nanoTime());
    }

    /** The time that was allowed, if it is over; else null. */
    @Nullable
    Duration passed() {
        Duration limit = allowed;
        return limit == null || limit.compareTo(Duration.ofNanos(System.nanoTime() - started)) > 0 ? null : limit;
    }
}
