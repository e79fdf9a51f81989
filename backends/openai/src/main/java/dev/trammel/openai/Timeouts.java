package dev.trammel.openai;

import java.time.Duration;

/**
 * How long things may take. Each is above zero.
 *
 * @param connect until there is a connection
 * @param read from one piece of an answer to the next, the thinking before the first one included
 * @param call from the call to the whole answer, with all retries and pauses, or to the end of a stream
 */
public record Timeouts(Duration connect, Duration read, Duration call) {

    /** 10 seconds to connect, 5 minutes of silence, 10 minutes in all. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(10));

    /** Checks that they are above zero. */
    public Timeouts {
        for (Duration each : new Duration[] {connect, read, call}) {
            if (each.isZero() || each.isNegative()) {
                throw new IllegalArgumentException("expected a time above zero, found " + each);
            }
        }
    }

    /** The same with another time to connect. */
    public Timeouts withConnect(Duration other) {
        return new Timeouts(other, read, call);
    }

    /** The same with another time of silence. */
    public Timeouts withRead(Duration other) {
        return new Timeouts(connect, other, call);
    }

    /** The same with another time in all. */
    public Timeouts withCall(Duration other) {
        return new Timeouts(connect, read, other);
    }
}
