package dev.trammel.llamacpp.internal.jinja;

/** Work that a template may do: it comes with a model file, and must not be able to hang or fill the process. */
final class Budget {
    private static final long LIMIT = 20_000_000;

    private final long limit;
    private long spent;

    /** The amount that every rendering has, and more for a long input. */
    Budget(long inputLength) {
        limit = LIMIT + 100 * inputLength;
    }

    /** Notes work: steps taken, or characters and elements made. */
    void spend(long work) {
        spent += Math.max(work, 0);
        if (spent > limit) {
            throw new JinjaException("expected a template that does at most " + limit + " steps, found more");
        }
    }
}
