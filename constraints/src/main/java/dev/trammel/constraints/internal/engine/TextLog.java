package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.engine.Level.Entry;
import dev.trammel.constraints.internal.engine.TermConstraint.Logs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which keys and items the open objects and arrays of a JSON text have, as far as it has been read; so that no key
 * comes twice, and no item where that is asked for. Terms can't know it: they would have to remember every one. The
 * text is one that the terms have let through. Immutable: each byte gives the log after it.
 */
final class TextLog {
    private static final byte[] NOTHING = {};

    /** No valid UTF-8. */
    private static final byte[] UNKNOWN_KEY = {(byte) 0xFF, (byte) 0xFE};

    private final @Nullable Level level;
    private final Where where;
    /** The raw bytes of the key being read. */
    private final byte[] key;

    private final boolean escaped;
    /** The text so far, its last byte first, where items matter. */
    private final @Nullable Trail trail;

    private final Logs logs;

    private final boolean repeated;

    private enum Where {
        OUTSIDE,
        VALUE_STRING,
        KEY
    }

    /** A text, its last byte first. */
    record Trail(byte last, @Nullable Trail before) {}

    private TextLog(
            @Nullable Level level,
            Where where,
            byte[] key,
            boolean escaped,
            @Nullable Trail trail,
            Logs logs,
            boolean repeated) {
        this.level = level;
        this.where = where;
        this.key = key;
        this.escaped = escaped;
        this.trail = trail;
        this.logs = logs;
        this.repeated = repeated;
    }

    /** Before a text. */
    static TextLog of(Logs logs) {
        return new TextLog(null, Where.OUTSIDE, NOTHING, false, null, logs, false);
    }

    /** Whether items matter. */
    boolean logsItems() {
        return logs.items() != null;
    }

    /** Whether the last byte ended an item of an array that had one like it before. */
    boolean hasRepeated() {
        return repeated;
    }

    /** The log after some bytes; null if a key came twice. */
    @Nullable
    TextLog read(byte... bytes) {
        UnaryOperator<String> spelling = logs.items();
        if (spelling == null) {
            return readParts(bytes);
        }
        TextLog log = this;
        for (int i = 0; i < bytes.length && log != null; i++) {
            log = log.readAndTrace(bytes[i], spelling);
        }
        return log;
    }

    private @Nullable TextLog readAndTrace(byte b, UnaryOperator<String> spelling) {
        Trail longer = new Trail(b, trail);
        boolean ends = where == Where.OUTSIDE && (b == ',' || b == ']') && level != null && !level.isObject();
        if (ends) {
            return endItem(b, longer, spelling);
        }
        TextLog next = readParts(b);
        if (next == null) {
            return null;
        }
        Level at = next.level;
        if (where == Where.OUTSIDE && b == '[' && at != null) {
            at = new Level(false, false, null, longer, at.below());
        }
        return new TextLog(at, next.where, next.key, next.escaped, longer, logs, false);
    }

    private TextLog endItem(int b, Trail longer, UnaryOperator<String> spelling) {
        Level at = level();
        String text = itemText();
        String item = text.isBlank() ? null : spelling.apply(text);
        boolean again = item != null && at.has(item);
        Entry texts = item == null ? at.texts() : new Entry(item, at.texts());
        Level next = b == ']' ? at.below() : new Level(false, false, texts, longer, at.below());
        return new TextLog(next, Where.OUTSIDE, NOTHING, false, longer, logs, again);
    }

    /** What is open; null if nothing is. */
    @Nullable
    Level open() {
        return level;
    }

    /** Gives equal items one spelling; null if items don't matter. */
    @Nullable
    UnaryOperator<String> spelling() {
        return logs.items();
    }

    private Level level() {
        if (level == null) {
            throw new AssertionError("no open array or object");
        }
        return level;
    }

    /** The text of the item being read. */
    private String itemText() {
        return textSince(level().before());
    }

    private String textSince(@Nullable Trail start) {
        return new String(bytesSince(start), StandardCharsets.UTF_8);
    }

