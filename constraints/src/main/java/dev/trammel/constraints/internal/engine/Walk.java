package dev.trammel.constraints.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where some bytes lead. Under the lock of the arena.
 *
 * @param term after them; {@link Term#DEAD} if they are not allowed
 * @param log after them; null if there is none, or they are not allowed
 */
record Walk(Term term, @Nullable TextLog log) {

    /** Follows bytes from a term. */
    static Walk of(Arena arena, Term from, @Nullable TextLog logged, byte[] bytes) {
        Term term = from;
        TextLog log = logged;
        for (int i = 0; i < bytes.length && term != Term.DEAD; i++) {
            term = term.step(bytes[i] & 0xFF);
            if (log != null && term != Term.DEAD) {
                log = log.read(bytes[i] & 0xFF);
                term = log == null ? Term.DEAD : log.logsItems() ? Guard.resolve(arena, term, log.hasRepeated()) : term;
            }
        }
        return new Walk(term, term == Term.DEAD ? null : log);
    }

    /** How many keys and items of some bytes come twice where they may not. */
    static int repeated(Arena arena, Term from, TextLog logged, byte[] bytes) {
        int repeated = 0;
        Term term = from;
        TextLog log = logged;
        for (byte b : bytes) {
            term = term.step(b & 0xFF);
            TextLog next = log.read(b & 0xFF);
            if (next == null) {
                repeated++;
                next = log.passOver();
            }
            log = next;
            if (log.logsItems()) {
                Term resolved = Guard.resolve(arena, term, log.hasRepeated());
                repeated += resolved == Term.DEAD ? 1 : 0;
                term = Guard.resolve(arena, term, false);
            }
        }
        return repeated;
    }

    boolean isComplete() {
        return term.isComplete();
    }
}
