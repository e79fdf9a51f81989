package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Meter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What must hold of one key or another of an object: each clause is met by a key of some label with a value of some
 * kind, or by a declared key that is not there. Objects that are not of some kind come to such clauses.
 */
public final class Clauses {
    /** Nothing to hold. */
    public static final Clauses NONE = new Clauses(
            List.of(), (label, events) -> List.of(), new Meter("steps", Long.MAX_VALUE, "objects without clauses"));

    /** Steps of work that a set of keys stands for, and one more for each label. */
    private static final int WORK_OF_A_PLACE = 20;

    private final List<Clause> clauses;
    private final BiFunction<Integer, Long, List<Way>> split;
    private final Meter meter;
    private final Map<Question, List<Way>> ways = new HashMap<>();
    private final Map<Seen, Integer> rests = new HashMap<>();

    /**
     * A clause by labels.
     *
     * @param present the labels that may meet it
     * @param absent the declared labels that meet it by not being there
     */
    public record Clause(BitSet present, BitSet absent) {}

    /**
     * One way to give a key a value.
     *
     * @param value what it may be then
     * @param events the clauses that are met, as bits by their index
     */
    public record Way(Value value, long events) {}

    private record Question(int label, long open) {}

    private record Place(BitSet labels, long met, int count) {}

    /**
     * Clauses, at most 62.
     *
     * @param split for a label and the open clauses that it may meet: the values by the clauses that they meet; may be
     *     asked for values that are not possible
     * @param meter counts what is tried
     */
    public Clauses(List<Clause> clauses, BiFunction<Integer, Long, List<Way>> split, Meter meter) {
        this.clauses = List.copyOf(clauses);
        this.split = split;
        this.meter = meter;
    }

    int size() {
        return clauses.size();
    }

    /** Whether all hold if no more keys come. */
    boolean hold(Seen seen) {
        for (int i = 0; i < clauses.size(); i++) {
            if ((seen.met() & (1L << i)) == 0 && !holdsByAbsence(clauses.get(i), seen)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is plain that the object can end: all that is required may come, and each clause that is not met holds
     * if optional keys stay away.
     */
    boolean holdByAbsence(ObjectSpec spec, Seen seen) {
        if (spec.max() != Integer.MAX_VALUE || spec.min() > seen.count()) {
            return false;
        }
        for (int i = 0; i < clauses.size(); i++) {
            if ((seen.met() & (1L << i)) == 0 && !mayHoldByAbsence(clauses.get(i), spec, seen)) {
                return false;
            }
        }
        for (int label = 0; seen.missing() > 0 && label < spec.names().size(); label++) {
            boolean missing = spec.isRequired(label) && !seen.has(label);
            if (missing
                    && (spec.keyLength(label) >= Value.NEVER
                            || !spec.value(label).isPossible())) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayHoldByAbsence(Clause clause, ObjectSpec spec, Seen seen) {
        BitSet absent = clause.absent;
        for (int label = absent.nextSetBit(0); label >= 0; label = absent.nextSetBit(label + 1)) {
            if (!spec.isRequired(label) && !seen.has(label)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsByAbsence(Clause clause, Seen seen) {
        BitSet absent = clause.absent;
        for (int label = absent.nextSetBit(0); label >= 0; label = absent.nextSetBit(label + 1)) {
            if (!seen.has(label)) {
                return true;
            }
        }
        return false;
    }

    /** All ways to give a key of a label a value, whether possible or not. */
    List<Way> ways(int label, long met) {
        long open = 0;
        for (int i = 0; i < clauses.size(); i++) {
            if ((met & (1L << i)) == 0 && clauses.get(i).present.get(label)) {
                open |= 1L << i;
            }
        }
        return ways.computeIfAbsent(new Question(label, open), one -> split.apply(label, one.open));
    }

    /** The shortest rest after some keys, remembered. */
    int shortestRest(ObjectSpec spec, Seen seen) {
        Integer known = rests.get(seen);
        if (known == null) {
            known = shortestRestNow(spec, seen);
            rests.put(seen, known);
        }
        return known;
    }

    /** The shortest rest after some keys, with what is known of the values now. */
    int shortestRestNow(ObjectSpec spec, Seen seen) {
        BitSet labels = new BitSet();
        for (int label = 0; label < spec.names().size(); label++) {
            labels.set(label, seen.has(label));
        }
        return new Rest(spec, seen).from(new Place(labels, seen.met(), seen.count()));
    }

    /** Tries whatever meets the first thing that is missing, so all there is is tried. */
    private final class Rest {
        final ObjectSpec spec;
        final Seen seen;
        final Map<Place, Integer> known = new HashMap<>();

        Rest(ObjectSpec spec, Seen seen) {
            this.spec = spec;
            this.seen = seen;
        }

        int from(Place place) {
            Integer length = known.get(place);
            if (length == null) {
                length = search(place);
                known.put(place, length);
            }
            return length;
        }

        private int search(Place place) {
            meter.count(WORK_OF_A_PLACE + spec.labels());
            if (place.count > spec.max()) {
                return Value.NEVER;
            }
            int missing = missing(place);
            if (missing >= 0) {
                return with(place, missing, 0);
            }
            int clause = open(place);
            if (clause < 0 && place.count >= spec.min()) {
                return 1;
            }
            int least = Value.NEVER;
            for (int label = 0; label < spec.labels(); label++) {
                if (clause < 0 || clauses.get(clause).present.get(label)) {
                    least = Math.min(least, with(place, label, clause < 0 ? 0 : 1L << clause));
                }
            }
            return least;
        }

        private int missing(Place place) {
            for (int label = 0; label < spec.names().size(); label++) {
                if (spec.isRequired(label) && !place.labels.get(label)) {
                    return label;
                }
            }
            return -1;
        }

        private int open(Place place) {
            for (int i = 0; i < clauses.size(); i++) {
                BitSet absent = clauses.get(i).absent;
                boolean whole = (place.met & (1L << i)) == 0;
                for (int label = absent.nextSetBit(0); label >= 0 && whole; label = absent.nextSetBit(label + 1)) {
                    whole = place.labels.get(label);
                }
                if (whole) {
                    return i;
                }
            }
            return -1;
        }

        /** The rest with one more key that meets at least some clauses. */
        private int with(Place place, int label, long wanted) {
            boolean free = spec.isFree(label);
            if (!free && (place.labels.get(label) || (!spec.isRequired(label) && seen.excludesOptional(label, spec)))) {
                return Value.NEVER;
            }
            long key = spec.keyLength(label);
            int least = Value.NEVER;
            if (key >= Value.NEVER) {
                return least;
            }
            for (Way way : ways(label, place.met)) {
                if ((way.events & wanted) == wanted && way.value.isPossible()) {
                    BitSet labels = place.labels;
                    if (!free) {
                        labels = (BitSet) labels.clone();
                        labels.set(label);
                    }
                    boolean counts = spec.min() > place.count || spec.max() != Integer.MAX_VALUE;
                    Place next = new Place(labels, place.met | way.events, counts ? place.count + 1 : place.count);
                    least = (int) Math.min(least, key + way.value.shortest() + from(next));
                }
            }
            return least;
        }
    }
}
