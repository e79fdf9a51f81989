package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.TokenMask;
import org.jspecify.annotations.Nullable;

/**
 * A set of tokens as the parts of a mask: a bit set that may be shared, and ascending ids by which it differs.
 * Immutable.
 */
final class TokenSet {
    private final long @Nullable [] words;
    private final int[] added;
    private final int[] removed;
    private final TokenMask mask;

    TokenSet(int width, long @Nullable [] words, int[] added, int[] removed) {
        this.words = words;
        this.added = added;
        this.removed = removed;
        mask = words == null ? TokenMask.ofIds(width, added) : TokenMask.ofBits(width, words, added, removed);
    }

    long @Nullable [] words() {
        return words;
    }

    int[] added() {
        return added;
    }

    int[] removed() {
        return removed;
    }

    /** How much memory it takes that it does not share, about. */
    long bytes() {
        return 128 + 4L * (added.length + removed.length);
    }

    TokenMask mask() {
        return mask;
    }
}
