package dev.trammel.internal.local;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of tokens as they come: a character that is cut waits for its rest. */
final class TextPieces {
    private byte[] cut = {};

    /** The whole characters that a token completes; may be empty. */
    String next(byte[] token) {
        byte[] all = token;
        if (cut.length > 0) {
            all = Arrays.copyOf(cut, cut.length + token.length);
            System.arraycopy(token, 0, all, cut.length, token.length);
        }
        int whole = Utf8.wholeLength(all);
        cut = Arrays.copyOfRange(all, whole, all.length);
        return new String(all, 0, whole, StandardCharsets.UTF_8);
    }
}
