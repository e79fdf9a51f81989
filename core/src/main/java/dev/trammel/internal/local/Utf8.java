package dev.trammel.internal.local;

import java.nio.charset.StandardCharsets;

/** Where characters end among bytes. */
final class Utf8 {
    private Utf8() {}

    /** How many bytes from the start hold whole characters: without a last one that is cut. */
    static int wholeLength(byte[] bytes) {
        int last = bytes.length - 1;
        int lowest = Math.max(0, bytes.length - 4);
        while (last >= lowest && isContinuation(bytes[last])) {
            last--;
        }
        if (last < lowest) {
            return bytes.length; // no character of ours: nothing to cut
        }
        return last + length(bytes[last]) > bytes.length ? last : bytes.length;
    }

    /** Whether a byte goes on with a character that another one began. */
    static boolean isContinuation(byte value) {
        return (value & 0xC0) == 0x80;
    }

    private static int length(byte first) {
        int value = first & 0xFF;
        return value < 0x80 ? 1 : value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
    }

    /** The characters of bytes, without a last one that is cut. */
    static String decode(byte[] bytes) {
        return new String(bytes, 0, wholeLength(bytes), StandardCharsets.UTF_8);
    }
}
