package dev.trammel.constraints.internal.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON text may be completed after each of the tokens that may come at some place. What completes it after one
 * token does so after most others that lead to the same term: few tokens can end a key that the completion has as well.
 * Under the lock of the arena.
 */
final class DistinctEndings {
    private final Arena arena;
    private final Masks masks;
    private final Walk from;
    private final TextLog log;
    private final @Nullable Ending own;
    /** Whether a string goes on with each plain token. */
    private final boolean isInString;

    private final Map<Term, @Nullable Found> known = new HashMap<>();
    /** The term that was looked up last, as most tokens lead to the same. */
    private @Nullable Term last;

    private @Nullable Found lastFound;

    /** An ending, and the plain tokens within a key after which it does not fit; null if that is not known. */
    private record Found(Ending ending, @Nullable Set<Integer> unlike) {}

    /**
     * Looks from some place.
     *
     * @param own what completes the text there, if anything is found
     */
    DistinctEndings(Arena arena, Masks masks, Term term, TextLog log, @Nullable Ending own) {
        this.arena = arena;
        this.masks = masks;
        this.log = log;
        this.own = own;
        from = new Walk(term, log);
        isInString =
                !log.logsItems() && !log.isEscaped() && (log.isInString() || (log.isInKey() && !log.isKeyEscaped()));
    }

    /** How many tokens complete the text after a token that may come; a guess where nothing is found. */
    int neededAfter(int token) {
        Ending ending = after(token);
        return ending != null
                ? ending.count()
                : masks.tokensToComplete(from.term().after(masks.tokens().bytes(token))) + 1;
    }

    /** What completes the text after a token that may come; null if nothing is found. */
    @Nullable
    Ending after(int token) {
        byte[] bytes = masks.tokens().bytes(token);
        Ending found = isInString && masks.tokens().isPlain(token) ? afterPlain(token, bytes) : afterAny(bytes);
        if (own == null || !own.beginsWith(bytes)) {
            return found;
        }
        boolean endsInString = !Walk.of(arena, from.term(), log, bytes).isOutside();
        Ending rest = own.after(bytes, endsInString);
        return found != null && found.count() <= rest.count() ? found : rest;
    }

    private @Nullable Ending afterPlain(int token, byte[] bytes) {
        Found known = found(from.term().after(bytes), log);
        return known != null && known.unlike != null && (known.unlike.isEmpty() || !known.unlike.contains(token))
                ? known.ending
                : exact(Walk.of(arena, from.term(), log, bytes));
    }

    private @Nullable Ending afterAny(byte[] bytes) {
        Walk walk = Walk.of(arena, from.term(), log, bytes);
        TextLog next = walk.log();
        if (next == null || log.logsItems() || !next.isBeside(log)) {
            return exact(walk);
        }
        Found known = found(walk.term(), next);
        return known != null && known.ending.fits(next, log) ? known.ending : exact(walk);
    }

    private @Nullable Ending exact(Walk walk) {
        return walk.term() == Term.DEAD ? null : DistinctEnding.of(arena, masks, walk);
    }

    /** What completes a text with a term if the keys since then are like no other; null if nothing is found. */
    private @Nullable Found found(Term term, TextLog next) {
        if (term != last) {
            lastFound = find(term, next);
            last = term;
        }
        return lastFound;
    }

    private @Nullable Found find(Term term, TextLog next) {
        if (!known.containsKey(term)) {
            Ending ending = exact(new Walk(term, next.withUnknownSince(log)));
            Set<Integer> unlike = ending != null && isInString && log.isInKey() ? ending.repeating(log) : Set.of();
            known.put(term, ending == null ? null : new Found(ending, unlike));
        }
        return known.get(term);
    }
}
