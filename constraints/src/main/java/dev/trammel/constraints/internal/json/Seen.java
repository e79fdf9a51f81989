package dev.trammel.constraints.internal.json;

import java.util.Arrays;

/**
 * Which keys of an object have come. Where the order is declared, all before {@code next} are past.
 *
 * <p>The count stops where an object no longer looks at it, so that equal situations are equal.
 */
final class Seen {
    private static final long[] NONE = {};

    private final long[] labels;
    private final int next;
    private final int count;
    private final int missing;
    private final long met;

    private Seen(long[] labels, int next, int count, int missing, long met) {
        this.labels = labels;
        this.next = next;
        this.count = count;
        this.missing = missing;
        this.met = met;
    }

    /**
     * No key of an object has come.
     *
     * @param inOrder whether keys come in declared order
     */
    static Seen nothing(ObjectSpec spec, boolean inOrder) {
        return new Seen(NONE, inOrder ? 0 : -1, 0, spec.requiredCount(), 0);
    }

    /** How many required keys have not come. */
    int missing() {
        return missing;
    }

    /** How many keys have come, or as many as matter. */
    int count() {
        return count;
    }

    /** The clauses for which a key has come, as bits by their index. */
    long met() {
        return met;
    }

    /** Whether a declared key has come; always, where clauses look at it. */
    boolean has(int label) {
        int word = label >> 6;
        return word < labels.length && (labels[word] & (1L << label)) != 0;
    }

    /** Whether a key may not come, by what came before it. */
    boolean excludes(int label, ObjectSpec spec) {
        if (next < 0) {
            return has(label);
        }
        for (int skipped = next; skipped < label && skipped < spec.ordered(); skipped++) {
            if (spec.isRequired(skipped)) {
                return true;
            }
        }
        return label < spec.ordered() ? label < next : has(label);
    }

    /** Whether an optional declared key has come or been passed. */
    boolean excludesOptional(int label, ObjectSpec spec) {
        return (next < 0 || label >= spec.ordered()) ? has(label) : label < next;
    }

    /**
     * With one more key.
     *
     * @param events the clauses that it meets
     */
    Seen plus(int label, long events, ObjectSpec spec) {
        long[] more = labels;
        boolean required = spec.isRequired(label);
        if (!spec.isFree(label) && (next < 0 || required || label >= spec.ordered() || spec.hasClauses())) {
            more = Arrays.copyOf(labels, Math.max(labels.length, (label >> 6) + 1));
            more[label >> 6] |= 1L << label;
        }
        boolean counts = spec.min() > count || spec.max() != Integer.MAX_VALUE;
        int after = Math.min(label + 1, spec.ordered());
        return new Seen(
                more,
                next < 0 ? -1 : after,
                counts ? count + 1 : count,
                required ? missing - 1 : missing,
                met | events);
    }

    /** Whether it is the same but that more clauses, or as many, are met. */
    boolean covers(Seen other) {
        return next == other.next
                && count == other.count
                && (met & other.met) == other.met
                && Arrays.equals(labels, other.labels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Seen that
                && next == that.next
                && count == that.count
                && met == that.met
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return ((Arrays.hashCode(labels) * 31 + next) * 31 + count) * 31 + Long.hashCode(met);
    }
}
