package dev.trammel.openai.internal.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events out of a stream, one at a time: server-sent ones, or lines of JSON. OkHttp's own reader of events
 * pushes them all; this one is asked.
 */
final class Events {
    private final InputStream in;
    private final boolean lines;
    private final long most;
    private final byte[] buffer = new byte[1 << 13];
    private int position;
    private int filled;
    private boolean afterReturn;
    private long bytes;

    /**
     * Reads a stream.
     *
     * @param lines whether each line is an event, rather than each {@code data:}
     * @param most how long an event may be, in bytes
     */
    Events(InputStream in, boolean lines, long most) {
        this.in = in;
        this.lines = lines;
        this.most = most;
    }

    /**
     * The data of the next event; null at the end of the stream. What a stream ends with before an event is complete is
     * an event as well: whether it can be read shows whether it was cut.
     */
    @Nullable
    String next() throws IOException {
        StringBuilder data = new StringBuilder();
        boolean any = false;
        for (String line = line(); line != null; line = line()) {
            if (lines) {
                if (!line.isBlank()) {
                    return line;
                }
            } else if (line.isEmpty()) {
                if (any) {
                    return data.toString();
                }
            } else if (line.startsWith("data")) {
                String value = value(line);
                if (value != null) {
                    data.append(any ? "\n" : "").append(value);
                    any = true;
                    require(data.length());
                }
            } else if (!isField(line)) {
                return line; // no event stream at all: the reader will say so
            }
        }
        return any ? data.toString() : null;
    }

    /** How many bytes of lines were read by now. */
    long bytes() {
        return bytes;
    }

    private static @Nullable String value(String line) {
        if (line.length() == 4) {
            return "";
        }
        if (line.charAt(4) != ':') {
            return null;
        }
        return line.startsWith(" ", 5) ? line.substring(6) : line.substring(5);
    }

    private static boolean isField(String line) {
        return line.startsWith(":")
                || line.startsWith("event")
                || line.startsWith("id")
                || line.startsWith("retry")
                || line.matches("[A-Za-z_-]+(:.*)?");
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        while (true) {
            if (position == filled) {
                filled = in.read(buffer);
                position = 0;
                if (filled < 0) {
                    filled = 0;
                    return any ? line.toString(StandardCharsets.UTF_8) : null;
                }
            }
            if (afterReturn && filled > 0) {
                afterReturn = false;
                if (buffer[position] == '\n') {
                    position++;
                    continue;
                }
            }
            int begin = position;
            while (position < filled && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            line.write(buffer, begin, position - begin);
            bytes += position - begin;
            any = true;
            require(line.size());
            if (position < filled) {
                afterReturn = buffer[position] == '\r';
                position++;
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private void require(long length) throws TooLongException {
        if (length > most) {
            throw new TooLongException();
        }
    }

    /** An event that is longer than allowed. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
