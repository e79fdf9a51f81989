package dev.trammel;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.internal.output.Output;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks one model for values of one type. What the answer must look like is worked out once, when the generator is made.
 *
 * <p>Immutable and safe for use by several threads. A {@code String} prompt is what a user says in a new conversation;
 * for other prompts see {@link Chat} and {@link Prompt#raw}.
 *
 * @param <T> the type of the values
 */
public final class Generator<T> {
    private final Model model;
    private final Asker asker;
    private final Output<T> output;
    private final Settings settings;
    private final Constraint constraint;

    Generator(Model model, Output<T> output, Settings settings) {
        this(model, output, settings, output.constraint(settings.json()));
    }

    private Generator(Model model, Output<T> output, Settings settings, Constraint constraint) {
        this.model = model;
        asker = Asker.of(model);
        this.output = output;
        this.settings = settings;
        this.constraint = constraint;
    }

    /**
     * Asks for a value.
     *
     * @throws GenerationException if there is none
     */
    public T generate(String prompt) {
        return run(prompt).value();
    }

    /**
     * Asks for a value.
     *
     * @throws GenerationException if there is none
     */
    public T generate(Prompt prompt) {
        return run(prompt).value();
    }

    /**
     * Asks for a value, and tells how it came about.
     *
     * @throws GenerationException if there is none
     */
    public Generation<T> run(String prompt) {
        return run(Chat.ofUser(prompt));
    }

    /**
     * Asks for a value, and tells how it came about.
     *
     * @throws GenerationException if there is none
     */
    public Generation<T> run(Prompt prompt) {
        List<Attempt> attempts = List.of(asker.ask(prompt, output.format(), constraint, settings));
        T value = output.reader().read(attempts.get(0).text(), attempts);
        return new Generation<>(value, attempts);
    }

    /** Asks in a thread of its own. Cancelling the future interrupts it. */
    public CompletableFuture<T> generateAsync(String prompt) {
        return generateAsync(Chat.ofUser(prompt));
    }

    /** Asks in a thread of its own. Cancelling the future interrupts it. */
    @SuppressWarnings("FutureReturnValueIgnored") // what listens for the cancelling can't fail
    public CompletableFuture<T> generateAsync(Prompt prompt) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = Batch.thread(() -> {
            try {
                future.complete(generate(prompt));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        future.whenComplete((value, failure) -> {
            if (future.isCancelled()) {
                thread.interrupt();
            }
        });
        thread.start();
        return future;
    }

    /**
     * Asks for many values, four at a time. The outcomes are in the order of the prompts; one that fails doesn't stop
     * the others.
     */
    public List<Outcome<T>> batch(List<String> prompts) {
        return batch(prompts, BatchOptions.DEFAULT);
    }

    /** Asks for many values. The outcomes are in the order of the prompts; one that fails doesn't stop the others. */
    public List<Outcome<T>> batch(List<String> prompts, BatchOptions options) {
        return batchOf(prompts.stream().map(Chat::ofUser).toList(), options);
    }

    /** Asks for many values. The outcomes are in the order of the prompts; one that fails doesn't stop the others. */
    public List<Outcome<T>> batchOf(List<? extends Prompt> prompts, BatchOptions options) {
        return Batch.run(this, prompts, options);
    }

    /** What answers are held to. */
    public Constraint constraint() {
        return constraint;
    }

    /** What answers must be, as data. */
    public OutputFormat format() {
        return output.format();
    }

    /** The same with another way to choose tokens. Without it the likeliest allowed token is taken. */
    public Generator<T> withSampling(Sampling sampling) {
        return with(settings.withSampling(sampling));
    }

    /**
     * The same with another limit. A constrained answer is led to its end in time; free text is cut. Without it the
     * limit is 1,024.
     *
     * @param maxTokens how many tokens an answer may have, at least 1; the one that ends it is not counted
     */
    public Generator<T> withMaxTokens(int maxTokens) {
        return with(settings.withMaxTokens(maxTokens));
    }

    /** The same with JSON written another way. The constraint is worked out anew. */
    public Generator<T> withJson(JsonOptions json) {
        return new Generator<>(model, output, settings.withJson(json));
    }

    /** The same with another way to read forced tokens. */
    public Generator<T> withForcedTokens(ForcedTokens forcedTokens) {
        return with(settings.withForcedTokens(forcedTokens));
    }

    private Generator<T> with(Settings other) {
        return new Generator<>(model, output, other, constraint);
    }

    @Override
    public String toString() {
        return "generator of " + output.format() + " by " + model.name();
    }
}
