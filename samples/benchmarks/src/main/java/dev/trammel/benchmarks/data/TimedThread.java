package dev.trammel.benchmarks.data;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs tasks on a thread of its own. A task that doesn't end in time is interrupted; if that doesn't help, its thread
 * is left behind, and the next task gets a new one: so a run always ends.
 */
public final class TimedThread implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Duration timeout;
    private ExecutorService executor = newExecutor();

    /** Starts a thread, on which each task may take so long. */
    public TimedThread(Duration timeout) {
        this.timeout = timeout;
    }

    private static ExecutorService newExecutor() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "cases");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs a task, and waits until it ends or its time is up.
     *
     * @throws TimeoutException if its time is up; whatever it uses must not be used by another task then
     * @throws ExecutionException if it throws anything
     */
    public <T> T call(Callable<T> task) throws TimeoutException, ExecutionException {
        CountDownLatch ended = new CountDownLatch(1);
        Future<T> result = executor.submit(() -> {
            try {
                return task.call();
            } finally {
                ended.countDown();
            }
        });
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            result.cancel(true);
            boolean stopped = await(ended);
            executor.shutdownNow();
            executor = newExecutor();
            TimeoutException timedOut = new TimeoutException("timeout: not done in " + timeout.toSeconds() + " s, and "
                    + (stopped ? "ended" : "went on") + " when interrupted");
            timedOut.initCause(e);
            throw timedOut;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected the task to end, found this thread interrupted", e);
        }
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
