package dev.trammel.openai.internal.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Ends the calls of interrupted threads: a thread that reads from a socket doesn't notice by itself. Looks while there
 * are calls, ten times a second.
 */
final class InterruptWatch {
    private static final InterruptWatch INSTANCE = new InterruptWatch();
    private static final long PERIOD = 100;

    private final Map<Call, Thread> calls = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "trammel-interrupts");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable ScheduledFuture<?> looking;

    private InterruptWatch() {}

    /** Watches the current thread's call. */
    static void begin(Call call) {
        INSTANCE.add(call);
    }

    /** Watches it no longer. */
    static void end(Call call) {
        INSTANCE.calls.remove(call);
    }

    private void add(Call call) {
        calls.put(call, Thread.currentThread());
        if (looking == null) {
            start();
        }
    }

    private synchronized void start() {
        if (looking == null) {
            looking = watch.scheduleWithFixedDelay(this::look, PERIOD, PERIOD, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        calls.forEach((call, thread) -> {
            if (thread.isInterrupted()) {
                call.cancel();
            }
        });
        stopIfIdle();
    }

    private synchronized void stopIfIdle() {
        if (calls.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
            if (!calls.isEmpty()) {
                start(); // one began meanwhile and saw that there was a look-out
            }
        }
    }
}
