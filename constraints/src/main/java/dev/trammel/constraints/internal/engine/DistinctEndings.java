package dev.trammel.constraints.internal.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON text may be completed after each of the tokens that may come at some place. What completes it after one
 * token does so after most others that lead to the same term: few tokens can end a key that the completion has as well.
 * Under the lock of the arena.
 */
final class DistinctEndings {
    /** Endings of one term that are tried before another one is looked for. */
    private static final int MOST_TRIED = 4;

    private final Arena arena;
    private final Masks masks;
    private final Walk from;
    private final TextLog log;
    private final @Nullable Ending own;
    /** Whether a string goes on with each plain token. */
    private final boolean isInString;

    private final Map<Term, List<Found>> known = new HashMap<>();

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
                : masks.tokensToComplete(termAfter(masks.tokens().bytes(token))) + 1;
    }

    private Term termAfter(byte[] bytes) {
        Term term = from.term();
        for (byte b : bytes) {
            term = term.step(b & 0xFF);
        }
        return term;
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
        List<Found> endings = known.computeIfAbsent(termAfter(bytes), key -> new ArrayList<>());
        for (Found one : endings) {
            if (one.unlike != null && !one.unlike.contains(token)) {
                return one.ending;
            }
        }
        return found(Walk.of(arena, from.term(), log, bytes), endings);
    }

    private @Nullable Ending afterAny(byte[] bytes) {
        Walk walk = Walk.of(arena, from.term(), log, bytes);
        TextLog next = walk.log();
        if (next == null || log.logsItems() || !next.isBeside(log)) {
            return walk.term() == Term.DEAD ? null : DistinctEnding.of(arena, masks, walk);
        }
        List<Found> endings = known.computeIfAbsent(walk.term(), term -> new ArrayList<>());
        for (Found one : endings) {
            if (one.ending.fits(next, log)) {
                return one.ending;
            }
        }
        return found(walk, endings);
    }

    private @Nullable Ending found(Walk walk, List<Found> endings) {
        Ending found = DistinctEnding.of(arena, masks, walk);
        if (found != null && endings.size() < MOST_TRIED) {
            endings.add(new Found(found, log.isInKey() ? found.repeating(log) : Set.of()));
        }
        return found;
    }
}
