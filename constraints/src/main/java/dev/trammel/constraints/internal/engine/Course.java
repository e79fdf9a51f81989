package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.engine.Courses.Event;
import dev.trammel.constraints.internal.engine.Courses.Kind;
import dev.trammel.constraints.internal.engine.Courses.Place;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The shortest completion from one place in a text, event by event. Under the lock of the arena. */
final class Course {
    private final Courses courses;
    private final Term start;
    private final TextLog log;
    private final @Nullable UnaryOperator<String> spelling;
    /** The keys and items that what is open gets by the completion. */
    private final Set<String> more = new HashSet<>();

    private Term at;
    private @Nullable Level level;
    private boolean isBeforeKey;
    private boolean isInString;
    private boolean isEscaped;
    /** Where the item that is being read begins; null if that is before the completion. */
    private @Nullable Term item;
    /** Where the item ends that was being read, if it is a new one. Few completions need to know more of it. */
    private @Nullable Term newItem;

    private Course(Courses courses, Term start, TextLog log) {
        this.courses = courses;
        this.start = start;
        this.log = log;
        spelling = log.spelling();
        at = start;
        level = log.open();
        isBeforeKey = level != null && level.beforeKey() && !log.isInKey();
        isInString = log.isInString();
        isEscaped = log.isEscaped();
    }

    /**
     * Whether the completion has a key or an item twice that may not come twice, with what was there before.
     * Complexity: linear in the keys and items that what is open gets.
     */
    static boolean repeats(Courses courses, Walk from) {
        TextLog log = from.log();
        return log != null && new Course(courses, from.term(), log).repeats();
    }

    /**
     * The keys that the object or array at some level below gets, and maybe others above.
     *
     * @param current whether the one that is being read counts
     */
    static Set<String> keys(Courses courses, Walk from, int below, boolean current) {
        TextLog log = from.log();
        return log == null ? Set.of() : new Course(courses, from.term(), log).keys(below, current);
    }

    private boolean repeats() {
        boolean repeats = log.isInKey() && !addKey(restOfKey());
        while (!repeats) {
            Event event = next();
            switch (event.kind()) {
                case END -> {
                    return false;
                }
                case REPEAT -> repeats = true;
                case KEY -> repeats = !addKey(String.valueOf(event.key()));
                case ITEM, LAST_ITEM -> repeats = !addItem(event.after());
                case CLOSE -> {}
            }
            follow(event);
        }
        return true;
    }

    private Set<String> keys(int below, boolean current) {
        Set<String> keys = new HashSet<>();
        String begun = log.isInKey() ? restOfKey() : null;
        if (begun != null && current) {
            keys.add(begun);
        }
        for (int left = below; left >= 0; ) {
            Event event = next();
            if (event.kind() == Kind.END || event.kind() == Kind.REPEAT) {
                return keys;
            }
            if (event.key() != null && left == 0) {
                keys.add(event.key());
            }
            left -= follow(event) ? 1 : 0;
        }
        return keys;
    }

    private Event next() {
        boolean isInObject = level != null && level.isObject();
        return courses.next(new Place(at, isInObject, isBeforeKey, isInString, isEscaped), spelling);
    }

    /** Goes on after an event; whether it closed something. */
    private boolean follow(Event event) {
        at = event.after();
        isBeforeKey = false;
        isInString = false;
        isEscaped = false;
        Level open = level;
        boolean closes = event.kind() == Kind.CLOSE || event.kind() == Kind.LAST_ITEM;
        if (closes && open != null) {
            level = open.below();
            more.clear();
            item = null;
            newItem = null;
        } else if (event.kind() == Kind.ITEM) {
            item = at;
        }
        return closes;
    }

    private boolean addKey(String key) {
        return level != null && !level.has(key) && more.add(key);
    }

    private boolean addItem(Term after) {
        if (spelling == null || level == null) {
            return true;
        }
        if (item == null && !level.hasRivals()) {
            newItem = after;
            return true;
        }
        if (newItem != null) {
            more.add(Courses.spelled(begun(level, newItem), spelling));
            newItem = null;
        }
        byte[] text = item == null ? begun(level, after) : Courses.bytes(item, after);
        String spelled = Courses.spelled(text, spelling);
        return !level.has(spelled) && more.add(spelled);
    }

    /** The item that is being read, and is completed. */
    private byte[] begun(Level array, Term after) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(log.bytesSince(array.before()));
        text.writeBytes(Courses.bytes(start, after));
        return text.toByteArray();
    }

    /** Reads the key that is being read to its end. */
    private String restOfKey() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        boolean escape = isEscaped;
        while (true) {
            int b = at.bestByte();
            at = at.step(b);
            if (!escape && b == '"') {
                break;
            }
            escape = !escape && b == '\\';
            rest.write(b);
        }
        isEscaped = false;
        return log.keyWith(rest.toByteArray());
    }
}
