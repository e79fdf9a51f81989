package dev.trammel.constraints.internal.engine;

/**
 * What follows an item of an array in which no item may come twice, once the item has ended. Terms can't know the
 * items: they would have to remember each. So the byte that ends the item leads to a {@link Pending} term, which holds
 * only if the item is a new one.
 */
public final class Guard extends Frame {
    private final Arena arena;
    private final Term then;

    /** Guards a term. */
    public Guard(Arena arena, Term then) {
        this.arena = arena;
        this.then = then;
    }

    @Override
    protected Term expand() {
        return then;
    }

    @Override
    protected Term derive(int b) {
        Term next = then.step(b);
        if (next == DEAD) {
            return DEAD;
        }
        boolean blank = b == ' ' || b == '\n' || b == '\t' || b == '\r';
        return arena.intern(blank ? new Guard(arena, next) : new Pending(next));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Guard that && then == that.then;
    }

    @Override
    public int hashCode() {
        return mix(then.id(), 1);
    }

    /** The term that is left, once it is known whether the item that has just ended came before. */
    static Term resolve(Arena arena, Term term, boolean repeated) {
        if (term instanceof Pending pending) {
            return repeated ? DEAD : pending.then;
        }
        if (term instanceof Alternatives some) {
            Term[] resolved = new Term[some.size()];
            boolean changed = false;
            for (int i = 0; i < resolved.length; i++) {
                resolved[i] = resolve(arena, some.get(i), repeated);
                changed |= resolved[i] != some.get(i);
            }
            return changed ? arena.anyOf(resolved) : term;
        }
        return term;
    }

    /** Whether it matters for a term if the item that has just ended came before. */
    static boolean isPending(Term term) {
        if (term instanceof Alternatives some) {
            for (int i = 0; i < some.size(); i++) {
                if (some.get(i) instanceof Pending) {
                    return true;
                }
            }
        }
        return term instanceof Pending;
    }

    /** A term that holds only if the item that has just ended is a new one. */
    static final class Pending extends Frame {
        private final Term then;

        Pending(Term then) {
            this.then = then;
        }

        @Override
        protected Term expand() {
            return then;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pending that && then == that.then;
        }

        @Override
        public int hashCode() {
            return mix(then.id(), 2);
        }
    }
}
