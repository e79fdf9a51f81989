package dev.trammel.constraints.internal.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a vocabulary in which whole keys of a JSON object begin and end, for finding out whether one comes
 * twice. A key may end at a quote before a colon, or before the end of the token. Immutable.
 */
public final class KeyTokens {
    private final List<WithKeys> outside;
    private final List<WithKeys> inString;
    private final Map<String, int[]> escaped = new HashMap<>();
    /** Those that begin within a character: their text is not known. */
    private final int[] oddlyEscaped;

    /**
     * A token in which keys begin and end.
     *
     * @param keys their texts, at least one
     * @param spelled whether some of them is spelled with a backslash, so that its text is not known
     */
    public record WithKeys(int token, List<String> keys, boolean spelled) {
        /** Whether the token may have one key twice. */
        public boolean mayRepeatItself() {
            return keys.size() > 1 && (spelled || new HashSet<>(keys).size() < keys.size());
        }
    }

    KeyTokens(byte[][] bytes) {
        outside = withKeys(bytes, false);
        inString = withKeys(bytes, true);
        IntStream.Builder odd = IntStream.builder();
        for (int id = 0; id < bytes.length; id++) {
            byte[] closed = closed(bytes[id]);
            if (closed != null) {
                escaped.merge(Escapes.decode(closed), new int[] {id}, KeyTokens::join);
                if ((bytes[id][0] & 0xC0) == 0x80) {
                    odd.add(id);
                }
            }
        }
        oddlyEscaped = odd.build().toArray();
    }

    /** The tokens in which keys begin and end, read from outside a string. */
    public List<WithKeys> outside() {
        return outside;
    }

    /**
     * The tokens in which keys begin and end, read from within a string and not right after a backslash. That string
     * itself doesn't count.
     */
    public List<WithKeys> inString() {
        return inString;
    }

    private static int[] join(int[] left, int[] right) {
        int[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }

    /**
     * The tokens that end a string in which they begin, after a backslash.
     *
     * @param rest the text that they add to the string; more tokens may be given
     */
    public int[] escaped(byte[] rest) {
        int[] known = escaped.get(new String(rest, StandardCharsets.UTF_8));
        return known == null ? oddlyEscaped : oddlyEscaped.length == 0 ? known : join(known, oddlyEscaped);
    }

    /** What ends at the first quote, if there is a backslash before it; else null. */
    private static byte @Nullable [] closed(byte[] text) {
        boolean escaped = false;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\\') {
                escaped = true;
                i++;
            } else if (text[i] == '"') {
                return escaped ? Arrays.copyOf(text, i) : null;
            }
        }
        return null;
    }

    private static List<WithKeys> withKeys(byte[][] bytes, boolean inString) {
        return IntStream.range(0, bytes.length)
                .filter(id -> has(bytes[id], '"'))
                .mapToObj(id -> new WithKeys(id, keys(bytes[id], inString), has(bytes[id], '\\')))
                .filter(token -> !token.keys().isEmpty())
                .toList();
    }

    private static List<String> keys(byte[] text, boolean inString) {
        List<String> keys = new ArrayList<>();
        boolean within = inString;
        int begin = -1;
        for (int i = 0; i < text.length; i++) {
            if (within && text[i] == '\\') {
                i++;
            } else if (text[i] == '"') {
                if (within && begin >= 0 && endsKey(text, i)) {
                    keys.add(new String(text, begin, i - begin, StandardCharsets.UTF_8));
                }
                within = !within;
                begin = i + 1;
            }
        }
        return keys;
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
