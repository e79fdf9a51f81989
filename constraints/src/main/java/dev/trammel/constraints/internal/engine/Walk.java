package dev.trammel.constraints.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where some bytes lead. Under the lock of the arena.
 *
 * @param term after them; {@link Term#DEAD} if they are not allowed
 * @param log after them; null if there is none, or they are not allowed
 */
record Walk(Term term, @Nullable TextLog log) {

    private static final int MOST_AHEAD = 256;

    /** Follows bytes from a term. */
    static Walk of(Arena arena, Term from, @Nullable TextLog logged, byte[] bytes) {
        Term term = from;
        if (logged == null || !logged.logsItems()) {
            for (int i = 0; i < bytes.length && term != Term.DEAD; i++) {
                term = term.step(bytes[i] & 0xFF);
            }
            TextLog log = logged == null || term == Term.DEAD ? null : logged.read(bytes);
            return new Walk(log == null && logged != null ? Term.DEAD : term, log);
        }
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
     * before. Looks ahead as long as there is one way on; a blank is one only where nothing else is.
     */
    boolean isLive(Arena arena) {
        if (term == Term.DEAD || log == null || !log.mayLeadNowhere()) {
            return term != Term.DEAD;
        }
        Walk at = this;
        int blanks = 0;
        for (int ahead = 0; ahead < MOST_AHEAD; ahead++) {
            if (at.term == Term.DEAD || at.log == null) {
                return false;
            }
            if (at.term.isComplete()) {
                return true;
            }
            int known = at.term.onlyByte();
            Walk only = known >= 0 ? at.after(arena, known) : null;
            for (int b = 0x21; b < 256 && known < 0; b++) {
                Walk next = at.after(arena, b);
                if (next.term != Term.DEAD) {
                    if (only != null) {
                        return true;
                    }
                    only = next;
                }
            }
            blanks = only == null ? blanks + 1 : 0;
            at = only == null ? at.after(arena, ' ') : only;
        }
        return blanks == 0;
    }

    /** After one more byte. */
    Walk after(Arena arena, int b) {
        return of(arena, term, log, new byte[] {(byte) b});
    }

    /** Whether a key is being read. */
    boolean isInKey() {
        return log != null && log.isInKey();
    }

    /** Whether no string is being read. */
    boolean isOutside() {
        return log == null || !(log.isInKey() || log.isInString());
    }

    /** How many objects and arrays are open. */
    int depth() {
        return log == null ? 0 : log.depth();
    }

    boolean isComplete() {
        return term.isComplete();
    }
}
