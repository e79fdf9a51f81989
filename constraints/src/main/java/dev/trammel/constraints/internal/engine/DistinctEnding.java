package dev.trammel.constraints.internal.engine;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON text may be completed where no key, or no item, may come twice: like the {@link Endings} of its term, but
 * that a key or an item which was there before becomes another one. It becomes the first other one that is found, from
 * its last byte to its first; so what is left of the text after some bytes is again the one that is found there, and
 * the tokens needed go down by one with each. Under the lock of the arena.
 */
final class DistinctEnding {
    private static final int MOST_TRIED = 1 << 14;

    /** Bytes in the order in which they are tried: letters and digits first. */
    private static final int[] BYTES = bytes();

    private final Arena arena;
    private final Masks masks;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    /** Where other bytes may be put in: from the end of the last key on. */
    private final List<Place> places = new ArrayList<>();

    private int tried;

    private record Place(Walk before, byte next) {}

    private DistinctEnding(Arena arena, Masks masks) {
        this.arena = arena;
        this.masks = masks;
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
        byte[] shortest = masks.completion(from.term());
        if (!repeats(arena, from, shortest)) {
            return new Ending(masks.tokens(), shortest, !from.isOutside(), masks.tokensToComplete(from.term()));
        }
        byte[] text = new DistinctEnding(arena, masks).find(from, shortest);
        return text == null ? null : new Ending(masks.tokens(), text, !from.isOutside());
    }

    private static boolean repeats(Arena arena, Walk from, byte[] rest) {
        TextLog log = from.log();
        if (log == null || !log.logsItems()) {
            return log != null && log.read(rest) == null;
        }
        return Walk.of(arena, from.term(), log, rest).term() == Term.DEAD;
    }

    private byte @Nullable [] find(Walk from, byte[] shortest) {
        Walk at = from;
        byte[] rest = shortest;
        for (int i = 0; i < rest.length; ) {
            Walk next = at.after(arena, rest[i]);
            if (next.term() != Term.DEAD) {
                places.add(new Place(at, rest[i]));
                text.write(rest[i]);
                if (at.isInKey() && !next.isInKey()) {
                    places.clear();
                }
                at = next;
                i++;
            } else {
                places.add(new Place(at, rest[i]));
                Walk other = instead(at);
                if (other == null) {
                    return null;
                }
                at = other;
                rest = masks.completion(other.term());
                i = 0;
            }
        }
        return text.toByteArray();
    }

    /** Puts another byte in, the last that helps. */
    private @Nullable Walk instead(Walk repeating) {
        byte[] written = text.toByteArray();
        for (int i = places.size() - 1; i >= 0; i--) {
            Place place = places.get(i);
            for (int b : BYTES) {
                if (b == (place.next & 0xFF)) {
                    continue;
                }
                if (++tried > MOST_TRIED) {
                    return null;
                }
                Walk other = place.before.after(arena, b);
                if (other.term() != Term.DEAD && passes(other, repeating)) {
                    int kept = written.length - (places.size() - 1 - i);
                    text.reset();
                    text.write(written, 0, kept);
                    text.write(b);
                    places.subList(i, places.size()).clear();
                    places.add(new Place(place.before, (byte) b));
                    return other;
                }
            }
        }
        return null;
    }

    /** Whether the completion after another byte gets past the end of the key or item that was repeated. */
    private boolean passes(Walk other, Walk repeating) {
        boolean key = repeating.isInKey();
        int depth = repeating.depth();
        Walk at = other;
        for (byte b : masks.completion(other.term())) {
            if (at.depth() < depth || (key && at.depth() == depth && !at.isInKey())) {
                return true;
            }
            boolean endsItem = !key && at.depth() == depth && at.isOutside() && (b == ',' || b == ']');
            at = at.after(arena, b & 0xFF);
            if (at.term() == Term.DEAD) {
                return false;
            }
            if (endsItem) {
                return true;
            }
        }
        return true;
    }
}
