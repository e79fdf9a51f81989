package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.ModelDownloadException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other threads and processes from bringing the same file at the same time. The system lets go of it when the
 * process ends.
 */
final class CacheLock implements AutoCloseable {
    private static final long POLL_MILLIS = 50;

    private final FileChannel channel;

    private CacheLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the lock; its file stays, since it can't be deleted safely. */
    static CacheLock acquire(Cache cache) {
        Path file = cache.beside(".lock");
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (tryLock(channel) == null) {
                Thread.sleep(POLL_MILLIS);
            }
            locked = true;
            return new CacheLock(channel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelDownloadException("expected to lock " + file + ", found the thread interrupted", e);
        } catch (IOException e) {
            throw cache.unwritable(e);
        } finally {
            if (!locked) {
                closeQuietly(channel);
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this process has it
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // nothing was written to it
        }
    }
}
