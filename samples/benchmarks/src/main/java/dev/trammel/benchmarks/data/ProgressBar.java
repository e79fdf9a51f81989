package dev.trammel.benchmarks.data;

import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/** Says on the error stream how far something is: a bar on a terminal, a line now and then elsewhere. */
public final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final long PAUSE = 200_000_000;
    private static final long LONG_PAUSE = 30_000_000_000L;

    private final PrintStream out = System.err;
    private final boolean terminal = Ansi.AUTO.enabled();
    private final String what;
    private final long total;
    private long done;
    private long shown = System.nanoTime() - PAUSE;
    private long tenths;

    /** Starts at 0 of a total. */
    public ProgressBar(String what, long total) {
        this.what = what;
        this.total = Math.max(1, total);
    }

    /** One more is done. */
    public void step() {
        step("");
    }

    /** One more is done, and something is worth saying, in a few words. */
    public void step(String note) {
        done++;
        long now = System.nanoTime();
        if (terminal && (now - shown >= PAUSE || done == total)) {
            shown = now;
            int filled = (int) (WIDTH * done / total);
            out.printf("\r%s [%s%s] %d/%d %s", what, "#".repeat(filled), ".".repeat(WIDTH - filled), done, total, note);
            out.flush();
        } else if (!terminal && (10 * done / total > tenths || now - shown >= LONG_PAUSE)) {
            shown = now;
            tenths = 10 * done / total;
            out.println(what + ": " + done + "/" + total + " " + note);
        }
    }

    @Override
    public void close() {
        if (terminal) {
            out.println();
        }
    }
}
