package dev.trammel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a remote model is asked.
 *
 * @param prompt the conversation, or text to go on with
 * @param format what the answer must be
 * @param sampling how tokens are chosen; null leaves it to the server
 * @param maxTokens how long the answer may become, in tokens; null leaves it to the server
 * @param logprobs whether the answer shall come with the log-probabilities of its tokens
 * @param timeout how long the call may take with its transport retries; null sets no limit beyond the model's own
 * @param tools what the model may ask to have called
 */
public record RemoteRequest(
        Prompt prompt,
        OutputFormat format,
        @Nullable Sampling sampling,
        @Nullable Integer maxTokens,
        boolean logprobs,
        @Nullable Duration timeout,
        Tools tools) {

    /** A request without tools. */
    public RemoteRequest(
            Prompt prompt,
            OutputFormat format,
            @Nullable Sampling sampling,
            @Nullable Integer maxTokens,
            boolean logprobs,
            @Nullable Duration timeout) {
        this(prompt, format, sampling, maxTokens, logprobs, timeout, Tools.EMPTY);
    }

    /** A request that leaves everything else to the server. */
    public static RemoteRequest of(Prompt prompt, OutputFormat format) {
        return new RemoteRequest(prompt, format, null, null, false, null);
    }

    /** The same with tools. */
    public RemoteRequest withTools(Tools other) {
        return new RemoteRequest(prompt, format, sampling, maxTokens, logprobs, timeout, other);
    }

    /** The same with another way to choose tokens. */
    public RemoteRequest withSampling(Sampling other) {
        return new RemoteRequest(prompt, format, other, maxTokens, logprobs, timeout, tools);
    }

    /** The same with another token limit, at least 1. */
    public RemoteRequest withMaxTokens(int other) {
        return new RemoteRequest(prompt, format, sampling, other, logprobs, timeout, tools);
    }

    /** The same, to be answered with log-probabilities or not. */
    public RemoteRequest withLogprobs(boolean other) {
        return new RemoteRequest(prompt, format, sampling, maxTokens, other, timeout, tools);
    }

    /** The same with another time limit. */
    public RemoteRequest withTimeout(Duration other) {
        return new RemoteRequest(prompt, format, sampling, maxTokens, logprobs, other, tools);
    }
}
