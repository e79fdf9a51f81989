package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.ModelDownloadException;

/** Where a model file may come from. Its {@code toString} names it in messages. */
public interface Source {

    /**
     * Brings the file to its place in the cache.
     *
     * @throws ModelDownloadException if it can't be had there, or is not the right one; nothing is left that the next
     *     try can't use
     */
    void bring(Cache cache, DownloadListener listener);
}
