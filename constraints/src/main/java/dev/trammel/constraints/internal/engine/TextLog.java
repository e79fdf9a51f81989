package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.engine.Level.Entry;
import dev.trammel.constraints.internal.engine.TermConstraint.Logs;
import dev.trammel.constraints.internal.vocabulary.Escapes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        String scalar = endsMember && spelling != null ? lastScalar() : "";
        return scalar.isEmpty() || spelling == null ? null : keyBefore() + spelling.apply(scalar) + ',';
    }

    /** The number, or true, false or null, that came last; empty if something else did. */
    private String lastScalar() {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        for (Trail at = trail; at != null && isOfScalar(at.last); at = at.before) {
            reversed.write(at.last);
        }
        return new String(reversed(reversed.toByteArray()), StandardCharsets.US_ASCII);
    }

    private static boolean isOfScalar(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '-' || b == '+' || b == '.' || b == 'E';
    }

    /**
     * What stands in the spelling of each item that begins as the one being read does; null if unknown.
     *
     * @param ended whether the string that is being read ends here
     */
    private @Nullable String partBegun(boolean ended) {
        byte[] raw = where == Where.KEY ? key : string();
        if (Escapes.hasBackslash(raw)) {
            return null;
        }
        String before = where == Where.KEY || !level().isObject() ? "" : keyBefore();
        return before + '"' + new String(raw, 0, ended ? raw.length : beforeLast(raw), StandardCharsets.UTF_8);
    }

    /** Without the last character, if that may have begun only. */
    private static int beforeLast(byte[] text) {
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

    /**
     * The rests of keys and items that were there before and begin as the one being read does: what leads to one of
     * them may lead nowhere. Of items that are arrays or objects there are none, once the first byte has come.
     */
    List<byte[]> restsOfRepeats() {
        List<byte[]> rests = new ArrayList<>();
        Level at = level;
        if (at == null) {
            return rests;
        }
        if (logs.keysRunOut() && where == Where.KEY) {
            String text = Escapes.decode(Escapes.complete(key));
            for (Entry one = at.texts(); one != null; one = one.earlier) {
                addRest(one.text, text, rests);
            }
        } else if (logsItems() && at.hasRivals()) {
            String text = plain(textSince(at.before()), true);
            for (String rival : at.allRivals()) {
                if (text.isBlank() || !isWithin(rival)) {
                    addRest(plain(Numerals.plain(rival), false), text, rests);
                }
            }
        }
        return rests;
    }

    private static boolean isWithin(String item) {
        return item.startsWith("{") || item.startsWith("[");
    }

    private static void addRest(String earlier, String text, List<byte[]> rests) {
        if (earlier.startsWith(text)) {
            rests.add(earlier.substring(text.length()).getBytes(StandardCharsets.UTF_8));
        }
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

    /** Whether an item is to begin of an array whose items matter. */
    boolean isBeforeItem() {
        return isInArrayOfItems()
                && where == Where.OUTSIDE
                && trail != null
                && (trail.last == ',' || (trail.last <= ' ' && itemText().isBlank()));
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

    /** How many objects and arrays are open within the nearest array that has rivals; -1 if there is none. */
    int depthInItem() {
        int depth = 0;
        for (Level at = level; at != null && logsItems(); at = at.below()) {
            if (at.hasRivals()) {
                return depth;
            }
            depth++;
        }
        return -1;
    }

    /** Whether an object or an array is being read within an item that may become one which was there before. */
    boolean isWithinItem() {
        for (Level at = level == null ? null : level.below(); at != null && logsItems(); at = at.below()) {
            if (at.hasRivals()) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item that matters may be read, and no object or array within it. */
    boolean isInArrayOfItems() {
        return logsItems() && level != null && level.matters();
    }

    /**
     * Whether some bytes end an item that matters, before the last one of its array, or open an array and end an item
     * there. They are taken to be such as may come here.
     */
    boolean endsItemThatMatters(byte[] bytes) {
        Level at = level;
        boolean inString = where != Where.OUTSIDE;
        boolean afterBackslash = escaped;
        long arrays = 0;
        int open = 0;
        for (byte b : bytes) {
            if (inString) {
                inString = afterBackslash || b != '"';
                afterBackslash = !afterBackslash && b == '\\';
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                open++;
                arrays = arrays << 1 | (b == '[' ? 1 : 0);
            } else if (open > 0 && (b == ',' || b == ']') && (arrays & 1) != 0) {
                return true;
            } else if (b == '}' || b == ']') {
                at = open > 0 || at == null ? at : at.below();
                open -= open > 0 ? 1 : 0;
                arrays >>= 1;
            } else if (b == ',' && open == 0 && at != null && at.matters()) {
                return true;
            }
        }
        return open > Long.SIZE;
    }

    /** Whether some open array has items that matter, or may have. */
    boolean isInItems() {
        return logsItems() && level != null && level.inItems();
    }

    /**
     * Calls with the rest of each string in a rival that begins as the string being read does, which has no backslash.
     *
     * @return false if the string being read has a backslash
     */
    boolean forEachRivalString(Consumer<byte[]> action) {
        byte[] raw = where == Where.KEY ? key : string();
        if (Escapes.hasBackslash(raw)) {
            return false;
        }
        String begun = '"' + new String(raw, 0, beforeLast(raw), StandardCharsets.UTF_8);
        Set<String> rests = new HashSet<>();
        for (Level at = level; at != null && at.inItems(); at = at.below()) {
            for (String rival : at.hasRivals() ? at.allRivals() : List.<String>of()) {
                for (int found = rival.indexOf(begun); found >= 0; found = rival.indexOf(begun, found + 1)) {
                    int from = found + begun.length();
                    rests.add(rival.substring(from, endOfString(rival, from)));
                }
            }
        }
        int skipped = raw.length - beforeLast(raw);
        for (String rest : rests) {
            byte[] bytes = Escapes.decode(rest.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            int end = raw.length - skipped;
            if (bytes.length >= skipped && Arrays.equals(bytes, 0, skipped, raw, end, raw.length)) {
                action.accept(Arrays.copyOfRange(bytes, skipped, bytes.length));
            }
        }
        return true;
    }

    private static int endOfString(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
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
