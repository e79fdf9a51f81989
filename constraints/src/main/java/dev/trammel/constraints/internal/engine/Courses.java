package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.vocabulary.Escapes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the shortest completion of a JSON text means for the objects and arrays that are open in it: which keys they
 * get, where items end that may not come twice, and where they close. What opens and closes within the completion is
 * looked at once and then skipped, so long completions cost what is open, not what they are long. Under the lock of the
 * arena.
 */
final class Courses {
    /** Within a long string, places so far from its end are remembered. */
    private static final int STRIDE = 64;

    /** So many bytes in one place of a string, and it may become more strings than matter. */
    static final int WIDE = 48;

    /** Places in a string that are looked at for the ways on. */
    private static final int MOST_LOOKED_AT = 8;

    private final IdentityHashMap<Term, Event> events = new IdentityHashMap<>();
    /** From before a bracket to behind the one that closes it, where nothing in between comes twice. */
    private final IdentityHashMap<Term, Term> closed = new IdentityHashMap<>();

    /** How often something is closed before a string comes that may be any of many. */
    private final IdentityHashMap<Term, Integer> wide = new IdentityHashMap<>();

    /** How many items may begin at least. */
    private final IdentityHashMap<Term, Integer> varieties = new IdentityHashMap<>();

    private final Arena arena;

    /** What may happen. */
    enum Kind {
        /** The text is complete. */
        END,
        /** A key has ended. */
        KEY,
        /** An item has ended that may not come twice, with a comma. */
        ITEM,
        /** Such an item and its array have ended. */
        LAST_ITEM,
        /** The object or array has ended. */
        CLOSE,
        /** In an object or array that opens and closes before, a key or an item comes twice. */
        REPEAT
    }

    /**
     * The next thing that happens to what is open.
     *
     * @param key if one has ended
     * @param after where that leads
     */
    record Event(Kind kind, @Nullable String key, Term after) {}

    Courses(Arena arena) {
        this.arena = arena;
    }

    /**
     * A place in a text.
     *
     * @param isInObject whether an object is open there
     * @param isBeforeKey whether a string that begins there is a key
     * @param isInString whether a string is being read, which is no key
     * @param isEscaped whether its last byte is a backslash that escapes the next one
     */
    record Place(Term term, boolean isInObject, boolean isBeforeKey, boolean isInString, boolean isEscaped) {}

    /**
     * The next event from a place on.
     *
     * @param spelling gives equal items one spelling; null if items don't matter
     */
    Event next(Place place, @Nullable UnaryOperator<String> spelling) {
        Event known = place.isEscaped() ? null : events.get(place.term());
        return known != null ? known : new Reading(place, spelling).toEvent();
    }

    /**
     * Whether a string comes in which many bytes may follow each other, before what is open is closed so often and the
     * item there ends.
     */
    boolean hasWideString(Walk from, int depth) {
        Integer known = wide.get(from.term());
        if (known == null) {
            known = nearestWideString(from);
            wide.put(from.term(), known);
            arena.hold(64);
        }
        return known <= depth;
    }

    /** How often something is closed before such a string comes; a comma in an array counts as that. */
    private static int nearestWideString(Walk from) {
        boolean inString = !from.isOutside();
        boolean escaped = from.isEscaped();
        int open = 0;
        int closed = 0;
        Level level = from.log() == null ? null : from.log().open();
        Term at = from.term();
        for (int b = at.bestByte(); b >= 0; b = at.bestByte()) {
            if (inString && !escaped && isWide(at)) {
                return closed;
            }
            boolean wasEscaped = escaped;
            escaped = inString && !escaped && b == '\\';
            if (b == '"' && !wasEscaped) {
                inString = !inString;
            } else if (!inString && (b == '{' || b == '[')) {
                open++;
            } else if (!inString && (b == '}' || b == ']')) {
                closed += open == 0 ? 1 : 0;
                level = open == 0 && level != null ? level.below() : level;
                open -= open == 0 ? 0 : 1;
            } else if (!inString && b == ',' && open == 0 && level != null && !level.isObject()) {
                return Integer.MAX_VALUE;
            }
            at = at.step(b);
        }
        return Integer.MAX_VALUE;
    }

