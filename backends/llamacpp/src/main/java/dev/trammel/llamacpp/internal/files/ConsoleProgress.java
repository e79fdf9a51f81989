package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.DownloadListener;
import java.io.Console;
import java.io.PrintStream;

/** Draws downloads on a terminal, or writes them as lines. Not for use by several threads. */
public final class ConsoleProgress implements DownloadListener {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private long shown = -1;

    /**
     * Writes to a stream.
     *
     * @param terminal whether a line may be written over
     */
    public ConsoleProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether somebody watches: from Java 22 on a console may be something else than a terminal, and says so. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true; // an older Java
        }
    }

    @Override
    public void started(String what, long done, long total) {
        String size = total < 0 ? "" : ", " + Progress.mebibytes(total);
        out.println("downloading " + what + size + (done > 0 ? ", going on at " + Progress.mebibytes(done) : ""));
        shown = -1;
    }

    @Override
    public void progressed(long done, long total) {
        if (total <= 0) {
            return;
        }
        long step = terminal ? 100 * done / total : 10 * done / total;
        if (step == shown) {
            return;
        }
        shown = step;
        if (terminal) {
            int full = (int) (WIDTH * done / total);
            out.print("\r[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + step + " % of "
                    + Progress.mebibytes(total));
            out.flush();
        } else {
            out.println(10 * step + " % of " + Progress.mebibytes(total));
        }
    }

    @Override
    public void finished() {
        out.println(terminal && shown >= 0 ? "\ndone" : "done");
    }
}
