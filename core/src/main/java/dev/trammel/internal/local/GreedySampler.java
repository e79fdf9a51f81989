package dev.trammel.internal.local;

import dev.trammel.constraints.TokenMask;
import java.util.function.IntConsumer;

/**
 * Takes the likeliest token; of equal ones that with the lowest id. Complexity: linear in the mask, nothing allocated.
 */
final class GreedySampler implements Sampler, IntConsumer {
    /** Below this a callback for each id costs less than a look at all words. */
    private static final int FEW = 512;

    private final Repetition repetition;
    private final AllowedIds allowed = new AllowedIds();
    private float[] logits = {};
    private int best;
    private float bestLogit;

    GreedySampler(Repetition repetition) {
        this.repetition = repetition;
    }

    @Override
    public int pick(float[] logits, TokenMask mask) {
        this.logits = logits;
        best = -1;
        bestLogit = Float.NEGATIVE_INFINITY;
        if (mask.cardinality() < FEW) {
            mask.forEach(this);
        } else {
            long[] words = allowed.of(mask);
            for (int word = 0; word < words.length; word++) {
                for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                    accept((word << 6) + Long.numberOfTrailingZeros(bits));
                }
            }
        }
        return best;
    }

    /** Looks at one allowed token. */
    @Override
    public void accept(int token) {
        float logit = repetition.adjust(token, logits[token]);
        // One comparison for nearly all tokens; it holds for what is no number, too.
        if (!(logit <= bestLogit)) {
            UnusableLogitsException.check(token, logit);
            best = token;
            bestLogit = logit;
        } else if (best < 0) {
            best = token;
        }
    }

    @Override
    public void note(int token) {
        repetition.note(token);
    }
}
