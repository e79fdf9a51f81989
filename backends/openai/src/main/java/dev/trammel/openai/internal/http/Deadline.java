package dev.trammel.openai.internal.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a call must be over: one for all its tries and pauses. */
public final class Deadline {
    private final long begin = System.nanoTime();
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** The earlier of two times from now. */
    public static Deadline in(Duration one, @Nullable Duration other) {
        Duration first = other != null && other.compareTo(one) < 0 ? other : one;
        try {
            return new Deadline(first.toNanos());
        } catch (ArithmeticException e) {
            return new Deadline(Long.MAX_VALUE);
        }
    }

    /** How many nanoseconds are left; not above 0 when it is over. */
    public long left() {
        return nanos - elapsed();
    }

    /** How many nanoseconds have passed. */
    public long elapsed() {
        return System.nanoTime() - begin;
    }

    /** How long there was in all. */
    public Duration total() {
        return Duration.ofNanos(nanos);
    }
}
