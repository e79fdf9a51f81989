package dev.trammel;

import java.util.List;

/**
 * One answer of a model, good or not.
 *
 * @param text what the model wrote
 * @param finishReason why it ended
 * @param usage the tokens it took
 * @param timings the time it took
 */
public record Attempt(String text, FinishReason finishReason, Usage usage, Timings timings) {

    static Usage usageOf(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::usage).reduce(Usage.NONE, Usage::plus);
    }

    static Timings timingsOf(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::timings).reduce(Timings.NONE, Timings::plus);
    }
}
