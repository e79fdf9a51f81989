package dev.trammel.llamacpp.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class NativeLogTests {
    private static final int DEBUG = 1;
    private static final int INFO = 2;
    private static final int WARN = 3;
    private static final int ERROR = 4;
    private static final int CONTINUATION = 5;

    private final List<String> lines = new ArrayList<>();
    private final NativeLog log = new NativeLog(new Recorder());

    @Test
    void joins_pieces_into_lines() {
        log.append(INFO, "one ");
        log.append(CONTINUATION, "two ");
        log.append(CONTINUATION, "three\nfour");
        log.append(WARN, "five\n\nsix\n");
        log.append(CONTINUATION, "...");
        log.append(CONTINUATION, "...\n");

        assertThat(lines).containsExactly("DEBUG one two three", "DEBUG four", "WARNING five", "WARNING six");
    }

    @Test
    void maps_levels() {
        log.append(DEBUG, "a\n");
        log.append(INFO, "b\n");
        log.append(WARN, "c\n");
        log.append(ERROR, "d\n");

        assertThat(lines).containsExactly("TRACE a", "DEBUG b", "WARNING c", "ERROR d");
    }

    @Test
    void gathers_complaints_for_whoever_reports_them() {
        List<String> complaints = NativeLog.complaints();
        int result = log.gathering(complaints, () -> {
            log.append(INFO, "fine\n");
            log.append(WARN, "hm\n");
            log.append(ERROR, "bad\n");
            return 7;
        });
        log.append(ERROR, "later\n");

        assertThat(result).isEqualTo(7);
        assertThat(complaints).containsExactly("hm", "bad");
        assertThat(NativeLog.said(complaints)).isEqualTo("; llama.cpp says: hm; bad");
        assertThat(NativeLog.said(List.of())).isEmpty();
        assertThat(lines).containsExactly("DEBUG fine", "DEBUG hm", "DEBUG bad", "ERROR later");
    }

    private final class Recorder implements Logger {
        @Override
        public String getName() {
            return "recorder";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            lines.add(level + " " + format);
        }
    }
}
