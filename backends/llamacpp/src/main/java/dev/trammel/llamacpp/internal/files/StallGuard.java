package dev.trammel.llamacpp.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream on which nothing has come for too long, so that whoever reads it gets an exception. */
final class StallGuard implements AutoCloseable {
    private final InputStream guarded;
    private final long patience;
    private final Thread thread;
    private volatile long last = System.nanoTime();

    StallGuard(InputStream guarded, Duration patience) {
        this.guarded = guarded;
        this.patience = patience.toNanos();
        thread = new Thread(this::watch, "trammel download guard");
        thread.setDaemon(true);
        thread.start();
    }

    /** Notes that something has come. */
    void progressed() {
        last = System.nanoTime();
    }

    private void watch() {
        try {
            for (long left = patience; left > 0; left = patience - (System.nanoTime() - last)) {
                Thread.sleep(left / 1_000_000 + 1);
            }
            guarded.close();
        } catch (InterruptedException e) {
            // the download is over
        } catch (IOException e) {
            // the reader finds out by itself
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
