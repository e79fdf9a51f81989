package dev.trammel;

import org.jspecify.annotations.Nullable;

/** An answer as it comes. For one thread at a time; a slow reader holds the server back. */
public interface RemoteStream extends AutoCloseable {

    /**
     * Waits for what comes next.
     *
     * @return null when the answer is whole
     * @throws ServerException if the answer broke off or the server sent a failure; what came stays in
     *     {@link #answer()}
     * @throws CancelledException if the thread was interrupted or the stream closed
     */
    @Nullable
    RemoteChunk next();

    /** The answer as far as it came: whole after {@link #next()} gave null. */
    RemoteAnswer answer();

    /** Ends the call. A second call does nothing. May be called by any thread. */
    @Override
    void close();
}
