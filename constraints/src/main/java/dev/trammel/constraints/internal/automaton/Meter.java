package dev.trammel.constraints.internal.automaton;

import dev.trammel.constraints.InterruptedCompilationException;
import dev.trammel.constraints.LimitException;
import java.util.function.Supplier;

/**
 * Counts work, not time, and stops it at a limit, or, while a constraint is being compiled, when the thread is
 * interrupted. Confined to one thread at a time.
 */
public final class Meter {
    /** Work between two looks at whether the thread is interrupted. */
    private static final long STRIDE = 10_000;

    private final String name;
    private final long limit;
    private Supplier<String> place;
    private boolean compiling;
    private long used;
    private long before;
    private long nextLook;

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
        this.place = () -> place;
        nextLook = limit;
    }

    /** Says more exactly from now on where the work comes from. */
    public void at(Supplier<String> where) {
        place = where;
    }

    /** From now on, an interrupt of the thread ends the work. */
    public void beginCompilation() {
        compiling = true;
        look();
    }

    /** From now on, an interrupt of the thread means nothing; the work so far is forgotten. */
    public void endCompilation() {
        compiling = false;
        restart();
        before = 0;
    }

    /** As much work again is allowed. */
    public void restart() {
        before += used;
        used = 0;
        nextLook = limit;
    }

    /** How much was counted before the last {@linkplain #restart restart}. */
    public long before() {
        return before;
    }

    /**
     * Counts some work.
     *
     * @throws LimitException if that is more than the limit
     * @throws InterruptedCompilationException if the thread was interrupted during compilation
     */
    public void count(long work) {
        used += work;
        if (used > nextLook) {
            look();
        }
    }

    /**
     * Holds a part of the work to a limit of its own.
     *
     * @param found what it has come to
     * @param most how much is allowed
     * @param what is counted, in the plural
     */
    public void check(long found, long most, String what) {
        if (found > most) {
            throw new LimitException(most + " " + what, place.get());
        }
    }

    /** Whether a constraint is being compiled. */
    public boolean isCompiling() {
        return compiling;
    }

    private void look() {
        if (used > limit) {
            throw new LimitException(limit + " " + name, place.get());
        }
        if (compiling) {
            nextLook = Math.min(limit, used + STRIDE);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedCompilationException(place.get());
            }
        }
    }

    /** How much has been counted. */
    public long used() {
        return used;
    }
}
