package dev.trammel.benchmarks.walks;

import dev.trammel.benchmarks.walks.Walk.End;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Writes a text by drawing allowed tokens at random: some of all that are allowed, some of those that the schema itself
 * is written with, some of those that lead to an end soonest. Past a number of tokens it takes only the last kind.
 */
final class Walker {
    private static final int TRIES = 48;

    private final Constraint constraint;
    private final Vocabulary vocabulary;
    private final int[] familiar;
    private final int[] ofOneByte;
    private final int most;
    private final SplittableRandom random;
    private final Cursor cursor;
    private final double haste;
    private int count;
    private boolean endsWithEnd;

    /** A walk that can't go on. */
    private static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final End end;

        Stuck(End end, String detail) {
            super(detail);
            this.end = end;
        }
    }

    /**
     * Starts a walk.
     *
     * @param familiar tokens of the schema's text
     * @param most tokens after which it heads for an end
     */
    Walker(Constraint constraint, Vocabulary vocabulary, int[] familiar, int most, long seed) {
        this.constraint = constraint;
        this.vocabulary = vocabulary;
        this.familiar = familiar;
        ofOneByte = IntStream.range(0, vocabulary.size())
                .filter(id -> vocabulary.length(id) == 1)
                .toArray();
        this.most = most;
        random = new SplittableRandom(seed);
        cursor = constraint.cursor(vocabulary);
        haste = 0.02 + 0.6 * Math.pow(random.nextDouble(), 2);
    }

    /** Walks to the end, and judges what was written. */
    Walk walk(String id, long seed, Judgement judgement) {
        End end;
        String detail = "";
        try {
            walk();
            end = End.VALID;
        } catch (Stuck e) {
            end = e.end;
            detail = String.valueOf(e.getMessage());
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            end = End.CRASH;
            detail = e.toString();
        }
        byte[] bytes = cursor.text();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (end == End.VALID) {
            if (!constraint.matches(bytes)) {
                return new Walk(id, seed, End.CRASH, count, text, "the constraint refuses the whole text");
            }
            detail = judgement.faults(text);
            end = detail.isEmpty() ? judgement.end() : End.INVALID;
        }
        return new Walk(id, seed, end, count, text, detail);
    }

    /** Who says what is wrong with a text. */
    interface Judgement {
        /** What is wrong; empty if nothing is. */
        String faults(String text);

        /** How a text without fault is counted. */
        End end();
    }

    private void walk() {
        int left = Integer.MAX_VALUE;
        while (!cursor.isFinished()) {
            TokenMask mask = cursor.mask();
            if (mask.isEmpty()) {
                throw new Stuck(End.DEAD_END, "no token is allowed");
            }
            boolean late = count >= most;
            if (count == most) {
                left = cursor.tokensToComplete() + 1; // and the end token
            }
            if (late && --left < 0) {
                throw new Stuck(
                        End.ENDLESS, "no end after " + count + " tokens, " + cursor.tokensToComplete() + " to go");
            }
            accept(late || random.nextDouble() < haste ? towardsEnd(mask, late) : any(mask), mask);
        }
        if (!cursor.isComplete() && !endsWithEnd) {
            throw new Stuck(End.CRASH, "finished, but not complete");
        }
    }

    private int towardsEnd(TokenMask mask, boolean late) {
        int needed = cursor.tokensToComplete();
        if (needed == 0 != cursor.isComplete()) {
            throw new Stuck(End.CRASH, "complete: " + cursor.isComplete() + ", tokens to complete: " + needed);
        }
        if (needed == 0) {
            int end = vocabulary.endTokens()[0];
            if (!mask.allows(end)) {
                throw new Stuck(End.CRASH, "complete, but no end token is allowed");
            }
            return end;
        }
        int soonest = soonest(mask, needed);
        if (soonest >= 0 || (!late && random.nextInt(64) > 0)) {
            return soonest >= 0 ? soonest : any(mask);
        }
        TokenMask inTime = cursor.mask(needed);
        if (inTime.isEmpty()) {
            throw new Stuck(End.DEAD_END, "no token leads to an end in " + needed + " tokens");
        }
        return draw(inTime);
    }

    /** A token nearer to the end, of some that are likely to be; -1 if none of them is. */
    private int soonest(TokenMask mask, int needed) {
        int best = -1;
        int least = needed;
        for (int i = 0; i < TRIES && least > 0; i++) {
            int[] some = i % 2 == 0 ? ofOneByte : familiar;
            int id = some[random.nextInt(some.length)];
            if (mask.allows(id) && cursor.accept(id)) {
                int left = cursor.tokensToComplete();
                cursor.rollback(1);
                if (left < least) {
                    least = left;
                    best = id;
                }
            }
        }
        return best;
    }

    private int any(TokenMask mask) {
        if (random.nextInt(3) == 0 && familiar.length > 0) {
            for (int i = 0; i < TRIES; i++) {
                int id = familiar[random.nextInt(familiar.length)];
                if (mask.allows(id)) {
                    return id;
                }
            }
        }
        return draw(mask);
    }

    private int draw(TokenMask mask) {
        for (int i = 0; i < TRIES; i++) {
            int id = random.nextInt(vocabulary.size());
            if (mask.allows(id)) {
                return id;
            }
        }
        int[] ids = mask.toArray();
        return ids[random.nextInt(ids.length)];
    }

    private void accept(int id, TokenMask mask) {
        if (random.nextInt(16) == 0) {
            contradict(mask);
        }
        if (!mask.allows(id)) {
            throw new Stuck(End.CRASH, "token " + id + " leads to an end but is not allowed");
        }
        if (!cursor.accept(id)) {
            throw new Stuck(End.CRASH, "the mask allows token " + id + " but the cursor refuses it");
        }
        endsWithEnd = vocabulary.isEnd(id);
        count++;
        if (random.nextInt(16) == 0 && !endsWithEnd) {
            cursor.rollback(1);
            if (!cursor.mask().equals(mask) || !cursor.accept(id)) {
                throw new Stuck(End.CRASH, "taking token " + id + " back leads elsewhere");
            }
        }
    }

    /** Tries a token that isn't allowed. */
    private void contradict(TokenMask mask) {
        int id = random.nextInt(vocabulary.size());
        if (!mask.allows(id) && cursor.fork().accept(id)) {
            throw new Stuck(End.CRASH, "the mask refuses token " + id + " but the cursor accepts it");
        }
    }
}
