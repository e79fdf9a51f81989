package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A text that completes another one, in which no key and no item comes twice that may not. */
final class Ending {
    private final TokenIndex tokens;
    private final byte[] text;
    private final boolean startsInString;
    private final int count;
    private @Nullable Strings strings;

    /** The strings of an ending. */
    private static final class Strings {
        /**
         * What is left of the one that the ending begins in; null if it begins outside, or if that is spelled with a
         * backslash.
         */
        final byte @Nullable [] rest;

        /** The others; keys are among them. */
        final Set<String> whole;

        Strings(byte @Nullable [] rest, Set<String> whole) {
            this.rest = rest;
            this.whole = whole;
        }
    }

    /**
     * A text.
     *
     * @param startsInString whether it begins within a string
     * @param count of its tokens
     */
    Ending(TokenIndex tokens, byte[] text, boolean startsInString, int count) {
        this.tokens = tokens;
        this.text = text;
        this.startsInString = startsInString;
        this.count = count;
    }

    /** Counts the tokens of a text: the longest ones, from the left. */
    Ending(TokenIndex tokens, byte[] text, boolean startsInString) {
        this(tokens, text, startsInString, count(tokens, text));
    }

    private static int count(TokenIndex tokens, byte[] text) {
        int count = 0;
        for (int offset = 0; offset < text.length; count++) {
            int token = tokens.longestToken(text, offset);
            if (token < 0) {
                return Endings.NEVER;
            }
            offset += tokens.bytes(token).length;
        }
        return count;
    }

    /** How many tokens it has, or {@link Endings#NEVER}. */
    int count() {
        return count;
    }

    /** Whether it begins with a token. */
    boolean beginsWith(byte[] token) {
        return token.length <= text.length && Arrays.equals(token, 0, token.length, text, 0, token.length);
    }

    /** What is left of it after a token that it begins with. */
    Ending after(byte[] token, boolean isInString) {
        return new Ending(tokens, Arrays.copyOfRange(text, token.length, text.length), isInString);
    }

    private Strings strings() {
        Strings known = strings;
        if (known == null) {
            known = split();
            strings = known;
        }
        return known;
    }

    private Strings split() {
        byte[] rest = null;
        Set<String> whole = new HashSet<>();
        boolean inside = startsInString;
        boolean first = startsInString;
        int from = 0;
        for (int i = 0; i < text.length; i++) {
            if (inside && text[i] == '\\') {
                i++;
            } else if (text[i] == '"') {
                byte[] string = Arrays.copyOfRange(text, from, i);
                if (inside && first) {
                    rest = Escapes.hasBackslash(string) ? null : string;
                } else if (inside) {
                    whole.add(Escapes.decode(string));
                }
                first = false;
                inside = !inside;
                from = i + 1;
            }
        }
        return new Strings(rest, whole);
    }

    /** Whether it completes a text with a log too, which has the same objects open as the one that it was found for. */
    boolean fits(TextLog log, TextLog earlier) {
        for (String key : log.keysSince(earlier)) {
            if (strings().whole.contains(key)) {
                return false;
            }
        }
        if (!log.isInKey()) {
            return true;
        }
        byte[] rest = strings().rest;
        return rest != null && !log.hasKey(rest) && !strings().whole.contains(log.keyWith(rest));
    }

    /**
     * The tokens without quote or backslash with which a key becomes one that there is, or that comes later in the
     * ending; null if that can't be said.
     *
     * @param log within the key
     */
    @Nullable
    Set<Integer> repeating(TextLog log) {
        byte[] rest = strings().rest;
        if (rest == null) {
            return null;
        }
        List<byte[]> between = new ArrayList<>();
        log.forEachBegun(key -> cut(key, log.keyLength(), rest, between));
        for (String string : strings().whole) {
            byte[] key = string.getBytes(StandardCharsets.UTF_8);
            if (log.begins(key)) {
                cut(key, log.keyLength(), rest, between);
            }
        }
        Set<Integer> found = new HashSet<>();
        for (byte[] bytes : between) {
            IntStream.Builder ids = IntStream.builder();
            tokens.beginningOf(bytes, ids);
            ids.build().filter(id -> tokens.bytes(id).length == bytes.length).forEach(found::add);
        }
        return found;
    }

    /** What is between the beginning of a key and its end, if it ends so. */
    private static void cut(byte[] key, int from, byte[] rest, List<byte[]> to) {
        int end = key.length - rest.length;
        if (end > from && Arrays.equals(key, end, key.length, rest, 0, rest.length)) {
            to.add(Arrays.copyOfRange(key, from, end));
        }
    }
}
