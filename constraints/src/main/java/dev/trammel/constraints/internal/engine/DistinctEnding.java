package dev.trammel.constraints.internal.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON text may be completed where no key, or no item, may come twice: like the {@link Endings} of its term, but
 * that a key or an item which was there before becomes another one. Searches depth first: from the place of the last
 * byte back to the first, other bytes are put in, and completed as shortly as they can be. Blanks, escapes and
 * exponents are no other bytes: they make nothing that would be new. Under the lock of the arena.
 */
final class DistinctEnding {
    private static final int MOST_TRIED = 1 << 13;

    /** Within an item, the next byte is looked at again. */
    private static final int MOST_TRIED_IN_ITEM = 1 << 10;

    /** Bytes by which an ending is longer than a shortest one, and one for each text that it must differ from. */
    private static final int MOST_LONGER = 64;

    /** Bytes by which a number is longer than a shortest one. */
    private static final int MOST_DIGITS = 8;

    /** Bytes in the order in which they are tried: letters and digits first. */
    static final int[] BYTES = bytes();

    private final Arena arena;
    private final Masks masks;
    /** The scalar that has begun, as far as it tells how what follows is read. */
    private final String begun;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final Deque<Place> places = new ArrayDeque<>();

    private final Set<Begun> seen = new HashSet<>();

    private final int longest;
    private final int most;
    private int tried;

    /** What has been tried, but for how it is spelled. */
    private record Begun(Term term, String text) {}

    /** Where a byte of the ending stands, and others may. */
    private static final class Place {
        final Walk before;
        final int shortest;
        /** How many of the others have been tried. */
        int next;

        Place(Walk before, int shortest) {
            this.before = before;
            this.shortest = shortest;
        }
    }

    private DistinctEnding(Arena arena, Masks masks, Walk from) {
        this.arena = arena;
        this.masks = masks;
        longest = longest(from);
        begun = begun(from);
        most = isWithinItem(from) ? MOST_TRIED_IN_ITEM : MOST_TRIED;
    }

    private static int[] bytes() {
        StringBuilder first = new StringBuilder();
        for (char c = 'a'; c <= 'z'; c++) {
            first.append(c);
        }
        for (char c = '0'; c <= '9'; c++) {
            first.append(c);
        }
        for (char c = 0; c < 256; c++) {
            if (first.indexOf(String.valueOf(c)) < 0) {
                first.append(c);
            }
        }
        return first.chars().toArray();
    }

    /** What completes a text; null if nothing is found. */
    static @Nullable Ending of(Arena arena, Masks masks, Walk from) {
        return Course.repeats(masks.courses(), from)
                ? new DistinctEnding(arena, masks, from).find(from)
                : new Ending(arena, masks, new byte[0], from, !from.isOutside());
    }

    /** Whether something completes a text; where that takes long to find out, there are many ways on, and so one. */
    static boolean isThere(Arena arena, Masks masks, Walk from) {
        if (!Course.repeats(masks.courses(), from)) {
            return true;
        }
        DistinctEnding search = new DistinctEnding(arena, masks, from);
        return search.find(from) != null || search.tried > search.most;
    }

    private static boolean isWithinItem(Walk from) {
        return from.log() != null && from.log().items().isWithinItem();
    }

    private static String begun(Walk from) {
        if (!from.isOutside()) {
            return from.isEscaped() ? "\"\\" : "\"";
        }
        Trail trail = from.log() == null ? null : from.log().trail();
        return trail == null ? "" : trail.scalar();
    }

    private static int longest(Walk from) {
        int others = from.log() == null ? 0 : from.log().size();
        return from.term().shortest() + MOST_LONGER + others;
    }

    private @Nullable Ending find(Walk from) {
        Ending near = new NearestTexts(arena, masks).find(from);
        return near != null ? near : findDeep(from);
    }

    private @Nullable Ending findDeep(Walk from) {
        Walk at = from;
        for (int b = at.term().bestByte(); b >= 0; b = at.term().bestByte()) {
            Walk next = at.after(arena, b);
            places.push(new Place(at, b));
            text.write(b);
            if (next.term() == Term.DEAD) {
                next = instead();
                if (next == null) {
                    return null;
                }
                if (!Course.repeats(masks.courses(), next)) {
                    return new Ending(arena, masks, text.toByteArray(), next, !from.isOutside());
                }
            }
            at = next;
        }
        return new Ending(arena, masks, text.toByteArray(), at, !from.isOutside());
    }

    /** Puts another byte in at the last place that has one; null if there is none, or many have been tried. */
    private @Nullable Walk instead() {
        byte[] written = text.toByteArray();
        for (; !places.isEmpty(); places.pop()) {
            Place place = places.element();
            while (place.next < BYTES.length && places.size() <= longest) {
                int b = BYTES[place.next++];
                if (b == place.shortest || isOnlySpelling(place.before, b) || isLongNumber(place.before, b)) {
                    continue;
                }
                Walk other = place.before.after(arena, b);
                if (other.term() == Term.DEAD) {
                    continue;
                }
                text.reset();
                text.write(written, 0, places.size() - 1);
                text.write(b);
                if (b == '0' && place.before.isOutside() && !isNew(other)) {
                    continue;
                }
                if (++tried > most) {
                    return null;
                }
                return other;
            }
        }
        return null;
    }

    /** Whether no text like the one that is being tried has been, but for zeros at the end of fractions. */
    private boolean isNew(Walk other) {
        String whole = begun + text.toString(StandardCharsets.ISO_8859_1);
        return seen.add(new Begun(other.term(), Numerals.withoutZeros(whole)));
    }

    /** Few more digits make any new number; more of them are zeros that an exponent takes back. */
    private boolean isLongNumber(Walk before, int b) {
        return places.size() > longest - MOST_LONGER + MOST_DIGITS
                && before.isOutside()
                && (b == '.' || (b >= '0' && b <= '9'));
    }

    /** Whether a byte only spells otherwise what another one says, too. */
    static boolean isOnlySpelling(Walk before, int b) {
        if (before.isOutside()) {
            return " \n\r\teE".indexOf(b) >= 0 || (b >= '0' && b <= '9' && before.isZero());
        }
        return before.isEscaped() && (b == 'u' || b == '/');
    }
}
