package dev.trammel.openai;

/**
 * How much is sent in any minute. Calls beyond it wait, within their deadline.
 *
 * @param requests how many requests, at least 1
 * @param tokens how many tokens of prompts and answers, as the server counted them, at least 1
 */
public record RateLimit(int requests, long tokens) {

    /** Checks the ranges. */
    public RateLimit {
        if (requests < 1 || tokens < 1) {
            throw new IllegalArgumentException(
                    "expected at least 1 request and 1 token a minute, found " + requests + " and " + tokens);
        }
    }

    /** So many requests a minute, of any size. */
    public static RateLimit ofRequests(int requests) {
        return new RateLimit(requests, Long.MAX_VALUE);
    }
}