    /** The text since a place in it. */
    @SuppressWarnings("ReferenceEquality") // the start is a place in the text, not its last byte
    byte[] bytesSince(@Nullable Trail start) {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        for (Trail at = trail; at != null && at != start; at = at.before()) {
            reversed.write(at.last);
        }
        return reversed(reversed.toByteArray());
    }

    private static byte[] reversed(byte[] bytes) {
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        return bytes;
    }

    @SuppressWarnings("ReferenceEquality") // the same level is one that was not touched
    private @Nullable TextLog readParts(byte... bytes) {
        Level at = level;
        Where in = where;
        boolean afterBackslash = escaped;
        byte[] head = key;
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (in == Where.OUTSIDE) {
                if (b == '"') {
                    in = at != null && at.beforeKey() ? Where.KEY : Where.VALUE_STRING;
                    from = i + 1;
                } else {
                    at = outside(at, b);
                }
            } else if (afterBackslash || b == '\\') {
                afterBackslash = !afterBackslash;
            } else if (b == '"') {
                if (in == Where.KEY) {
                    at = withKey(at, Escapes.decode(join(head, bytes, from, i)));
                    if (at == null) {
                        return null;
                    }
                    head = NOTHING;
                }
                in = Where.OUTSIDE;
            }
        }
        byte[] read = in == Where.KEY ? join(head, bytes, from, bytes.length) : NOTHING;
        boolean same = at == level && in == where && afterBackslash == escaped && read.length == key.length;
        return same && !repeated ? this : new TextLog(at, in, read, afterBackslash, trail, logs, false);
    }

    private static @Nullable Level outside(@Nullable Level at, byte b) {
        return switch (b) {
            case '{' -> new Level(true, true, null, null, at);
            case '[' -> new Level(false, false, null, null, at);
            case '}', ']' -> at == null ? null : at.below();
            case ',' -> at == null || !at.isObject() ? at : at.with(true, at.texts());
            default -> at;
        };
    }

    /** The level with one more key; null if it has that key. */
    private static @Nullable Level withKey(@Nullable Level at, String text) {
        return at == null || at.has(text) ? null : at.with(false, new Entry(text, at.texts()));
    }

    private static byte[] join(byte[] head, byte[] bytes, int from, int to) {
        byte[] joined = Arrays.copyOf(head, head.length + to - from);
        System.arraycopy(bytes, from, joined, head.length, to - from);
        return joined;
    }

    /**
     * The rests of keys and items that were there before and begin as the one being read does: what leads to one of
     * them may lead nowhere. An item may have another one being read within it.
     */
    @SuppressWarnings("ReferenceEquality") // the last level is the last level
    List<byte[]> restsOfRepeats() {
        List<byte[]> rests = new ArrayList<>();
        for (Level at = level; at != null; at = at.below()) {
            if (at.isObject() && (at != level || where != Where.KEY)) {
                continue;
            }
            if (at.texts() != null && (at.isObject() || logsItems())) {
                String text = at.isObject()
                        ? Escapes.decode(Escapes.complete(key))
                        : plain(textSince(at.before()), at == level);
                for (Entry one = at.texts(); one != null; one = one.earlier) {
                    String other = at.isObject() ? one.text : plain(Numerals.plain(one.text), false);
                    if (other.startsWith(text)) {
                        rests.add(other.substring(text.length()).getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
            if (!logsItems()) {
                break;
            }
        }
        return rests;
    }

    /**
     * An item without escapes, where it is a string.
     *
     * @param mayBeOpen whether it may be the string that is being read
     */
    private String plain(String item, boolean mayBeOpen) {
        String text = item.strip();
        if (text.indexOf('\\') < 0 || text.charAt(0) != '"') {
            return item.stripLeading();
        }
        boolean open = mayBeOpen && where == Where.VALUE_STRING;
        String inside = text.substring(1, text.length() - (open ? 0 : 1));
        return '"' + Escapes.decode(Escapes.complete(inside.getBytes(StandardCharsets.UTF_8))) + (open ? "" : "\"");
    }

    /** Whether an escape is being read in a key or an item. */
    boolean isInEscape() {
        byte[] string = where == Where.KEY
                ? key
                : where == Where.VALUE_STRING && isInArrayOfItems()
                        ? itemText().strip().getBytes(StandardCharsets.UTF_8)
                        : NOTHING;
        return Escapes.complete(string).length < string.length;
    }

    /** Whether a key or an item has begun to be read, and begins like one that was there before. */
    boolean mayLeadNowhere() {
        return mayRunOut()
                && (isWholeItem() || mayBeNumberAgain() || !restsOfRepeats().isEmpty());
    }

    /** Whether an item has been read of which no more than that can be said, in an array that has others. */
    private boolean isWholeItem() {
        if (!isInArrayOfItems() || where != Where.OUTSIDE || level().texts() == null) {
            return false;
        }
        String item = itemText().stripLeading();
        return item.startsWith("[") || item.startsWith("{") || !item.equals(item.stripTrailing());
    }

    /** Whether an item is being read that may become a number which was there before. */
    boolean mayBeNumberAgain() {
        return isAtNumber() && Numerals.isBegun(itemText().strip());
    }

    /** Whether no string is being read, in an array that has items. */
    boolean isAtItem() {
        return isInArrayOfItems() && where == Where.OUTSIDE && level().texts() != null;
    }

    /** Whether a number may be read, or its next byte, in an array that has numbers. */
    private boolean isAtNumber() {
        Level at = level;
        if (!logsItems() || at == null || at.isObject() || where != Where.OUTSIDE) {
            return false;
        }
        for (Entry one = at.texts(); one != null; one = one.earlier) {
            if (Numerals.isBegun(one.text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item is being read that is zero whatever the exponent that has begun. */
    boolean isZero() {
        return isInArrayOfItems()
                && where == Where.OUTSIDE
                && Numerals.isZero(itemText().strip());
    }

    /** How many items the array has that is being read. */
    int items() {
        int count = 0;
        for (Entry one = level().texts(); one != null; one = one.earlier) {
            count++;
        }
        return count;
    }

    /** Whether a string is being read that some item may have, too, of an array that it is in. */
    boolean mayRepeatString() {
        byte[] raw = where == Where.KEY ? key : where == Where.VALUE_STRING ? string() : NOTHING;
        String begun = Escapes.hasBackslash(raw) ? "" : new String(raw, StandardCharsets.UTF_8);
        for (Level at = level; at != null && logsItems(); at = at.below()) {
            for (Entry one = at.texts(); one != null && !at.isObject(); one = one.earlier) {
                if (one.text.contains(begun)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What of a string that is no key has been read, where items matter. */
    private byte[] string() {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        for (Trail at = trail; at != null && at.last != '"'; at = at.before) {
            if (at.last == '\\') {
                return new byte[] {'\\'};
            }
            reversed.write(at.last);
        }
        return reversed(reversed.toByteArray());
    }

    /** How many objects and arrays are open within the nearest array that has items; -1 if there is none. */
    int depthInItem() {
        int depth = 0;
        for (Level at = level; at != null && logsItems(); at = at.below()) {
            if (!at.isObject() && at.texts() != null) {
                return depth;
            }
            depth++;
        }
        return -1;
    }

    /** Whether an object or an array is being read within an item. */
    boolean isWithinItem() {
        for (Level at = level == null ? null : level.below(); at != null && logsItems(); at = at.below()) {
            if (!at.isObject() && at.texts() != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item that matters may be read, and no object or array within it. */
    boolean isInArrayOfItems() {
        return logsItems() && level != null && !level.isObject();
    }

    /** Whether a token with the end of an item in it may repeat one that some open array has. */
    boolean mayRepeatItem() {
        for (Level at = level; at != null && logsItems(); at = at.below()) {
            if (!at.isObject() && at.texts() != null) {
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
        if (at == null || at.isObject() || where != Where.VALUE_STRING) {
            return true;
        }
        String text = itemText().stripLeading();
        if (text.indexOf('\\') >= 0 || text.indexOf('\uFFFD') >= 0 || !text.startsWith("\"")) {
            return true;
        }
        for (Entry one = at.texts(); one != null; one = one.earlier) {
            if (one.text.startsWith(text) || one.text.indexOf('\\') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** How many keys and items the open objects and arrays have. */
    int size() {
        int size = 0;
        for (Level at = level; at != null; at = at.below()) {
            for (Entry one = at.texts(); one != null; one = one.earlier) {
                size++;
            }
        }
        return size;
    }

    /** Whether a key is being read. */
    boolean isInKey() {
        return where == Where.KEY;
    }

    /** Whether a string is being read that is no key. */
    boolean isInString() {
        return where == Where.VALUE_STRING;
    }

    /** Whether a backslash came last, in a string. */
    boolean isEscaped() {
        return escaped;
    }

    /** Whether the key being read is spelled with a backslash. */
    boolean isKeyEscaped() {
        return Escapes.hasBackslash(key);
    }

    /** Whether a key or an item that has begun may have nothing to become but what was there before. */
    boolean mayRunOut() {
        return logs.keysRunOut() || logsItems();
    }

    /** Whether a key that has begun may have nothing to become but what was there before. */
    boolean keysRunOut() {
        return logs.keysRunOut();
    }

    /** Whether an object that has keys is being read, but no string. */
    boolean isBetweenMembers() {
        return where == Where.OUTSIDE && level != null && level.isObject() && level.texts() != null;
    }

    /**
     * Whether some open object may have one of some keys.
     *
     * @param spelled whether the keys are not known
     */
    boolean mayHaveAny(List<String> keys, boolean spelled) {
        for (Level at = level; at != null; at = at.below()) {
            for (Entry one = at.texts(); one != null && at.isObject(); one = one.earlier) {
                if (spelled || keys.contains(one.text)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Calls with each key of the object that begins with the bytes of the one being read, which has no backslash.
     *
     * @return whether there is one
     */
    boolean forEachBegun(Consumer<byte[]> action) {
        boolean any = false;
        for (Entry one = level().texts(); one != null; one = one.earlier) {
            if (begins(one.bytes)) {
                action.accept(one.bytes);
                any = true;
            }
        }
        return any;
    }

    /** Whether the object has a key. */
    boolean hasKey(String text) {
        return level().has(text);
    }

    /** The key being read if some bytes end it. */
    String keyWith(byte[] rest) {
        return Escapes.decode(join(key, rest, 0, rest.length));
    }

    /** Whether some bytes begin with those of the key being read. */
    boolean begins(byte[] text) {
        return text.length >= key.length && Arrays.equals(text, 0, key.length, key, 0, key.length);
    }

    /** Whether the same objects are open as in a log before this one, but for more keys in the last of them. */
    @SuppressWarnings("ReferenceEquality") // what is shared has not been touched
    boolean isBeside(TextLog earlier) {
        if (level == null || earlier.level == null || level == earlier.level) {
            return level == earlier.level;
        }
        Entry one = level.texts();
        while (one != null && one != earlier.level.texts()) {
            one = one.earlier;
        }
        return one == earlier.level.texts()
                && level.below() == earlier.level.below()
                && level.isObject() == earlier.level.isObject();
    }

    /** The keys which the last object has more than in a log that this one {@linkplain #isBeside is beside}. */
    @SuppressWarnings("ReferenceEquality") // what is shared has not been touched
    List<String> keysSince(TextLog earlier) {
        if (level == null || earlier.level == null || level.texts() == earlier.level.texts()) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        for (Entry one = level.texts(); one != null && one != earlier.level.texts(); one = one.earlier) {
            keys.add(one.text);
        }
        return keys;
    }

    /** As if the keys since another log were such as no other key is, where this one is beside it. */
    TextLog withUnknownSince(TextLog earlier) {
        Level at =
                level == null || earlier.level == null ? level : level.with(level.beforeKey(), earlier.level.texts());
        return new TextLog(at, where, where == Where.KEY ? UNKNOWN_KEY : key, escaped, trail, logs, false);
    }

    /** How many bytes of the key being read have come. */
    int keyLength() {
        return key.length;
    }
}
