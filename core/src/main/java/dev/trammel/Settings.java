package dev.trammel;

import dev.trammel.constraints.JsonOptions;
import dev.trammel.internal.local.LocalSettings;
import dev.trammel.internal.local.LocalSettings.AtLimit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a generator asks; what is null is left to the kind of model. */
record Settings(
        @Nullable Sampling sampling,
        @Nullable Integer maxTokens,
        JsonOptions json,
        ForcedTokens forcedTokens,
        @Nullable RetryPolicy retry,
        Reading reading,
        boolean logprobs,
        int reasoningTokens,
        List<GenerationListener> listeners) {

    static final Settings DEFAULT = new Settings(
            null, null, JsonOptions.DEFAULT, ForcedTokens.BATCHED, null, Reading.LENIENT, false, 0, List.of());
    private static final int LOCAL_MAX_TOKENS = 1024;
    private static final int REMOTE_ATTEMPTS = 3;

    Settings {
        if (maxTokens != null && maxTokens < 1) {
            throw new IllegalArgumentException("expected a limit of at least 1 token, found " + maxTokens);
        }
        if (reasoningTokens < 0) {
            throw new IllegalArgumentException("expected a budget of at least 0 tokens, found " + reasoningTokens);
        }
    }

    LocalSettings local(OutputFormat format) {
        AtLimit atLimit = format instanceof OutputFormat.Text ? AtLimit.CUT : AtLimit.CLOSE;
        return new LocalSettings(
                sampling == null ? Sampling.greedy() : sampling,
                maxTokens == null ? LOCAL_MAX_TOKENS : maxTokens,
                forcedTokens,
                atLimit,
                logprobs,
                reasoningTokens);
    }

    /** What a mask holds to is right but for rules that only Java knows; a server's word is only a word. */
    RetryPolicy retryOf(Model model) {
        if (retry != null) {
            return retry;
        }
        return model instanceof LocalModel ? RetryPolicy.none() : RetryPolicy.of(REMOTE_ATTEMPTS);
    }

    Settings withSampling(Sampling other) {
        return new Settings(other, maxTokens, json, forcedTokens, retry, reading, logprobs, reasoningTokens, listeners);
    }

    Settings withMaxTokens(int other) {
        return new Settings(sampling, other, json, forcedTokens, retry, reading, logprobs, reasoningTokens, listeners);
    }

    Settings withJson(JsonOptions other) {
        return new Settings(
                sampling, maxTokens, other, forcedTokens, retry, reading, logprobs, reasoningTokens, listeners);
    }

    Settings withForcedTokens(ForcedTokens other) {
        return new Settings(sampling, maxTokens, json, other, retry, reading, logprobs, reasoningTokens, listeners);
    }

    Settings withRetry(RetryPolicy other) {
        return new Settings(
                sampling, maxTokens, json, forcedTokens, other, reading, logprobs, reasoningTokens, listeners);
    }

    Settings withReading(Reading other) {
        return new Settings(
                sampling, maxTokens, json, forcedTokens, retry, other, logprobs, reasoningTokens, listeners);
    }

    Settings withLogprobs() {
        return new Settings(sampling, maxTokens, json, forcedTokens, retry, reading, true, reasoningTokens, listeners);
    }

    Settings withReasoning(int tokens) {
        return new Settings(sampling, maxTokens, json, forcedTokens, retry, reading, logprobs, tokens, listeners);
    }

    Settings withListener(GenerationListener listener) {
        List<GenerationListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new Settings(
                sampling, maxTokens, json, forcedTokens, retry, reading, logprobs, reasoningTokens, List.copyOf(more));
    }
}
