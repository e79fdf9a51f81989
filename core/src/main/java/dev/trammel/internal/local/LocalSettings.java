package dev.trammel.internal.local;

import dev.trammel.ForcedTokens;
import dev.trammel.Sampling;

/**
 * How a local model is asked.
 *
 * @param sampling how tokens are chosen
 * @param maxTokens how many tokens the answer may have, the one that ends it not counted
 * @param forcedTokens how tokens without alternative are read
 * @param cut what happens to an answer at the limit
 */
public record LocalSettings(Sampling sampling, int maxTokens, ForcedTokens forcedTokens, AtLimit cut) {

    /** What happens to an answer at the limit. */
    public enum AtLimit {
        /** It is led to its end in time. */
        CLOSE,
        /** It is cut: any part of a free text is a text. */
        CUT
    }
}
