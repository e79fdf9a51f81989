package dev.trammel.constraints.internal.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which keys and items the open objects and arrays of a JSON text have, as far as it has been read; so that no key
 * comes twice, and no item where that is asked for. Terms can't know it: they would have to remember every one. The
 * text is one that the terms have let through. Immutable: each byte gives the log after it.
 */
final class TextLog {
    /** Before a text in which items don't matter. */
    static final TextLog KEYS = new TextLog(null, Where.OUTSIDE, "", false, null, null, false);

    private final @Nullable Level level;
    private final Where where;
    /** The raw bytes of the key being read, as Latin-1. */
    private final String key;

    private final boolean escaped;
    /** The text so far, its last byte first, where items matter. */
    private final @Nullable Trail trail;

    /** Gives equal items one spelling; null where items don't matter. */
    private final @Nullable UnaryOperator<String> items;

    private final boolean repeated;

    private enum Where {
        OUTSIDE,
        VALUE_STRING,
        KEY
    }

    /**
     * An open array or object.
     *
     * @param texts the keys or items it has, the last first
     * @param before the text before the item being read
     */
    private record Level(
            boolean isObject,
            boolean beforeKey,
            @Nullable Entry texts,
            @Nullable Trail before,
            @Nullable Level below) {
        Level with(boolean isBeforeKey, @Nullable Entry more) {
            return new Level(isObject, isBeforeKey, more, before, below);
        }
    }

    private record Entry(String text, @Nullable Entry earlier) {}

    private record Trail(byte last, @Nullable Trail before) {}

    private TextLog(
            @Nullable Level level,
            Where where,
            String key,
            boolean escaped,
            @Nullable Trail trail,
            @Nullable UnaryOperator<String> items,
            boolean repeated) {
        this.level = level;
        this.where = where;
        this.key = key;
        this.escaped = escaped;
        this.trail = trail;
        this.items = items;
        this.repeated = repeated;
    }

    private TextLog with(@Nullable Level newLevel, Where newWhere, String newKey, boolean newEscaped) {
        return new TextLog(newLevel, newWhere, newKey, newEscaped, trail, items, false);
    }

    /** Before a text in which items matter as well. */
    static TextLog ofItems(UnaryOperator<String> spelling) {
        return new TextLog(null, Where.OUTSIDE, "", false, null, spelling, false);
    }

    /** Whether items matter. */
    boolean logsItems() {
        return items != null;
    }

    /** Whether the last byte ended an item of an array that had one like it before. */
    boolean hasRepeated() {
        return repeated;
    }

    /** The log after some bytes; null if a key came twice. */
    @Nullable
    TextLog read(byte[] bytes) {
        TextLog log = this;
        for (int i = 0; i < bytes.length && log != null; i++) {
            log = log.read(bytes[i] & 0xFF);
        }
        return log;
    }

    /** The log after a byte; null if a key came twice. */
    @Nullable
    TextLog read(int b) {
        if (items == null) {
            return readPart(b);
        }
        Trail longer = new Trail((byte) b, trail);
        boolean ends = where == Where.OUTSIDE && (b == ',' || b == ']') && level != null && !level.isObject;
        if (ends) {
            return endItem(b, longer, items);
        }
        TextLog next = readPart(b);
        if (next == null) {
            return null;
        }
        Level at = next.level;
        if (where == Where.OUTSIDE && b == '[' && at != null) {
            at = new Level(false, false, null, longer, at.below);
        }
        return new TextLog(at, next.where, next.key, next.escaped, longer, items, false);
    }

    private TextLog endItem(int b, Trail longer, UnaryOperator<String> spelling) {
        Level at = level();
        String text = itemText();
        String item = text.isBlank() ? null : spelling.apply(text);
        boolean again = item != null && has(at.texts, item);
        Entry texts = item == null ? at.texts : new Entry(item, at.texts);
        Level next = b == ']' ? at.below : new Level(false, false, texts, longer, at.below);
        return new TextLog(next, Where.OUTSIDE, "", false, longer, spelling, again);
    }

    private Level level() {
        if (level == null) {
            throw new AssertionError("no open array or object");
        }
        return level;
    }

