package dev.trammel.llamacpp;

import dev.trammel.llamacpp.internal.files.ConsoleProgress;
import dev.trammel.llamacpp.internal.files.LoggedProgress;

/**
 * Is told how far a download is. Called in the thread that waits for it; an exception thrown here ends the download.
 */
public interface DownloadListener {

    /**
     * A download begins, or goes on after it was cut off.
     *
     * @param what a name for people
     * @param done bytes that are here already
     * @param total bytes in all, or −1 if that isn't known
     */
    void started(String what, long done, long total);

    /**
     * More bytes have come.
     *
     * @param done bytes that are here
     * @param total bytes in all, or −1 if that isn't known
     */
    void progressed(long done, long total);

    /** All bytes are here, and are the right ones. */
    void finished();

    /** A listener that does nothing. */
    static DownloadListener silent() {
        return new DownloadListener() {
            @Override
            public void started(String what, long done, long total) {}

            @Override
            public void progressed(long done, long total) {}

            @Override
            public void finished() {}
        };
    }

    /** A listener that logs the beginning and the end. */
    static DownloadListener logging() {
        return new LoggedProgress();
    }

    /**
     * A listener that draws a bar on the error output if that is a terminal, and writes a line for each tenth
     * otherwise.
     */
    static DownloadListener console() {
        return new ConsoleProgress(System.err, ConsoleProgress.isTerminal());
    }
}
