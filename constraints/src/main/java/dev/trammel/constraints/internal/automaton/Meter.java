package dev.trammel.constraints.internal.automaton;

import dev.trammel.constraints.LimitException;

/** Counts work, not time, and stops it at a limit. Confined to one thread at a time. */
public final class Meter {
    private final String name;
    private final long limit;
    private final String place;
    private long used;

    /**
     * Starts at nothing.
     *
     * @param name what is counted, in the plural
     * @param limit how many are allowed
     * @param place where the work comes from, for people
     */
    public Meter(String name, long limit, String place) {
        this.name = name;
        this.limit = limit;
        this.place = place;
    }

    /**
     * Counts some work.
     *
     * @throws LimitException if that is more than the limit
     */
    public void count(long work) {
        used += work;
        if (used > limit) {
            throw new LimitException(limit + " " + name, place);
        }
    }

    /** How much has been counted. */
    public long used() {
        return used;
    }
}
