package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.engine.Level.Entry;
import dev.trammel.constraints.internal.engine.TermConstraint.Logs;
import dev.trammel.constraints.internal.vocabulary.Escapes;
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

    /** The log after some bytes where items don't matter; null if a key came twice. */
    @Nullable
    TextLog read(byte... bytes) {
        return readParts(bytes);
    }

    /** Whether a byte ends an item. */
    boolean endsItem(byte b) {
        return where == Where.OUTSIDE && (b == ',' || b == ']') && level != null && !level.isObject();
    }

    /**
     * The log after a byte that {@linkplain #endsItem ends an item}.
     *
     * @param matters whether the item must be a new one
     */
    @SuppressWarnings("ReferenceEquality") // the same level is one that was not touched
    TextLog readEnd(byte b, boolean matters) {
        Level at = level();
        if (!matters) {
            Level next = b == ']' ? at.below() : at.afterAnyItem();
            return next != null && next == level && !repeated && !next.inItems()
                    ? this
                    : new TextLog(next, Where.OUTSIDE, NOTHING, false, longer(b, next), logs, false);
        }
        Trail longer = new Trail(b, trail);
        String text = itemText();
        String item =
                text.isBlank() || logs.items() == null ? null : logs.items().apply(text);
        boolean again = item != null && at.has(item);
        Entry texts = item == null ? at.texts() : new Entry(item, at.texts());
        Level next = b == ']' ? at.below() : at.afterItem(texts, longer);
        return new TextLog(next, Where.OUTSIDE, NOTHING, false, longer, logs, again);
    }

    private @Nullable Trail longer(byte b, @Nullable Level at) {
        return at != null && at.inItems() ? new Trail(b, trail) : null;
    }

    /** The log after a byte that ends no item, where items matter; null if a key came twice. */
    @Nullable
    TextLog readWithin(byte b) {
        TextLog next = readParts(b);
        if (next == null) {
            return null;
        }
        Level at = next.level;
        Trail longer = longer(b, at);
        if (where == Where.OUTSIDE && b == '[' && at != null) {
            longer = new Trail(b, trail);
            at = Level.array(longer, at.below());
        } else if (at != null && hasRivals()) {
            String part = partEndedBy(b);
            at = part == null ? at : at.narrowed(part);
        }
        return new TextLog(at, next.where, next.key, next.escaped, longer, logs, false);
    }

    /** What stands in the spelling of each item whose text goes on with a byte as this one does; null if unknown. */
    private @Nullable String partEndedBy(byte b) {
        if (b == '"' && where != Where.OUTSIDE && !escaped) {
            String begun = partBegun(true);
            return begun == null ? null : begun + '"';
        }
        boolean endsMember = where == Where.OUTSIDE && (b == ',' || b == '}') && level().isObject();
        UnaryOperator<String> spelling = logs.items();
        String scalar = endsMember && spelling != null && trail != null ? trail.scalar() : "";
        return scalar.isEmpty() || spelling == null ? null : keyBefore() + spelling.apply(scalar) + ',';
    }

    /**
     * What stands in the spelling of each item that begins as the one being read does; null if unknown.
     *
     * @param ended whether the string that is being read ends here
     */
    private @Nullable String partBegun(boolean ended) {
        byte[] raw = begun();
        if (Escapes.hasBackslash(raw)) {
            return null;
        }
        String before = where == Where.KEY || !level().isObject() ? "" : keyBefore();
        return before + '"' + new String(raw, 0, ended ? raw.length : beforeLast(raw), StandardCharsets.UTF_8);
    }

    /** Without the last character, if that may have begun only. */
    static int beforeLast(byte[] text) {
        int end = text.length;
        while (end > 0 && text[end - 1] < 0) {
            end--;
        }
        return end;
    }

    /** The last key, as it stands in spellings before a value; a part of that if it has escapes. */
    private String keyBefore() {
        Entry last = level().texts();
        boolean plain = last != null && last.text.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\' && c < 0x7F);
        return last != null && plain ? '"' + last.text + "\":" : ":";
    }

    /** Without the rivals that don't begin as the string does which is being read. */
    @SuppressWarnings("ReferenceEquality") // the same level is one that was not touched
    TextLog narrowed() {
        Level at = level;
        if (where == Where.OUTSIDE || at == null || !hasRivals()) {
            return this;
        }
        String part = partBegun(false);
        Level left = part == null ? at : at.narrowed(part);
        return left == at ? this : new TextLog(left, where, key, escaped, trail, logs, repeated);
    }

    /** Whether an item is being read that some open array may have. */
    boolean hasRivals() {
        for (Level at = level; at != null && at.inItems(); at = at.below()) {
            if (at.hasRivals()) {
                return true;
            }
        }
        return false;
    }

    /** What can be said of items. */
    OpenItems items() {
        return new OpenItems(this);
    }

    /** The raw bytes of the key being read; not copied. */
    byte[] key() {
        return key;
    }

    /** The raw bytes of the key or the other string being read; a backslash if that has one. */
    byte[] begun() {
        return where == Where.KEY ? key : string();
    }

    /** The text so far, where items matter. */
    @Nullable
    Trail trail() {
        return trail;
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

    Level level() {
        if (level == null) {
            throw new AssertionError("no open array or object");
        }
        return level;
    }

    /** The text of the item being read. */
    String itemText() {
        return textSince(level().before());
    }

    String textSince(@Nullable Trail start) {
        return new String(bytesSince(start), StandardCharsets.UTF_8);
    }

    /** The text since a place in it. */
    byte[] bytesSince(@Nullable Trail start) {
        return trail == null ? NOTHING : trail.since(start);
    }

    /** What of a string that is no key has been read, where items matter; a backslash if it has one. */
    private byte[] string() {
        return trail == null ? NOTHING : trail.string();
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
            case '{' -> Level.object(at);
            case '[' -> Level.array(null, at);
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

    /** Whether no string is being read. */
    boolean isOutside() {
        return where == Where.OUTSIDE;
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

    /** Whether some bytes, read between members, may begin a key that begins one which was there before. */
    boolean mayBeginKeyAgain(byte[] bytes) {
        int quote = -1;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            boolean known = quote < 0 ? "{}[]:".indexOf(b) < 0 : b != '"' && b != '\\';
            if (!known) {
                return true;
            }
            quote = quote < 0 && b == '"' ? i : quote;
        }
        for (Entry one = level().texts(); one != null && quote >= 0; one = one.earlier) {
            int length = bytes.length - quote - 1;
            if (one.bytes.length >= length && Arrays.equals(one.bytes, 0, length, bytes, quote + 1, bytes.length)) {
                return true;
            }
        }
        return false;
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

    /** Calls with each key of the object that begins with the bytes of the one being read, which has no backslash. */
    void forEachBegun(Consumer<byte[]> action) {
        for (Entry one = level().texts(); one != null; one = one.earlier) {
            if (begins(one.bytes)) {
                action.accept(one.bytes);
            }
        }
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
