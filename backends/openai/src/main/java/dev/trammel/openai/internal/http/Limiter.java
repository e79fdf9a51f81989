package dev.trammel.openai.internal.http;

import dev.trammel.openai.RateLimit;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps to so many requests and tokens in any minute. Safe for use by several threads. */
public final class Limiter {
    private static final long MINUTE = 60_000_000_000L;

    private final RateLimit limit;
    private final Deque<Long> requests = new ArrayDeque<>();
    private final Deque<long[]> tokens = new ArrayDeque<>();
    private long spent;

    /** Keeps to a limit. */
    public Limiter(RateLimit limit) {
        this.limit = limit;
    }

    /** How many nanoseconds to wait until the next request may go; 0 if it may now, and then it counts. */
    synchronized long take() {
        long now = System.nanoTime();
        while (!requests.isEmpty() && now - requests.getFirst() >= MINUTE) {
            requests.removeFirst();
        }
        while (!tokens.isEmpty() && now - tokens.getFirst()[0] >= MINUTE) {
            spent -= tokens.removeFirst()[1];
        }
        if (requests.size() >= limit.requests()) {
            return MINUTE - (now - requests.getFirst());
        }
        if (spent >= limit.tokens()) {
            return MINUTE - (now - tokens.getFirst()[0]);
        }
        requests.addLast(now);
        return 0;
    }

    /** Counts the tokens that a call took. */
    public synchronized void spend(long count) {
        tokens.addLast(new long[] {System.nanoTime(), count});
        spent += count;
    }
}
