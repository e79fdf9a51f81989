package dev.trammel;

import dev.trammel.constraints.Constraint;
import dev.trammel.internal.local.LocalRun;
import java.time.Duration;

/** Asks a model for one answer: by masks, or by telling it what is wanted. */
@FunctionalInterface
interface Asker {

    /** Chooses the way by the kind of model. */
    static Asker of(Model model) {
        if (model instanceof LocalModel local) {
            return (prompt, format, constraint, settings) ->
                    LocalRun.run(local, constraint, settings.local(format), tokens(local, prompt));
        }
        RemoteModel remote = (RemoteModel) model;
        return (prompt, format, constraint, settings) -> {
            long begin = System.nanoTime();
            RemoteAnswer answer = remote.ask(
                    new RemoteRequest(prompt, format, settings.sampling(), settings.maxTokens(), false, null));
            Timings timings = Timings.NONE.withTotal(Duration.ofNanos(System.nanoTime() - begin));
            return new Attempt(answer.text(), answer.finishReason(), answer.usage(), timings);
        };
    }

    private static int[] tokens(LocalModel model, Prompt prompt) {
        return prompt instanceof RawPrompt raw ? model.tokenize(raw.text()) : model.tokenize((Chat) prompt);
    }

    /**
     * Asks.
     *
     * @param format what is wanted, as data
     * @param constraint the same, as a language
     * @throws GenerationException if there is no answer
     */
    Attempt ask(Prompt prompt, OutputFormat format, Constraint constraint, Settings settings);
}
