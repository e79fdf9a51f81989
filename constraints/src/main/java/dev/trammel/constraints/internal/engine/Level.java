package dev.trammel.constraints.internal.engine;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An open array or object of a JSON text, and those around it. Immutable.
 *
 * @param beforeKey whether a string that begins here is a key
 * @param texts the keys or items it has, the last first
 * @param before the text before the item being read
 * @param below what it stands in
 */
record Level(
        boolean isObject,
        boolean beforeKey,
        @Nullable Entry texts,
        TextLog.@Nullable Trail before,
        @Nullable Level below) {

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

    Level with(boolean isBeforeKey, @Nullable Entry more) {
        return new Level(isObject, isBeforeKey, more, before, below);
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
}
