package dev.trammel.constraints.internal.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open array or object of a JSON text, and those around it. Immutable.
 *
 * @param beforeKey whether a string that begins here is a key
 * @param matters whether this is an array in which no item may come twice, as far as is known
 * @param texts the keys or items it has, the last first; none where items don't matter
 * @param rivals the items that the one being read may still be equal to; null for all of them
 * @param before the text before the item being read
 * @param below what it stands in
 * @param inItems whether this is an array whose items matter, or stands in one
 */
record Level(
        boolean isObject,
        boolean beforeKey,
        boolean matters,
        @Nullable Entry texts,
        @Nullable List<String> rivals,
        @Nullable Trail before,
        @Nullable Level below,
        boolean inItems) {

    /** A key or an item. */
    static final class Entry {
        final String text;
        /** In UTF-8. */
        final byte[] bytes;

        final @Nullable Entry earlier;

        Entry(String text, @Nullable Entry earlier) {
            this.text = text;
            bytes = text.getBytes(StandardCharsets.UTF_8);
            this.earlier = earlier;
        }
    }

    /** An object that has just been opened. */
    static Level object(@Nullable Level below) {
        return new Level(true, true, false, null, null, null, below, below != null && below.inItems);
    }

    /** An array that has just been opened. */
    static Level array(@Nullable Trail before, @Nullable Level below) {
        return new Level(false, false, true, null, null, before, below, true);
    }

    /** An object after a key or a comma. */
    Level with(boolean isBeforeKey, @Nullable Entry more) {
        return new Level(isObject, isBeforeKey, matters, more, rivals, before, below, inItems);
    }

    /** An array after an item. */
    Level afterItem(@Nullable Entry more, @Nullable Trail end) {
        return new Level(false, false, true, more, null, end, below, true);
    }

    /** An array after an item that doesn't matter. */
    Level afterAnyItem() {
        return matters ? new Level(false, false, false, null, null, null, below, below != null && below.inItems) : this;
    }

    /** Whether it has a key or an item. */
    boolean has(String text) {
        int hash = text.hashCode();
        for (Entry one = texts; one != null; one = one.earlier) {
            if (one.text.hashCode() == hash && one.text.equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is an array that has items which the one being read may still be equal to. */
    boolean hasRivals() {
        return matters && (rivals == null ? texts != null : !rivals.isEmpty());
    }

    /** The items that the one being read may still be equal to. */
    List<String> allRivals() {
        if (rivals != null) {
            return rivals;
        }
        List<String> all = new ArrayList<>();
        for (Entry one = texts; one != null; one = one.earlier) {
            all.add(one.text);
        }
        return all;
    }

    /**
     * With no rivals, here and below, but those that have a part which the items being read have. Complexity: linear in
     * the length of the rivals.
     */
    Level narrowed(String part) {
        List<Level> above = new ArrayList<>();
        List<Level> changed = new ArrayList<>();
        for (Level at = this; at != null && at.inItems; at = at.below) {
            if (at.hasRivals()) {
                List<String> all = at.allRivals();
                List<String> left =
                        all.stream().filter(one -> one.contains(part)).toList();
                if (left.size() < all.size()) {
                    changed.addAll(above);
                    changed.add(new Level(false, false, true, at.texts, left, at.before, at.below, true));
                    above.clear();
                    continue;
                }
            }
            above.add(at);
        }
        if (changed.isEmpty()) {
            return this;
        }
        Level on = changed.get(changed.size() - 1);
        for (int i = changed.size() - 2; i >= 0; i--) {
            on = changed.get(i).on(on);
        }
        return on;
    }

    private Level on(Level other) {
        return new Level(isObject, beforeKey, matters, texts, rivals, before, other, inItems);
    }
}
