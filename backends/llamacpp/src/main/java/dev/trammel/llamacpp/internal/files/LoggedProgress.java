package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.DownloadListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs the beginning and the end of downloads. */
public final class LoggedProgress implements DownloadListener {
    private static final Logger LOGGER = System.getLogger("dev.trammel.llamacpp");

    @Override
    public void started(String what, long done, long total) {
        LOGGER.log(Level.INFO, "downloading {0}{1}", what, total < 0 ? "" : ", " + Progress.mebibytes(total - done));
    }

    @Override
    public void progressed(long done, long total) {}

    @Override
    public void finished() {
        LOGGER.log(Level.INFO, "downloaded");
    }
}
