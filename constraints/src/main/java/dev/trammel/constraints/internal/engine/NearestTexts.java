package dev.trammel.constraints.internal.engine;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completes a text as shortly as it can, and puts another text in the place of each key or item that comes twice: the
 * nearest one, breadth first. What has been put in stays, so where others leave nothing later, nothing is found. Under
 * the lock of the arena.
 */
final class NearestTexts {
    /** So many texts are tried for one key or item, and two for each that it must differ from. */
    private static final int MOST_TRIED = 1 << 7;

    private final Arena arena;
    private final Masks masks;
    private int tried;

    /** A beginning of a key or an item, and what was written for it. */
    private static final class Begun {
        final Walk walk;
        final byte[] text;

        Begun(Walk walk, byte[] text) {
            this.walk = walk;
            this.text = text;
        }

        Begun after(Walk next, int b) {
            byte[] longer = Arrays.copyOf(text, text.length + 1);
            longer[text.length] = (byte) b;
            return new Begun(next, longer);
        }
    }

    NearestTexts(Arena arena, Masks masks) {
        this.arena = arena;
        this.masks = masks;
    }

    /** What completes a text; null if nothing is found. */
    @Nullable
    Ending find(Walk from) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (Walk at = from; ; ) {
            if (!Course.repeats(masks.courses(), at)) {
                return new Ending(arena, masks, head.toByteArray(), at, !from.isOutside());
            }
            List<Begun> passed = new ArrayList<>();
            Begun last = upToRepeat(new Begun(at, new byte[0]), passed);
            if (last.walk.term() != Term.DEAD) {
                head.writeBytes(last.text);
                return new Ending(arena, masks, head.toByteArray(), last.walk, !from.isOutside());
            }
            Begun other = nearest(passed);
            if (other == null) {
                return null;
            }
            head.writeBytes(other.text);
            at = other.walk;
        }
    }

    /** Follows the completion up to where a key or an item comes twice; the places in it are passed, the last first. */
    private Begun upToRepeat(Begun start, List<Begun> passed) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<Walk> walks = new ArrayList<>();
        Walk at = start.walk;
        for (int b = at.term().bestByte();
                b >= 0 && at.term() != Term.DEAD;
                b = at.term().bestByte()) {
            walks.add(at);
            text.write(b);
            at = at.after(arena, b);
            if (at.term() == Term.DEAD) {
                break;
            }
        }
        byte[] written = text.toByteArray();
        int size = walks.isEmpty() ? 0 : size(walks.get(walks.size() - 1));
        for (int i = walks.size() - 1; i >= 0 && size(walks.get(i)) == size; i--) {
            passed.add(new Begun(walks.get(i), Arrays.copyOf(written, i)));
        }
        return new Begun(at, written);
    }

    private static int size(Walk walk) {
        return walk.log() == null ? 0 : walk.log().size();
    }

    private @Nullable Begun nearest(List<Begun> passed) {
        Deque<Begun> queue = new ArrayDeque<>(inLastKey(passed));
        int size = size(passed.get(0).walk);
        tried = 0;
        while (!queue.isEmpty()) {
            Begun begun = queue.remove();
            for (int b : DistinctEnding.BYTES) {
                Walk next = DistinctEnding.isOnlySpelling(begun.walk, b) ? null : live(begun.walk, b);
                if (next == null) {
                    continue;
                }
                Begun longer = begun.after(next, b);
                Begun ended = end(longer, size);
                if (ended != null) {
                    return ended;
                }
                if (size(next) == size) {
                    queue.add(longer);
                }
                if (++tried > MOST_TRIED + 2 * size) {
                    return null;
                }
            }
        }
        return null;
    }

    /** The places in the key that comes twice: no other value before it makes it a new one. All, if it is no key. */
    private static List<Begun> inLastKey(List<Begun> passed) {
        int size = 0;
        while (size < passed.size() && isInKey(passed.get(size).walk)) {
            size++;
        }
        return size == 0 ? passed : passed.subList(0, size);
    }

    private static boolean isInKey(Walk walk) {
        return walk.log() != null && walk.log().isInKey();
    }

    private @Nullable Walk live(Walk before, int b) {
        Walk next = before.after(arena, b);
        return next.term() == Term.DEAD ? null : next;
    }

    /** Follows a completion until there is one key or item more; null if that comes twice. */
    private @Nullable Begun end(Begun start, int size) {
        Begun at = start;
        while (size(at.walk) == size) {
            int b = at.walk.term().bestByte();
            Walk next = b < 0 ? null : live(at.walk, b);
            if (next == null) {
                return b < 0 ? at : null;
            }
            at = at.after(next, b);
        }
        return at;
    }
}
