package dev.trammel.constraints.internal.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Backslashes in the raw bytes of a JSON string, without its quotes. */
public final class Escapes {
    private Escapes() {}

    /** Whether there is any. */
    public static boolean hasBackslash(byte[] text) {
        for (byte b : text) {
            if (b == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Without an escape that has only begun. */
    public static byte[] complete(byte[] text) {
        int last = text.length - 1;
        while (last >= 0 && last >= text.length - 6 && text[last] != '\\') {
            last--;
        }
        if (last < 0 || text[last] != '\\') {
            return text;
        }
        int before = last;
        while (before > 0 && text[before - 1] == '\\') {
            before--;
        }
        boolean opens = (last - before) % 2 == 0;
        int length = last + 1 < text.length && text[last + 1] == 'u' ? 6 : 2;
        return opens && last + length > text.length ? Arrays.copyOf(text, last) : text;
    }

    /** The text of a JSON string. */
    public static String decode(byte[] raw) {
        return decode(new String(raw, StandardCharsets.UTF_8));
    }

    /** The text of a JSON string. */
    public static String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                decoded.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            int letter = "bfnrt".indexOf(escape);
            if (escape == 'u' && i + 4 < text.length()) {
                decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                decoded.append(letter >= 0 ? "\b\f\n\r\t".charAt(letter) : escape);
            }
        }
        return decoded.toString();
    }
}
