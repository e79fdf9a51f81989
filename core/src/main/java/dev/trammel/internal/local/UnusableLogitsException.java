package dev.trammel.internal.local;

/** A logit from which no probability follows. */
final class UnusableLogitsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableLogitsException(int token, float logit) {
        super("expected a number below infinity as the logit of token " + token + ", found " + logit);
    }

    /** Lets numbers and negative infinity through. */
    static void check(int token, float logit) {
        if (!(logit < Float.POSITIVE_INFINITY)) {
            throw new UnusableLogitsException(token, logit);
        }
    }
}
