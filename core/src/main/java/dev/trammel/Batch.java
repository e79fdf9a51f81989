package dev.trammel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Works off many prompts with a few threads. */
final class Batch<T> {
    private final Generator<T> generator;
    private final IntConsumer progress;
    private final Object listening = new Object();
    private int done;

    private Batch(Generator<T> generator, IntConsumer progress) {
        this.generator = generator;
        this.progress = progress;
    }

    /** Asks all; the outcomes are in the order of the prompts. An interrupt cancels what has not been answered. */
    static <T> List<Outcome<T>> run(Generator<T> generator, List<? extends Prompt> prompts, BatchOptions options) {
        if (prompts.isEmpty()) {
            return List.of();
        }
        Batch<T> batch = new Batch<>(generator, options.progress());
        int threads = Math.min(options.parallelism(), prompts.size());
        ExecutorService executor = Executors.newFixedThreadPool(threads, Batch::thread);
        try {
            List<Future<Outcome<T>>> futures = new ArrayList<>();
            for (Prompt prompt : prompts) {
                futures.add(executor.submit(() -> batch.ask(prompt)));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<Outcome<T>> future : futures) {
                outcomes.add(future.get());
            }
            return List.copyOf(outcomes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted", e, List.of());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the batch failed: " + e.getCause(), e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private Outcome<T> ask(Prompt prompt) {
        Outcome<T> outcome;
        try {
            outcome = new Outcome.Success<>(generator.run(prompt));
        } catch (RuntimeException e) {
            outcome = new Outcome.Failure<>(e);
        }
        synchronized (listening) {
            progress.accept(++done);
        }
        return outcome;
    }

    private static final AtomicInteger THREADS = new AtomicInteger();

    /** A daemon thread, so that a forgotten batch doesn't keep the process alive. */
    static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "trammel-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
