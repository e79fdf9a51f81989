package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Pointer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the library's log, which comes in pieces of lines, to the logger {@code dev.trammel.llamacpp}, line by line.
 * What the library calls information is for its developers: it is logged a level lower.
 */
public final class NativeLog implements LogCallback {
    private static final Logger LOGGER = System.getLogger("dev.trammel.llamacpp");
    private static final int WARN = 3;
    private static final int ERROR = 4;
    private static final int CONTINUATION = 5;

    private final Logger logger;
    private final StringBuilder line = new StringBuilder();

    @SuppressWarnings("ThreadLocalUsage") // there is one log in a process
    private final ThreadLocal<@Nullable List<String>> complaints = new ThreadLocal<>();

    private int lineLevel;

    /** Logs to the logger of this module. */
    NativeLog() {
        this(LOGGER);
    }

    NativeLog(Logger logger) {
        this.logger = logger;
    }

    @Override
    public void log(int level, @Nullable Pointer text, @Nullable Pointer userData) {
        try {
            if (text != null) {
                append(level, text.getString(0, "UTF-8"));
            }
        } catch (RuntimeException | Error e) {
            logger.log(Level.DEBUG, "a line of the native log was lost", e); // it must not reach the native caller
        }
    }

    /** Takes a piece of the log, which may end in the middle of a line or hold several. */
    synchronized void append(int level, String text) {
        if (level != CONTINUATION) {
            flush(); // an unfinished line that nothing continues
            lineLevel = level;
        }
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            line.append(text, from, end);
            flush();
            from = end + 1;
        }
        line.append(text, from, text.length());
    }

    /**
     * Does something, gathering the warnings and errors that the library logs meanwhile in this thread.
     *
     * @param complaints receives them; while it does, they are logged as {@link Level#DEBUG} only, since the caller
     *     reports them
     */
    public <T> T gathering(List<String> complaints, Supplier<T> action) {
        this.complaints.set(complaints);
        try {
            return action.get();
        } finally {
            this.complaints.remove();
        }
    }

    /** The complaints of an action as the end of a message: empty, or what the library said. */
    public static String said(List<String> complaints) {
        return complaints.isEmpty() ? "" : "; llama.cpp says: " + String.join("; ", complaints);
    }

    private void flush() {
        String text = line.toString().strip();
        line.setLength(0);
        if (text.isEmpty() || text.chars().allMatch(c -> c == '.')) {
            return; // a bar of dots shows progress
        }
        List<String> gathered = complaints.get();
        if (gathered == null) {
            logger.log(levelOf(lineLevel), text);
            return;
        }
        if (lineLevel == WARN || lineLevel == ERROR) {
            gathered.add(text);
        }
        logger.log(lineLevel < WARN ? levelOf(lineLevel) : Level.DEBUG, text);
    }

    private static Level levelOf(int level) {
        return switch (level) {
            case WARN -> Level.WARNING;
            case ERROR -> Level.ERROR;
            case 2 -> Level.DEBUG;
            default -> Level.TRACE;
        };
    }

    /** A list for {@link #gathering}. */
    public static List<String> complaints() {
        return new ArrayList<>();
    }
}
