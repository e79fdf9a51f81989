package dev.trammel.constraints.internal.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text, its last byte first. Immutable. */
record Trail(byte last, @Nullable Trail before) {
    private static final byte[] BACKSLASH = {'\\'};

    /** The text since a place in it. */
    @SuppressWarnings("ReferenceEquality") // the start is a place in the text, not its last byte
    byte[] since(@Nullable Trail start) {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        for (Trail at = this; at != null && at != start; at = at.before) {
            reversed.write(at.last);
        }
        return reversed(reversed.toByteArray());
    }

    /** What comes after the last quote; a backslash if there is one in it. */
    byte[] string() {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        for (Trail at = this; at != null && at.last != '"'; at = at.before) {
            if (at.last == '\\') {
                return BACKSLASH.clone();
            }
            reversed.write(at.last);
        }
        return reversed(reversed.toByteArray());
    }

    /** The number, or true, false or null, that came last; empty if something else did. */
    String scalar() {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        for (Trail at = this; at != null && isOfScalar(at.last); at = at.before) {
            reversed.write(at.last);
        }
        return new String(reversed(reversed.toByteArray()), StandardCharsets.US_ASCII);
    }

    private static boolean isOfScalar(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '-' || b == '+' || b == '.' || b == 'E';
    }

    private static byte[] reversed(byte[] bytes) {
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        return bytes;
    }
}
