package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.internal.engine.Followers.Group;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON text may be completed after each of the tokens that may come at some place. What completes it after one
 * token does so after most others that lead to the same term: few tokens can end a key that the completion has as well.
 * Under the lock of the arena.
 */
final class DistinctEndings {
    private static final int[] NOTHING = {};

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
    private record Found(Ending ending, @Nullable Set<Integer> unlike) {
        /** Whether it may not fit after a plain token. */
        boolean unlike(int token) {
            return unlike == null || (!unlike.isEmpty() && unlike.contains(token));
        }
    }

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

    /**
     * The end tokens of a mask, and those after which no more tokens are needed than are left. Complexity: what the
     * terms after the tokens need, and a look at each token.
     *
     * @param mask of the place
     * @param tokensLeft before the next token
     */
    TokenMask within(TokenMask mask, int tokensLeft) {
        TokenIndex tokens = masks.tokens();
        long[] all = new long[(mask.width() + 63) >> 6];
        mask.writeTo(all);
        long[] kept = new long[all.length];
        for (Group group : masks.followers(from.term())) {
            addPlain(group, all, tokensLeft, kept);
            for (int id : group.others) {
                if (has(all, id) && isEnough(tokensLeft, afterAny(tokens.bytes(id)), group.after)) {
                    add(kept, id);
                }
            }
        }
        addOwn(mask, tokensLeft, kept);
        for (int id : tokens.ends()) {
            add(kept, id);
        }
        for (int i = 0; i < kept.length; i++) {
            kept[i] &= all[i];
        }
        return Arrays.equals(kept, all) ? mask : TokenMask.ofBits(mask.width(), kept, NOTHING, NOTHING);
    }

    private static boolean has(long[] bits, int id) {
        return (bits[id >> 6] & (1L << id)) != 0;
    }

    private static void add(long[] bits, int id) {
        bits[id >> 6] |= 1L << id;
    }

    /**
     * What completes the text after one plain token does so after nearly all that lead to the same term.
     *
     * @param kept some that are not in the mask may come to it
     */
    private void addPlain(Group group, long[] all, int tokensLeft, long[] kept) {
        Found known = isInString && !group.plain.isEmpty() ? found(group.after, log) : null;
        Set<Integer> unlike = known == null ? null : known.unlike;
        if (known == null || unlike == null) {
            for (int[] ids : group.plain) {
                for (int id : ids) {
                    if (has(all, id) && isEnough(tokensLeft, afterOne(id), group.after)) {
                        add(kept, id);
                    }
                }
            }
            return;
        }
        if (isEnough(tokensLeft, known.ending, group.after)) {
            for (int[] ids : group.plain) {
                for (int id : ids) {
                    add(kept, id);
                }
            }
        }
        for (int id : unlike) {
            if (has(all, id) && from.term().after(masks.tokens().bytes(id)) == group.after) {
                kept[id >> 6] &= ~(1L << id);
                if (isEnough(tokensLeft, exact(walk(id)), group.after)) {
                    add(kept, id);
                }
            }
        }
    }

    private @Nullable Ending afterOne(int token) {
        return isInString ? exact(walk(token)) : afterAny(masks.tokens().bytes(token));
    }

    /** The tokens that the ending found here begins with. */
    private void addOwn(TokenMask mask, int tokensLeft, long[] kept) {
        if (own != null) {
            IntStream.Builder leading = IntStream.builder();
            masks.tokens().beginningOf(own.beginning(masks.tokens().longest()), leading);
            leading.build()
                    .filter(id -> mask.allows(id) && restOfOwn(id).count() < tokensLeft)
                    .forEach(id -> add(kept, id));
        }
    }

    /** Whether enough tokens are left for an ending; where none is found, for a guess. */
    private boolean isEnough(int tokensLeft, @Nullable Ending ending, Term after) {
        return ending != null ? ending.count() < tokensLeft : masks.tokensToComplete(after) < tokensLeft - 1;
    }

    /** What completes the text after a token that may come; null if nothing is found. */
    @Nullable
    Ending after(int token) {
        byte[] bytes = masks.tokens().bytes(token);
        Ending found = isInString && masks.tokens().isPlain(token) ? afterPlain(token, bytes) : afterAny(bytes);
        if (own == null || !own.beginsWith(bytes)) {
            return found;
        }
        Ending rest = restOfOwn(token);
        return found != null && found.count() <= rest.count() ? found : rest;
    }

    private Ending restOfOwn(int token) {
        if (own == null) {
            throw new AssertionError("no ending is known here");
        }
        return own.after(masks.tokens().bytes(token), !walk(token).isOutside());
    }

    private Walk walk(int token) {
        return Walk.of(arena, from.term(), log, masks.tokens().bytes(token));
    }

    private @Nullable Ending afterPlain(int token, byte[] bytes) {
        Found known = found(from.term().after(bytes), log);
        return known != null && !known.unlike(token) ? known.ending : exact(walk(token));
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
