package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.vocabulary.Escapes;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text that completes another one, in which no key and no item comes twice that may not: some bytes, then the
 * shortest completion of where they lead. Under the lock of the arena.
 */
final class Ending {
    private final Arena arena;
    private final Masks masks;
    private final byte[] head;
    private final Walk tail;
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

        /** The others that may be keys of the object which is open where it begins. */
        final Set<String> whole;

        Strings(byte @Nullable [] rest, Set<String> whole) {
            this.rest = rest;
            this.whole = whole;
        }
    }

    /**
     * A text.
     *
     * @param head its first bytes
     * @param tail where they lead
     * @param startsInString whether it begins within a string
     */
    Ending(Arena arena, Masks masks, byte[] head, Walk tail, boolean startsInString) {
        this.arena = arena;
        this.masks = masks;
        this.head = head;
        this.tail = tail;
        this.startsInString = startsInString;
        int rest = masks.tokensToComplete(tail.term());
        int first = count(masks.tokens(), head);
        count = rest == Endings.NEVER || first == Endings.NEVER ? Endings.NEVER : first + rest;
    }

    /** Counts the tokens of a text: the longest ones, from the left. */
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
        int most = Math.min(token.length, head.length);
        if (!Arrays.equals(token, 0, most, head, 0, most)) {
            return false;
        }
        Term at = tail.term();
        for (int i = most; i < token.length; i++) {
            if (at.bestByte() != (token[i] & 0xFF)) {
                return false;
            }
            at = at.step(at.bestByte());
        }
        return true;
    }

    /** So many of its first bytes, or all if it has fewer. */
    byte[] beginning(int most) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write(head, 0, Math.min(head.length, most));
        Term at = tail.term();
        for (int b = at.bestByte(); b >= 0 && text.size() < most; b = at.bestByte()) {
            text.write(b);
            at = at.step(b);
        }
        return text.toByteArray();
    }

    /** What is left of it after a token that it begins with. */
    Ending after(byte[] token, boolean isInString) {
        if (token.length <= head.length) {
            return new Ending(arena, masks, Arrays.copyOfRange(head, token.length, head.length), tail, isInString);
        }
        byte[] more = Arrays.copyOfRange(token, head.length, token.length);
        Walk after = Walk.of(arena, tail.term(), tail.log(), more);
        return new Ending(arena, masks, new byte[0], after, isInString);
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
        int depth = 0;
        int from = 0;
        boolean endsInFirst = false;
        byte[] text = startsInString ? withWholeStrings() : head;
        for (int i = 0; i < text.length && depth >= 0; i++) {
            if (inside && text[i] == '\\') {
                i++;
            } else if (text[i] == '"') {
                byte[] string = Arrays.copyOfRange(text, from, i);
                if (inside && first) {
                    rest = Escapes.hasBackslash(string) ? null : string;
                } else if (inside && depth == 0) {
                    whole.add(Escapes.decode(string));
                }
                endsInFirst |= first && i >= head.length;
                first = false;
                inside = !inside;
                from = i + 1;
            } else if (!inside) {
                depth += text[i] == '{' || text[i] == '[' ? 1 : text[i] == '}' || text[i] == ']' ? -1 : 0;
            }
        }
        if (depth >= 0) {
            whole.addAll(Course.keys(masks.courses(), tail, depth, !endsInFirst));
        }
        return new Strings(rest, whole);
    }

    /** The head, up to the end of the string that it ends in. */
    private byte[] withWholeStrings() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(head);
        boolean escaped = tail.isEscaped();
        Term at = tail.term();
        for (boolean inside = !tail.isOutside(); inside; ) {
            int b = at.bestByte();
            text.write(b);
            inside = escaped || b != '"';
            escaped = !escaped && b == '\\';
            at = at.step(b);
        }
        return text.toByteArray();
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
        if (rest == null) {
            return false;
        }
        String key = log.keyWith(rest);
        return !log.hasKey(key) && !strings().whole.contains(key);
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
            masks.tokens().beginningOf(bytes, ids);
            ids.build()
                    .filter(id -> masks.tokens().bytes(id).length == bytes.length)
                    .forEach(found::add);
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
