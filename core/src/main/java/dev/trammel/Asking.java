package dev.trammel;

import dev.trammel.constraints.Constraint;
import dev.trammel.internal.local.Progress;
import dev.trammel.internal.output.Output;
import dev.trammel.internal.output.Repair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of a generator: asks until there is a value, or nothing is left of the budget. */
final class Asking<T> {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Asker asker;
    private final Output<T> output;
    private final Settings settings;
    private final Supplier<Constraint> constraint;
    private final RetryPolicy policy;
    private final boolean lenient;
    private final Listeners listeners;
    private final @Nullable Progress progress;
    private final long started = System.nanoTime();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private int asked;
    private Duration wait;

    Asking(
            Model model,
            Asker asker,
            Output<T> output,
            Settings settings,
            Supplier<Constraint> constraint,
            RetryPolicy policy,
            Listeners listeners,
            @Nullable Progress progress) {
        this.asker = asker;
        this.output = output;
        this.settings = settings;
        this.constraint = constraint;
        this.policy = policy;
        this.listeners = listeners;
        this.progress = heard(progress, listeners, model);
        lenient = settings.reading() == Reading.LENIENT && model instanceof RemoteModel;
        wait = policy.backoff();
    }

    private static @Nullable Progress heard(@Nullable Progress progress, Listeners listeners, Model model) {
        if (listeners.isEmpty()) {
            return progress;
        }
        if (progress == null) {
            return model instanceof LocalModel ? listeners::text : null; // a server is not made to stream for it
        }
        return piece -> {
            listeners.text(piece);
            progress.text(piece);
        };
    }

    Generation<T> run(Prompt prompt) {
        try {
            Generation<T> generation = attempts(prompt);
            listeners.bound(generation);
            listeners.finished(null);
            return generation;
        } catch (RuntimeException e) {
            listeners.finished(e);
            throw e;
        }
    }

    private Generation<T> attempts(Prompt prompt) {
        Prompt next = prompt;
        while (true) {
            GenerationException failure;
            try {
                return attempt(next);
            } catch (InvalidAnswerException e) {
                failure = e;
                next = again(prompt, e.violations());
            } catch (BindingException e) {
                failure = e;
                next = again(prompt, List.of(e.violation()));
            } catch (ServerException e) {
                failure = e;
                if (!e.mayBeRetried()) {
                    listeners.failed(e);
                    throw e;
                }
                listeners.failed(e);
                if (!mayGoOn() || !waitOut(e)) {
                    throw e;
                }
                continue;
            } catch (GenerationException e) {
                listeners.failed(e);
                throw e;
            }
            listeners.failed(failure);
            if (!mayGoOn()) {
                return last(failure);
            }
        }
    }

    private Generation<T> attempt(Prompt prompt) {
        asked++;
        listeners.asked(asked, prompt);
        Duration left = left();
        Attempt attempt = ask(new Asker.Question(prompt, output.format(), constraint, settings, left, progress));
        if (!(output.format() instanceof OutputFormat.Text)) {
            refuseUnfinished(attempt);
        }
        if (lenient) {
            Repair repair = Repair.of(attempt.text(), output.format());
            attempt = attempt.withRepairs(repair.done());
            attempts.add(attempt);
            return new Generation<>(output.reader().read(repair.text(), attempts), attempts);
        }
        attempts.add(attempt);
        return new Generation<>(output.reader().read(attempt.text(), attempts), attempts);
    }

    /** Whoever answers knows of no attempt before. */
    private Attempt ask(Asker.Question question) {
        try {
            return asker.ask(question);
        } catch (GenerationException e) {
            e.carry(attempts);
            throw e;
        }
    }

    private void refuseUnfinished(Attempt attempt) {
        switch (attempt.finishReason()) {
            case TRUNCATED -> {
                attempts.add(attempt);
                throw new TruncatedException(attempts);
            }
            case REFUSED, FILTERED -> {
                attempts.add(attempt);
                throw new RefusedException(attempt.refusal(), attempts);
            }
            default -> {}
        }
    }

    private Prompt again(Prompt prompt, List<Violation> violations) {
        rejections.add(new Rejection(attempts.get(attempts.size() - 1).text(), violations));
        return policy.feedback().next(prompt, List.copyOf(rejections));
    }

    private boolean mayGoOn() {
        Usage used = Attempt.usageOf(attempts);
        Integer tokens = policy.tokens();
        Duration left = left();
        return asked < policy.attempts()
                && (tokens == null || used.promptTokens() + used.completionTokens() < tokens)
                && (left == null || left.compareTo(Duration.ZERO) > 0);
    }

    private @Nullable Duration left() {
        Duration deadline = policy.deadline();
        return deadline == null ? null : deadline.minusNanos(System.nanoTime() - started);
    }

    /** Waits a fault of the server out, unless that takes longer than the deadline allows. */
    private boolean waitOut(ServerException fault) {
        Duration asks = fault.retryAfter();
        Duration time = asks == null ? wait : asks;
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        Duration left = left();
        if (left != null && left.compareTo(time) <= 0) {
            return false;
        }
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted", e, attempts);
        }
    }

    private Generation<T> last(GenerationException failure) {
        if (policy.exhausted() == RetryPolicy.Exhausted.GIVE_LAST) {
            Rejection last = rejections.get(rejections.size() - 1);
            String text = lenient ? Repair.of(last.text(), output.format()).text() : last.text();
            T value = output.reader().readAnyway(text);
            if (value != null) {
                return new Generation<>(value, attempts, last.violations());
            }
        }
        throw failure;
    }
}