    /** The text of the item being read. */
    @SuppressWarnings("ReferenceEquality") // the start is a place in the text, not its last byte
    private String itemText() {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        Trail start = level().before;
        for (Trail at = trail; at != null && at != start; at = at.before) {
            reversed.write(at.last);
        }
        byte[] bytes = reversed.toByteArray();
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private @Nullable TextLog readPart(int b) {
        return switch (where) {
            case OUTSIDE -> readOutside(b);
            case VALUE_STRING -> readString(b);
            case KEY -> readKey(b);
        };
    }

    private TextLog readOutside(int b) {
        Level at = level;
        return switch (b) {
            case '{' -> with(new Level(true, true, null, null, at), Where.OUTSIDE, "", false);
            case '[' -> with(new Level(false, false, null, null, at), Where.OUTSIDE, "", false);
            case '}', ']' -> at == null ? this : with(at.below, Where.OUTSIDE, "", false);
            case ',' -> at == null || !at.isObject ? this : with(at.with(true, at.texts), Where.OUTSIDE, "", false);
            case '"' -> with(at, at != null && at.beforeKey ? Where.KEY : Where.VALUE_STRING, "", false);
            default -> this;
        };
    }

    private TextLog readString(int b) {
        if (escaped || b == '\\') {
            return with(level, where, "", !escaped);
        }
        return b == '"' ? with(level, Where.OUTSIDE, "", false) : this;
    }

    private @Nullable TextLog readKey(int b) {
        if (escaped || b != '"') {
            return with(level, where, key + (char) b, !escaped && b == '\\');
        }
        Level at = level;
        String text = decode(key);
        if (at == null || has(at.texts, text)) {
            return null;
        }
        return with(at.with(false, new Entry(text, at.texts)), Where.OUTSIDE, "", false);
    }

    /** The log after a key that came twice, as if it had been another. */
    TextLog passOver() {
        Level at = level();
        return with(at.with(false, at.texts), Where.OUTSIDE, "", false);
    }

    /**
     * The rests of keys and items that were there before and begin as the one being read does: what leads to one of
     * them may lead nowhere.
     */
    List<byte[]> restsOfRepeats() {
        Level at = level;
        if (at == null || at.texts == null || (at.isObject ? where != Where.KEY : items == null)) {
            return List.of();
        }
        String text = begun();
        List<byte[]> rests = new ArrayList<>();
        for (Entry one = at.texts; one != null; one = one.earlier) {
            if (one.text.startsWith(text)) {
                rests.add(one.text.substring(text.length()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return rests;
    }

    /** Whether a key or an item has begun to be read, and begins like one that was there before. */
    boolean mayLeadNowhere() {
        List<byte[]> rests = restsOfRepeats();
        return !rests.isEmpty() && !begun().isEmpty();
    }

    /** What is there of the key or item being read. */
    private String begun() {
        return level().isObject ? decode(key) : itemText().stripLeading();
    }

    /** Whether a token with the end of an item in it may repeat one that some open array has. */
    boolean mayRepeatItem() {
        for (Level at = level; at != null && items != null; at = at.below) {
            if (!at.isObject && at.texts != null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a token that ends one item and no more may repeat one: not while a plain string is read that begins like
     * none of the others.
     */
    boolean mayRepeatThisItem() {
        Level at = level;
        if (at == null || at.isObject || where != Where.VALUE_STRING) {
            return true;
        }
        String text = itemText().stripLeading();
        if (text.indexOf('\\') >= 0 || text.indexOf('\uFFFD') >= 0 || !text.startsWith("\"")) {
            return true;
        }
        for (Entry one = at.texts; one != null; one = one.earlier) {
            if (one.text.startsWith(text) || one.text.indexOf('\\') >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(@Nullable Entry keys, String text) {
        for (Entry one = keys; one != null; one = one.earlier) {
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
            return level.texts != null;
        }
        String prefix = decode(key);
        String whole = prefix.endsWith("\uFFFD") ? "" : prefix;
        for (Entry one = level.texts; one != null; one = one.earlier) {
            if (one.text.startsWith(whole)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an object that has keys is being read, but no string. */
    boolean isBetweenMembers() {
        return where == Where.OUTSIDE && level != null && level.isObject && level.texts != null;
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
