package dev.trammel;

import dev.trammel.constraints.Constraint;
import dev.trammel.internal.local.LocalRun;
import dev.trammel.internal.local.Progress;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a model for one answer: by masks, or by telling it what is wanted. */
@FunctionalInterface
interface Asker {

    /**
     * One question.
     *
     * @param format what is wanted, as data
     * @param constraint the same, as a language
     * @param timeout how long it may take; null sets no limit
     * @param progress hears the answer as it comes; null if nobody listens
     */
    record Question(
            Prompt prompt,
            OutputFormat format,
            Supplier<Constraint> constraint,
            Settings settings,
            @Nullable Duration timeout,
            @Nullable Progress progress) {}

    /** Chooses the way by the kind of model. */
    static Asker of(Model model) {
        if (model instanceof LocalModel local) {
            return question -> LocalRun.run(
                    local,
                    question.constraint().get(),
                    question.settings().local(question.format()),
                    tokens(local, question.prompt()),
                    question.progress() == null ? Progress.NONE : question.progress(),
                    question.timeout());
        }
        return new RemoteAsker((RemoteModel) model);
    }

    /** The tokens of a prompt. */
    static int[] tokens(LocalModel model, Prompt prompt) {
        return prompt instanceof RawPrompt raw ? model.tokenize(raw.text()) : model.tokenize((Chat) prompt);
    }

    /**
     * Asks.
     *
     * @throws GenerationException if there is no answer
     */
    Attempt ask(Question question);
}
