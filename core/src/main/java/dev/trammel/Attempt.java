package dev.trammel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a model, good or not.
 *
 * @param text what the model wrote
 * @param finishReason why it ended
 * @param usage the tokens it took
 * @param timings the time it took
 * @param reasoning what the model thought before; null if it didn't or nothing is known of it
 * @param logprobs the tokens of the text with their log-probabilities; empty if not asked for or not given
 * @param refusal why the model refused; null if it didn't
 * @param repairs what was done to the text before it was read; mostly empty
 */
public record Attempt(
        String text,
        FinishReason finishReason,
        Usage usage,
        Timings timings,
        @Nullable String reasoning,
        List<TokenLogprob> logprobs,
        @Nullable String refusal,
        List<String> repairs) {

    /** Copies the lists. */
    public Attempt {
        logprobs = List.copyOf(logprobs);
        repairs = List.copyOf(repairs);
    }

    /** An answer without more to it. */
    public Attempt(String text, FinishReason finishReason, Usage usage, Timings timings) {
        this(text, finishReason, usage, timings, null, List.of(), null, List.of());
    }

    /** The same after repairs. */
    Attempt withRepairs(List<String> other) {
        return new Attempt(text, finishReason, usage, timings, reasoning, logprobs, refusal, other);
    }

    static Usage usageOf(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::usage).reduce(Usage.NONE, Usage::plus);
    }

    static Timings timingsOf(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::timings).reduce(Timings.NONE, Timings::plus);
    }
}
