package dev.trammel.internal.local;

import dev.trammel.ContextFullException;
import dev.trammel.LimitTooTightException;

/** How many tokens an answer may have. */
final class Limit {
    private Limit() {}

    /**
     * The tokens that both the user's limit and the context allow.
     *
     * @param maxTokens the user's limit
     * @param promptTokens tokens of the prompt
     * @param contextLength tokens the context has room for
     * @param needed tokens that the shortest answer takes
     * @throws LimitTooTightException if the user's limit is below that
     * @throws ContextFullException if prompt and shortest answer don't fit the context
     */
    static int of(int maxTokens, int promptTokens, int contextLength, int needed) {
        if (needed > maxTokens) {
            throw new LimitTooTightException(needed, maxTokens);
        }
        // The last token of an answer is never read, so it needs no room.
        int read = promptTokens + Math.max(0, needed - 1);
        if (read > contextLength) {
            throw new ContextFullException(read, contextLength);
        }
        return Math.min(maxTokens, contextLength - promptTokens + 1);
    }
}
