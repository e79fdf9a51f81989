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
 */
public record RemoteRequest(
        Prompt prompt,
        OutputFormat format,
        @Nullable Sampling sampling,
        @Nullable Integer maxTokens,
        boolean logprobs,
        @Nullable Duration timeout) {}
