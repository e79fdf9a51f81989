package dev.trammel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a remote model answered.
 *
 * @param text the answer, in the output format that was asked for: what was changed for the server is changed back
 * @param reasoning what the model thought before; null if the server tells nothing of it
 * @param finishReason why it ended
 * @param usage the tokens it took, as the server counts them
 * @param logprobs the answer's tokens with their log-probabilities; empty if not asked for or not given
 * @param toolCalls the tools the model wants called
 * @param refusal why the model refused to answer; null if it didn't
 * @param model the name of the model that answered, as the server gives it
 * @param requestId by which the server knows the call; null if it gives none
 */
public record RemoteAnswer(
        String text,
        @Nullable String reasoning,
        FinishReason finishReason,
        Usage usage,
        List<TokenLogprob> logprobs,
        List<ToolCall> toolCalls,
        @Nullable String refusal,
        String model,
        @Nullable String requestId) {

    /** Copies the lists. */
    public RemoteAnswer {
        logprobs = List.copyOf(logprobs);
        toolCalls = List.copyOf(toolCalls);
    }
}
