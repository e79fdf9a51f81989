package dev.trammel.benchmarks.maskbench;

import dev.trammel.benchmarks.data.Case;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs cases on a thread of its own. A case that doesn't end in time is interrupted; if that doesn't help, its thread
 * is left behind, and the next case gets a new one: so a run always ends.
 */
final class CaseThread implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Supplier<Function<Case, CaseResult>> runners;
    private final Duration timeout;
    private Function<Case, CaseResult> runner;
    private ExecutorService executor;

    /**
     * Starts a thread.
     *
     * @param runners gives what runs a case; asked again after each case that didn't end
     * @param timeout the most time for a case
     */
    CaseThread(Supplier<Function<Case, CaseResult>> runners, Duration timeout) {
        this.runners = runners;
        this.timeout = timeout;
        runner = runners.get();
        executor = newExecutor();
    }

    private static ExecutorService newExecutor() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "cases");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs a case, and waits until it ends or its time is up. */
    CaseResult run(Case one) {
        Function<Case, CaseResult> current = runner;
        CountDownLatch ended = new CountDownLatch(1);
        Future<CaseResult> result = executor.submit(() -> {
            try {
                return current.apply(one);
            } finally {
                ended.countDown();
            }
        });
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return timedOut(one, result, ended);
        } catch (ExecutionException e) {
            return CaseResult.crashed(one.id(), String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + one.id() + " ran", e);
        }
    }

    private CaseResult timedOut(Case one, Future<CaseResult> result, CountDownLatch ended) {
        result.cancel(true);
        boolean stopped = await(ended);
        executor.shutdownNow();
        executor = newExecutor();
        runner = runners.get();
        return CaseResult.crashed(
                one.id(),
                "timeout: not done in " + timeout.toSeconds() + " s, "
                        + (stopped ? "and ended when interrupted" : "and went on when interrupted"));
    }

    private static boolean await(CountDownLatch ended) {
        try {
            return ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
