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
            if (term == Term.DEAD) {
                break;
            }
            if (log.endsItem(bytes[i])) {
                boolean matters = Guard.isPending(term);
                log = log.readEnd(bytes[i], matters);
                term = matters ? Guard.resolve(arena, term, log.hasRepeated()) : term;
            } else {
                log = log.readWithin(bytes[i]);
            }
        }
        return log == null || term == Term.DEAD ? new Walk(Term.DEAD, null) : new Walk(term, log.narrowed());
    }

    /**
     * Whether something can still follow: not if a key or an item has begun that can only become one that was there
     * before. Within an item that is an object or an array, any choice is taken to lead to a new one while a string
     * that may be any of many is to come.
     *
     * @param from before the last token
     * @param token its bytes
     */
    boolean isLive(Arena arena, Masks masks, Walk from, byte[] token) {
        if (term == Term.DEAD || log == null) {
            return term != Term.DEAD;
        }
        if (log.isInKey() && new OpenKey(term, log).mayBeNew()) {
            return true;
        }
        if (log.items().isWithinItem()) {
            return (!from.mayEndString(token) && from.mayHaveManyItems(masks))
                    || DistinctEnding.isThere(arena, masks, this);
        }
        return mayBecomeManyTexts(masks)
                || (log.items().isBeforeItem()
                        && masks.courses().variety(term) > log.items().count())
                || !log.items().mayLeadNowhere()
                || mayBecomeManyNumbers()
                || DistinctEnding.isThere(arena, masks, this);
    }

    private boolean mayEndString(byte[] token) {
        int quotes = 0;
        for (byte b : token) {
            quotes += b == '"' ? 1 : 0;
        }
        return quotes > (isOutside() ? 1 : 0);
    }

    /** Whether there are more ways on for the string that is being read than items that it must differ from. */
    private boolean mayBecomeManyTexts(Masks masks) {
        return log != null
                && log.isInString()
                && mayHaveManyItems(masks)
                && log.items().count() < Courses.WIDE;
    }

    /** Whether there are more digits for the number that is being read than items that it must differ from. */
    private boolean mayBecomeManyNumbers() {
        if (log == null || !log.items().mayBeNumberAgain()) {
            return false;
        }
        int digits = 0;
        for (int b = '1'; b <= '9'; b++) {
            digits += term.step(b) != Term.DEAD ? 1 : 0;
        }
        return digits > log.items().count() && !log.items().isZero();
    }

    /**
     * Whether a string that may be many comes within an item that is being read and may be one that was there before.
     */
    boolean mayHaveManyItems(Masks masks) {
        int depth = log == null ? -1 : log.items().depthInItem();
        return depth >= 0 && masks.courses().hasWideString(this, depth);
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

    /** Whether an item is being read that is zero whatever follows. */
    boolean isZero() {
        return log != null && log.items().isZero();
    }

    boolean isComplete() {
        return term.isComplete();
    }
}