    /**
     * At least so many different items may begin at a term, and no more than {@link #WIDE}. Counts the ways on at one
     * place of the shortest of them.
     */
    int variety(Term start) {
        Integer known = varieties.get(start);
        if (known == null) {
            known = greatestVariety(start);
            varieties.put(start, known);
            arena.hold(64);
        }
        return known;
    }

    private static int greatestVariety(Term start) {
        int most = 1;
        int before = ',';
        String open = "";
        Term at = start;
        for (int b = at.bestByte(); b >= 0 && most < WIDE; b = at.bestByte()) {
            if (open.isEmpty() && (b == ',' || b == ']')) {
                return most;
            }
            boolean isKey = open.endsWith("{") && before != ':';
            if (b == '"') {
                Term within = at.step(b);
                most = isKey ? most : Math.max(most, waysWithin(within));
                at = behindString(within);
                before = b;
                continue;
            }
            boolean isFirstDigit = b >= '0' && b <= '9' && ":,[-".indexOf(before) >= 0;
            most = isFirstDigit ? Math.max(most, ways(at, '1', '9')) : most;
            if (b == '{' || b == '[') {
                open += (char) b;
            } else if (b == '}' || b == ']') {
                open = open.substring(0, open.length() - 1);
            }
            before = b > ' ' ? b : before;
            at = at.step(b);
        }
        return most;
    }

    /** At the first place in a string that has more than one. */
    private static int waysWithin(Term start) {
        Term at = start;
        int ways = 0;
        int looked = 0;
        for (int b = at.bestByte(); ways < 2 && looked < MOST_LOOKED_AT && b != '\\'; b = at.bestByte()) {
            ways = ways(at, ' ', '~') + (b == '"' ? 1 : 0);
            at = at.step(b);
            looked = b == '"' ? MOST_LOOKED_AT : looked + 1;
        }
        return ways;
    }

    /** Behind the quote that ends a string. */
    private static Term behindString(Term within) {
        Term at = within;
        boolean escaped = false;
        int b;
        do {
            b = at.bestByte();
            at = at.step(b);
            escaped = !escaped && b == '\\';
        } while (b != '"' || escaped);
        return at;
    }

    private static int ways(Term at, int first, int last) {
        int ways = 0;
        for (int b = first; b <= last; b++) {
            ways += b != '"' && b != '\\' && at.step(b) != Term.DEAD ? 1 : 0;
        }
        return ways;
    }

    private static boolean isWide(Term term) {
        int bytes = 0;
        for (int b = 0x20; b < 0x7F && bytes < WIDE; b++) {
            bytes += term.step(b) != Term.DEAD ? 1 : 0;
        }
        return bytes == WIDE;
    }

