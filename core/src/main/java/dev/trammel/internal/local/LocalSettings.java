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
 * @param logprobs whether the log-probabilities of the tokens are noted
 * @param reasoningTokens how many tokens the model may think before; 0 for not at all
 */
public record LocalSettings(
        Sampling sampling,
        int maxTokens,
        ForcedTokens forcedTokens,
        AtLimit cut,
        boolean logprobs,
        int reasoningTokens) {

    /** Without log-probabilities and thoughts. */
    public LocalSettings(Sampling sampling, int maxTokens, ForcedTokens forcedTokens, AtLimit cut) {
        this(sampling, maxTokens, forcedTokens, cut, false, 0);
    }

    /** What happens to an answer at the limit. */
    public enum AtLimit {
        /** It is led to its end in time. */
        CLOSE,
        /** It is cut: any part of a free text is a text. */
        CUT
    }
}
