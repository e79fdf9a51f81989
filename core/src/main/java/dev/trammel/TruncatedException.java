package dev.trammel;

import java.util.List;

/** An answer that the token limit of a server cut. What is there of it is in {@link #text()}; it is never repaired. */
public final class TruncatedException extends GenerationException {
    private static final long serialVersionUID = 1;

    /** Says how far it came. */
    public TruncatedException(List<Attempt> attempts) {
        super(message(attempts.get(attempts.size() - 1)), null, attempts);
    }

    private static String message(Attempt last) {
        return "expected a whole answer, found one that was cut off at "
                + last.usage().completionTokens() + " tokens (" + last.text().length()
                + " characters): a higher limit of tokens may help";
    }
}
