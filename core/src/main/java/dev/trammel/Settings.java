package dev.trammel;

import dev.trammel.constraints.JsonOptions;
import dev.trammel.internal.local.LocalSettings;
import dev.trammel.internal.local.LocalSettings.AtLimit;

/** How a generator asks. */
record Settings(Sampling sampling, int maxTokens, JsonOptions json, ForcedTokens forcedTokens) {
    static final Settings DEFAULT = new Settings(Sampling.greedy(), 1024, JsonOptions.DEFAULT, ForcedTokens.BATCHED);

    Settings {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("expected a limit of at least 1 token, found " + maxTokens);
        }
    }

    LocalSettings local(OutputFormat format) {
        AtLimit atLimit = format instanceof OutputFormat.Text ? AtLimit.CUT : AtLimit.CLOSE;
        return new LocalSettings(sampling, maxTokens, forcedTokens, atLimit);
    }

    Settings withSampling(Sampling other) {
        return new Settings(other, maxTokens, json, forcedTokens);
    }

    Settings withMaxTokens(int other) {
        return new Settings(sampling, other, json, forcedTokens);
    }

    Settings withJson(JsonOptions other) {
        return new Settings(sampling, maxTokens, other, forcedTokens);
    }

    Settings withForcedTokens(ForcedTokens other) {
        return new Settings(sampling, maxTokens, json, other);
    }
}
