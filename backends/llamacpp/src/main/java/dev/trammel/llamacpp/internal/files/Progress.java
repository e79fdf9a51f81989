package dev.trammel.llamacpp.internal.files;

import java.util.Locale;

/** Numbers of bytes for people. */
final class Progress {
    private Progress() {}

    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }
}
