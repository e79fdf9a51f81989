package dev.trammel.llamacpp.internal.engine;

import dev.trammel.DecodingSession;
import dev.trammel.llamacpp.DecodingInterruptedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The one context of a model, lent to one session after the other, in the order they were asked for.
 *
 * <p>A session that is forgotten gives the context back when it is found by the garbage collector.
 */
public final class ContextPool {
    private static final Logger LOGGER = System.getLogger("dev.trammel.llamacpp");

    private final NativeContext context;
    private final Semaphore free = new Semaphore(1, true);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Lease current;

    /** Lends a context, and frees it in the end. */
    public ContextPool(NativeContext context) {
        this.context = context;
    }

    /** How many tokens the context has room for. */
    public int contextLength() {
        return context.length();
    }

    /**
     * Waits for the context.
     *
     * @throws IllegalStateException if the pool is closed, now or while this waits
     * @throws DecodingInterruptedException if the thread is interrupted while it waits
     */
    public DecodingSession borrow() {
        checkOpen();
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DecodingInterruptedException("expected a free session, found the thread interrupted", e);
        }
        if (closed.get()) {
            free.release();
            checkOpen();
        }
        Lease lease = new Lease();
        current = lease;
        return new ContextSession(context, lease);
    }

    /** Throws an exception if the pool is closed. */
    public void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("expected an open model, found a closed one");
        }
    }

    /**
     * Waits for the session that is open, and frees the context.
     *
     * @return whether this is the first call
     * @throws IllegalStateException if this thread is the one that uses the open session: it would wait for itself
     */
    public boolean close() {
        Lease lease = current;
        if (lease != null && lease.user == Thread.currentThread()) {
            throw new IllegalStateException("expected the session to be closed before its model, found it open");
        }
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        free.acquireUninterruptibly();
        context.free();
        free.release(); // whoever waits finds the pool closed
        return true;
    }

    /** What a session owes. Knows nothing of the session, or that could never be collected. */
    final class Lease implements Runnable {
        private volatile @Nullable Thread user = Thread.currentThread();
        private volatile boolean returned;

        /** Notes which thread uses the session. */
        void usedBy(Thread thread) {
            user = thread;
        }

        /** Notes that the session was closed by its user, not by the garbage collector. */
        void returned() {
            returned = true;
        }

        @Override
        public void run() {
            if (!returned) {
                LOGGER.log(Level.WARNING, "expected each session to be closed, found one that was dropped");
            }
            user = null;
            current = null;
            free.release();
        }
    }
}