    /** The bytes of a completion between two terms on its way. */
    static byte[] bytes(Term from, Term to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Term at = from; at != to; ) {
            int b = at.bestByte();
            bytes.write(b);
            at = at.step(b);
        }
        return bytes.toByteArray();
    }

    /** An array or object that the completion opens. */
    private static final class Opened {
        final Term start;
        final boolean isObject;
        final Set<String> texts = new HashSet<>();
        boolean isBeforeKey;
        /** Where the item begins. */
        Term item;

        Opened(Term start, boolean isObject, Term inside) {
            this.start = start;
            this.isObject = isObject;
            isBeforeKey = isObject;
            item = inside;
        }
    }

    /** Follows a completion up to the next event. */
    private final class Reading {
        final Term start;
        final boolean isInObject;
        final @Nullable UnaryOperator<String> spelling;
        final List<Opened> open = new ArrayList<>();
        final List<Term> passed = new ArrayList<>();
        final ByteArrayOutputStream key = new ByteArrayOutputStream();
        boolean isBeforeKey;
        boolean inString;
        boolean inKey;
        boolean escaped;

        Reading(Place place, @Nullable UnaryOperator<String> spelling) {
            start = place.term();
            isInObject = place.isInObject();
            isBeforeKey = place.isBeforeKey();
            inString = place.isInString();
            escaped = place.isEscaped();
            this.spelling = spelling;
        }

        Event toEvent() {
            Term at = start;
            if (!escaped) {
                passed.add(at);
            }
            while (true) {
                int b = at.bestByte();
                Term next = b < 0 ? at : at.step(b);
                Term skipped = b == '{' || b == '[' ? closed.get(at) : null;
                Event event = null;
                if (b < 0) {
                    event = new Event(Kind.END, null, at);
                } else if (inString) {
                    event = inString(b, next);
                } else if (skipped != null) {
                    next = skipped;
                } else {
                    event = outside(b, at, next);
                }
                at = next;
                if (event == null && mayBeKnown(b, at)) {
                    event = events.get(at);
                    passed.add(at);
                }
                if (event != null) {
                    return remembered(event);
                }
            }
        }

        private Event remembered(Event event) {
            for (Term term : passed) {
                events.put(term, event);
            }
            arena.hold(64L * passed.size());
            return event;
        }

        /** Whether events are remembered for a term after some byte. */
        private boolean mayBeKnown(int b, Term at) {
            boolean isPlace = (b == ',' && !inString) || at.shortest() % STRIDE == 0;
            return isPlace && open.isEmpty() && !inKey && !escaped;
        }

        private @Nullable Event inString(int b, Term next) {
            if (inKey && (escaped || b != '"')) {
                key.write(b);
            }
            if (escaped || b != '"') {
                escaped = !escaped && b == '\\';
                return null;
            }
            inString = false;
            return inKey ? endKey(next) : null;
        }

        private @Nullable Event endKey(Term next) {
            inKey = false;
            String text = Escapes.decode(key.toByteArray());
            key.reset();
            if (open.isEmpty()) {
                return new Event(Kind.KEY, text, next);
            }
            Opened last = open.get(open.size() - 1);
            last.isBeforeKey = false;
            return last.texts.add(text) ? null : new Event(Kind.REPEAT, null, next);
        }

        private @Nullable Event outside(int b, Term at, Term next) {
            Opened last = open.isEmpty() ? null : open.get(open.size() - 1);
            switch (b) {
                case '"' -> {
                    inString = true;
                    inKey = last == null ? isBeforeKey : last.isBeforeKey;
                }
                case '{', '[' -> open.add(new Opened(at, b == '{', next));
                case ',' -> {
                    return last == null ? comma(next) : comma(last, next);
                }
                case '}', ']' -> {
                    return last == null ? close(b, next) : close(last, b, next);
                }
                default -> {}
            }
            return null;
        }

        private @Nullable Event comma(Term next) {
            isBeforeKey = isInObject;
            return Guard.isPending(next) ? new Event(Kind.ITEM, null, next) : null;
        }

        private Event close(int b, Term next) {
            return new Event(b == ']' && Guard.isPending(next) ? Kind.LAST_ITEM : Kind.CLOSE, null, next);
        }

        private @Nullable Event comma(Opened last, Term next) {
            last.isBeforeKey = last.isObject;
            return last.isObject ? null : endItem(last, next);
        }

        private @Nullable Event close(Opened last, int b, Term next) {
            Event repeat = b == ']' ? endItem(last, next) : null;
            if (repeat == null) {
                open.remove(open.size() - 1);
                closed.put(last.start, next);
                arena.hold(64);
            }
            return repeat;
        }

        private @Nullable Event endItem(Opened array, Term next) {
            Term from = array.item;
            array.item = next;
            if (spelling == null || !Guard.isPending(next)) {
                return null;
            }
            String item = spelled(bytes(from, next), spelling);
            return array.texts.add(item) ? null : new Event(Kind.REPEAT, null, next);
        }
    }

    /** The one spelling of an item, from its bytes and the comma or bracket behind it. */
    static String spelled(byte[] text, UnaryOperator<String> spelling) {
        return spelling.apply(new String(text, 0, text.length - 1, StandardCharsets.UTF_8));
    }
}
