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
        if (logged == null || !logged.logsItems()) {
            Term term = from.after(bytes);
            TextLog log = logged == null || term == Term.DEAD ? null : logged.read(bytes);
            return new Walk(log == null && logged != null ? Term.DEAD : term, log);
        }
        Term term = from;
        TextLog log = logged;
        for (int i = 0; i < bytes.length && log != null && term != Term.DEAD; i++) {
            term = term.step(bytes[i] & 0xFF);
            log = term == Term.DEAD ? null : log.read(bytes[i]);
            term = log == null ? Term.DEAD : Guard.resolve(arena, term, log.hasRepeated());
        }
        return new Walk(term, term == Term.DEAD ? null : log);
    }

    /**
     * Whether something can still follow: not if a key or an item has begun that can only become one that was there
     * before. Within an item that is an object or an array, what has a choice is taken to be new.
     */
    boolean isLive(Arena arena, Masks masks) {
        if (term == Term.DEAD || log == null || !log.mayLeadNowhere()) {
            return term != Term.DEAD;
        }
        return (log.isWithinItem() && term.onlyByte() < 0) || DistinctEnding.of(arena, masks, this) != null;
    }

    /** After one more byte. */
    Walk after(Arena arena, int b) {
        return of(arena, term, log, new byte[] {(byte) b});
    }

    /** Whether no string is being read. */
    boolean isOutside() {
        return log == null || !(log.isInKey() || log.isInString());
    }

    /** Whether a backslash came last, in a string. */
    boolean isEscaped() {
        return log != null && log.isEscaped();
    }

    boolean isComplete() {
        return term.isComplete();
    }
}
