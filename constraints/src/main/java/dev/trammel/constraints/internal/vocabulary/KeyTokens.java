package dev.trammel.constraints.internal.vocabulary;

import java.util.stream.IntStream;

/**
 * The tokens of a vocabulary in which whole keys of a JSON object may end, for finding out whether one comes twice. A
 * key may end at a quote before a colon, or before the end of the token. Immutable.
 */
public final class KeyTokens {
    private final int[][] outside;
    private final int[][] inString;
    private final int[] escaped;

    KeyTokens(byte[][] bytes) {
        outside = new int[][] {with(bytes, false, 1), with(bytes, false, 2)};
        inString = new int[][] {with(bytes, true, 1), with(bytes, true, 2)};
        escaped = IntStream.range(0, bytes.length)
                .filter(id -> has(bytes[id], '\\') && has(bytes[id], '"'))
                .toArray();
    }

    /**
     * The tokens in which so many keys or more may begin and end, read from outside a string.
     *
     * @param keys 1 or 2
     * @return ascending; not copied
     */
    public int[] outside(int keys) {
        return outside[keys - 1];
    }

    /**
     * The tokens in which so many keys or more may begin and end, read from within a string and not right after a
     * backslash. That string itself doesn't count.
     *
     * @param keys 1 or 2
     * @return ascending; not copied
     */
    public int[] inString(int keys) {
        return inString[keys - 1];
    }

    /** The tokens with a quote and a backslash, ascending; not copied. */
    public int[] escaped() {
        return escaped;
    }

    private static int[] with(byte[][] bytes, boolean inString, int keys) {
        return IntStream.range(0, bytes.length)
                .filter(id -> count(bytes[id], inString) >= keys)
                .toArray();
    }

    private static int count(byte[] text, boolean inString) {
        boolean within = inString;
        boolean isKey = !inString;
        int count = 0;
        for (int i = 0; i < text.length; i++) {
            if (within && text[i] == '\\') {
                i++;
            } else if (text[i] == '"') {
                count += within && isKey && endsKey(text, i) ? 1 : 0;
                within = !within;
                isKey = true;
            }
        }
        return count;
    }

    private static boolean endsKey(byte[] text, int quote) {
        int at = quote + 1;
        while (at < text.length && isBlank(text[at])) {
            at++;
        }
        return at == text.length || text[at] == ':';
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }

    private static boolean has(byte[] text, char c) {
        for (byte b : text) {
            if (b == c) {
                return true;
            }
        }
        return false;
    }
}
