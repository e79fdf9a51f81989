package dev.trammel.constraints.internal.engine;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which keys the open objects of a JSON text have, as far as it has been read; so that no key comes twice. Terms can't
 * know it: they would have to remember every key. The text is one that the terms have let through. Immutable: each byte
 * gives the log after it.
 */
final class KeyLog {
    /** Before a text. */
    static final KeyLog START = new KeyLog(null, Where.OUTSIDE, "", false);

    private final @Nullable Level level;
    private final Where where;
    /** The raw bytes of the key being read, as Latin-1. */
    private final String key;

    private final boolean escaped;

    private enum Where {
        OUTSIDE,
        VALUE_STRING,
        KEY
    }

    /** An open array or object with the keys it has, the last first. */
    private record Level(
            boolean isObject,
            boolean beforeKey,
            @Nullable Key keys,
            @Nullable Level below) {
        Level with(boolean isBeforeKey, @Nullable Key more) {
            return new Level(isObject, isBeforeKey, more, below);
        }
    }

    private record Key(String text, @Nullable Key earlier) {}

    private KeyLog(@Nullable Level level, Where where, String key, boolean escaped) {
        this.level = level;
        this.where = where;
        this.key = key;
        this.escaped = escaped;
    }

    /** The log after some bytes; null if a key came twice. */
    @Nullable
    KeyLog read(byte[] bytes) {
        KeyLog log = this;
        for (int i = 0; i < bytes.length && log != null; i++) {
            log = log.read(bytes[i] & 0xFF);
        }
        return log;
    }

    private @Nullable KeyLog read(int b) {
        return switch (where) {
            case OUTSIDE -> readOutside(b);
            case VALUE_STRING -> readString(b);
            case KEY -> readKey(b);
        };
    }

    private KeyLog readOutside(int b) {
        Level at = level;
        return switch (b) {
            case '{' -> new KeyLog(new Level(true, true, null, at), Where.OUTSIDE, "", false);
            case '[' -> new KeyLog(new Level(false, false, null, at), Where.OUTSIDE, "", false);
            case '}', ']' -> at == null ? this : new KeyLog(at.below, Where.OUTSIDE, "", false);
            case ',' ->
                at == null || !at.isObject ? this : new KeyLog(at.with(true, at.keys), Where.OUTSIDE, "", false);
            case '"' -> new KeyLog(at, at != null && at.beforeKey ? Where.KEY : Where.VALUE_STRING, "", false);
            default -> this;
        };
    }

    private KeyLog readString(int b) {
        if (escaped || b == '\\') {
            return new KeyLog(level, where, "", !escaped);
        }
        return b == '"' ? new KeyLog(level, Where.OUTSIDE, "", false) : this;
    }

    private @Nullable KeyLog readKey(int b) {
        if (escaped || b != '"') {
            return new KeyLog(level, where, key + (char) b, !escaped && b == '\\');
        }
        Level at = level;
        String text = decode(key);
        if (at == null || has(at.keys, text)) {
            return null;
        }
        return new KeyLog(at.with(false, new Key(text, at.keys)), Where.OUTSIDE, "", false);
    }

    private static boolean has(@Nullable Key keys, String text) {
        for (Key one = keys; one != null; one = one.earlier) {
            if (one.text.equals(text)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a token may close a key that was there before: while one is read that begins like such a key, or is hard
     * to compare.
     */
    boolean mayRepeat() {
        if (where != Where.KEY || level == null) {
            return false;
        }
        if (key.indexOf('\\') >= 0) {
            return level.keys != null;
        }
        String prefix = decode(key);
        String whole = prefix.endsWith("\uFFFD") ? "" : prefix;
        for (Key one = level.keys; one != null; one = one.earlier) {
            if (one.text.startsWith(whole)) {
                return true;
            }
        }
        return false;
    }

    /** How many keys of some further text come twice. */
    int repeated(byte[] bytes) {
        int repeated = 0;
        KeyLog log = this;
        for (byte b : bytes) {
            KeyLog next = log.read(b & 0xFF);
            if (next == null) {
                repeated++;
                Level at = log.level;
                next = new KeyLog(at == null ? null : at.with(false, at.keys), Where.OUTSIDE, "", false);
            }
            log = next;
        }
        return repeated;
    }

    /** Whether an object is open, so that a token with a whole key in it could repeat one. */
    boolean isInObject() {
        return level != null;
    }

    private static String decode(String raw) {
        String text = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
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
