package dev.trammel;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.internal.local.Progress;
import dev.trammel.internal.output.Output;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private final Supplier<Constraint> constraint;

    Generator(Model model, Output<T> output, Settings settings) {
        this(model, output, settings, constraint(model, output, settings));
    }

    private Generator(Model model, Output<T> output, Settings settings, Supplier<Constraint> constraint) {
        this.model = model;
        asker = Asker.of(model);
        this.output = output;
        this.settings = settings;
        this.constraint = constraint;
    }

    /** What a server is sent needs no constraint of ours: a keyword that we don't support is no reason to fail. */
    private static Supplier<Constraint> constraint(Model model, Output<?> output, Settings settings) {
        if (model instanceof RemoteModel && output.format() instanceof OutputFormat.Json) {
            return new Lazy<>(() -> output.constraint(settings.json()));
        }
        Constraint made = output.constraint(settings.json());
        return () -> made;
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
        return asking(prompt, settings.retryOf(model), null).run(prompt);
    }

    /** Asks for a value, and hands over what there is of it as it comes. Nothing is asked before somebody listens. */
    public GenerationStream<T> stream(String prompt) {
        return stream(Chat.ofUser(prompt));
    }

    /** Asks for a value, and hands over what there is of it as it comes. Nothing is asked before somebody listens. */
    public GenerationStream<T> stream(Prompt prompt) {
        return new GenerationStream<>(
                sink -> new Streaming<>(output, sink).run(prompt, settings.retryOf(model), this::asking));
    }

    private Asking<T> asking(Prompt prompt, RetryPolicy policy, @Nullable Progress progress) {
        Listeners listeners = new Listeners(settings.listeners(), model, prompt, output.format());
        return new Asking<>(model, asker, output, settings, constraint, policy, listeners, progress);
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

    /**
     * How likely the model is to choose each option, of a generator that was made by {@code Generate.choice}: the
     * likeliest first. They add up to 1.
     *
     * <p>A local model gives them exactly as it would draw them at a temperature of 1, each option in the tokens that
     * its tokenizer makes of it; what the options have in common is read once. For a remote model they are estimated
     * from the log-probabilities of one answer: options that its server doesn't list get 0.
     *
     * @throws IllegalStateException if it is no generator of a choice, or the server gives no log-probabilities
     * @throws GenerationException if the model gives no answer
     */
    public Map<T, Double> distribution(String prompt) {
        return distribution(Chat.ofUser(prompt));
    }

    /** The same for another prompt. */
    public Map<T, Double> distribution(Prompt prompt) {
        return Distribution.of(model, output, prompt, () -> withConfidence().run(prompt));
    }

    /**
     * What answers are held to: by masks if the model is a local one.
     *
     * @throws dev.trammel.constraints.ConstraintException if the model is a remote one, and a keyword of the schema is
     *     not supported by masks
     */
    public Constraint constraint() {
        return constraint.get();
    }

    /** What answers must be, as data. */
    public OutputFormat format() {
        return output.format();
    }

    /**
     * The same with another way to choose tokens. Without it a local model takes the likeliest allowed token; a remote
     * one does as its server says.
     */
    public Generator<T> withSampling(Sampling sampling) {
        return with(settings.withSampling(sampling));
    }

    /**
     * The same with another limit. A constrained answer of a local model is led to its end in time; free text is cut.
     * Without it the limit of a local model is 1,024, that of a remote one is up to its server.
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

    /**
     * The same with another budget of attempts. Without it a local model is asked once, a remote one three times at
     * most.
     */
    public Generator<T> withRetry(RetryPolicy retry) {
        return with(settings.withRetry(retry));
    }

    /** The same with answers of a remote model read another way. Without it they are read leniently. */
    public Generator<T> withReading(Reading reading) {
        return with(settings.withReading(reading));
    }

    /** The same with log-probabilities, where the model gives some: for {@link Generation#confidence()}. */
    public Generator<T> withConfidence() {
        return with(settings.withLogprobs());
    }

    /**
     * The same for a local model that thinks before it answers: freely, then the constraint holds. A remote model
     * thinks as its own settings say.
     *
     * @param maxTokens how many tokens it may think; 0 for not at all
     */
    public Generator<T> withReasoning(int maxTokens) {
        return with(settings.withReasoning(maxTokens));
    }

    /** The same with somebody else who hears of each call. */
    public Generator<T> withListener(GenerationListener listener) {
        return with(settings.withListener(listener));
    }

    private Generator<T> with(Settings other) {
        return new Generator<>(model, output, other, constraint);
    }

    @Override
    public String toString() {
        return "generator of " + output.format() + " by " + model.name();
    }
}
