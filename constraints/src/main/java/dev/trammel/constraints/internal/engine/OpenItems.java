package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.engine.Level.Entry;
import dev.trammel.constraints.internal.vocabulary.Escapes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What can be said of the items that are being read at some place in a text, of arrays in which none may come twice:
 * which of those that were there before they may still become.
 */
final class OpenItems {
    private static final byte[] NOTHING = {};

    private final TextLog log;

    OpenItems(TextLog log) {
        this.log = log;
    }

    /**
     * The rests of keys and items that were there before and begin as the one being read does: what leads to one of
     * them may lead nowhere. Of items that are arrays or objects there are none, once the first byte has come.
     */
    List<byte[]> restsOfRepeats() {
        List<byte[]> rests = new ArrayList<>();
        Level at = log.open();
        if (at == null) {
            return rests;
        }
        if (log.keysRunOut() && log.isInKey()) {
            String text = Escapes.decode(Escapes.complete(log.key()));
            for (Entry one = at.texts(); one != null; one = one.earlier) {
                addRest(one.text, text, rests);
            }
        } else if (log.logsItems() && at.hasRivals()) {
            String text = plain(log.textSince(at.before()), true);
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
        boolean open = mayBeOpen && log.isInString();
        String inside = text.substring(1, text.length() - (open ? 0 : 1));
        return '"' + Escapes.decode(Escapes.complete(inside.getBytes(StandardCharsets.UTF_8))) + (open ? "" : "\"");
    }

    /** Whether an escape is being read in a key or an item. */
    boolean isInEscape() {
        byte[] string = log.isInKey()
                ? log.key()
                : log.isInString() && isInArrayOfItems()
                        ? log.itemText().strip().getBytes(StandardCharsets.UTF_8)
                        : NOTHING;
        return Escapes.complete(string).length < string.length;
    }

    /** Whether a key or an item has begun to be read, and begins like one that was there before. */
    boolean mayLeadNowhere() {
        return log.mayRunOut()
                && (isWholeItem() || mayBeNumberAgain() || !restsOfRepeats().isEmpty());
    }

    /** Whether an item is to begin of an array whose items matter. */
    boolean isBeforeItem() {
        Trail trail = log.trail();
        return isInArrayOfItems()
                && log.isOutside()
                && trail != null
                && (trail.last() == ','
                        || (trail.last() <= ' ' && log.itemText().isBlank()));
    }

    /** Whether an item has been read of which no more than that can be said, in an array that has others. */
    private boolean isWholeItem() {
        if (!isInArrayOfItems() || !log.isOutside() || log.level().texts() == null) {
            return false;
        }
        String item = log.itemText().stripLeading();
        return item.startsWith("[") || item.startsWith("{") || !item.equals(item.stripTrailing());
    }

    /** Whether an item is being read that may become a number which was there before. */
    boolean mayBeNumberAgain() {
        return isAtNumber() && Numerals.isBegun(log.itemText().strip());
    }

    /** Whether no string is being read, in an array that has items. */
    boolean isAtItem() {
        return isInArrayOfItems() && log.isOutside() && log.level().texts() != null;
    }

    /** Whether a number may be read, or its next byte, in an array that has numbers. */
    private boolean isAtNumber() {
        Level at = log.open();
        if (!log.logsItems() || at == null || at.isObject() || !log.isOutside()) {
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
                && log.isOutside()
                && Numerals.isZero(log.itemText().strip());
    }

    /** How many items the array has that is being read. */
    int count() {
        int count = 0;
        for (Entry one = log.level().texts(); one != null; one = one.earlier) {
            count++;
        }
        return count;
    }

    /** How many objects and arrays are open within the nearest array that has rivals; -1 if there is none. */
    int depthInItem() {
        int depth = 0;
        for (Level at = log.open(); at != null && log.logsItems(); at = at.below()) {
            if (at.hasRivals()) {
                return depth;
            }
            depth++;
        }
        return -1;
    }

    /** Whether an object or an array is being read within an item that may become one which was there before. */
    boolean isWithinItem() {
        for (Level at = log.open() == null ? null : log.open().below();
                at != null && log.logsItems();
                at = at.below()) {
            if (at.hasRivals()) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item that matters may be read, and no object or array within it. */
    boolean isInArrayOfItems() {
        return log.logsItems() && log.open() != null && log.open().matters();
    }

    /**
     * Whether some bytes end an item that matters, before the last one of its array, or open an array and end an item
     * there. They are taken to be such as may come here.
     */
    boolean endsItemThatMatters(byte[] bytes) {
        Level at = log.open();
        boolean inString = !log.isOutside();
        boolean afterBackslash = log.isEscaped();
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
        return log.logsItems() && log.open() != null && log.open().inItems();
    }

    /**
     * Calls with the rest of each string in a rival that begins as the string being read does, which has no backslash.
     *
     * @return false if the string being read has a backslash
     */
    boolean forEachRivalString(Consumer<byte[]> action) {
        byte[] raw = log.begun();
        if (Escapes.hasBackslash(raw)) {
            return false;
        }
        String begun = '"' + new String(raw, 0, TextLog.beforeLast(raw), StandardCharsets.UTF_8);
        Set<String> rests = new HashSet<>();
        for (Level at = log.open(); at != null && at.inItems(); at = at.below()) {
            for (String rival : at.hasRivals() ? at.allRivals() : List.<String>of()) {
                for (int found = rival.indexOf(begun); found >= 0; found = rival.indexOf(begun, found + 1)) {
                    int from = found + begun.length();
                    rests.add(rival.substring(from, endOfString(rival, from)));
                }
            }
        }
        int skipped = raw.length - TextLog.beforeLast(raw);
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
}
