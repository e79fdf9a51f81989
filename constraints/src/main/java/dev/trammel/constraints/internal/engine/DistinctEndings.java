package dev.trammel.constraints.internal.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many tokens complete a JSON text after each of the tokens that may come at some place. Most tokens change nothing
 * but the term, or only the text of a key that is like no other, so that what one of them needs is what the next does.
 * Under the lock of the arena.
 */
final class DistinctEndings {
    private final Arena arena;
    private final Masks masks;
    private final Walk from;
    private final Map<Term, Integer> sameLog = new HashMap<>();
    private final Map<Term, Integer> unknownKey = new HashMap<>();

    DistinctEndings(Arena arena, Masks masks, Walk from) {
        this.arena = arena;
        this.masks = masks;
        this.from = from;
    }

    /** How many tokens complete the text after a token that may come. */
    int neededAfter(int token) {
        Walk walk = Walk.of(arena, from.term(), from.log(), masks.tokens().bytes(token));
        TextLog log = walk.log();
        if (log == from.log()) {
            return sameLog.computeIfAbsent(walk.term(), term -> DistinctEnding.tokens(arena, masks, walk));
        }
        if (log != null && from.isInKey() && log.isInKey() && !log.logsItems() && !log.isKeyEscaped()) {
            byte[] rest = restOfKey(masks.completion(walk.term()));
            if (rest != null && !log.hasKey(rest) && !comesLater(walk.term(), log.keyAnd(rest))) {
                return unknownKey.computeIfAbsent(
                        walk.term(), term -> DistinctEnding.tokens(arena, masks, new Walk(term, log.withUnknownKey())));
            }
        }
        return DistinctEnding.tokens(arena, masks, walk);
    }

    /** The bytes before the quote that ends the key; null if one of them is escaped. */
    private static byte @Nullable [] restOfKey(byte[] completion) {
        for (int i = 0; i < completion.length; i++) {
            if (completion[i] == '\\') {
                return null;
            }
            if (completion[i] == '"') {
                return Arrays.copyOf(completion, i);
            }
        }
        return null;
    }

    /** Whether a key stands between quotes anywhere in the completion. */
    private boolean comesLater(Term term, byte[] key) {
        byte[] completion = masks.completion(term);
        for (int i = 0; i + key.length + 1 < completion.length; i++) {
            if (completion[i] == '"'
                    && completion[i + key.length + 1] == '"'
                    && Arrays.equals(completion, i + 1, i + 1 + key.length, key, 0, key.length)) {
                return true;
            }
        }
        return false;
    }
}
