package dev.trammel.internal.local;

import dev.trammel.constraints.TokenMask;
import java.util.function.IntConsumer;

/**
 * Takes the likeliest token; of equal ones that with the lowest id. Complexity: linear in the mask, nothing allocated.
 */
final class GreedySampler implements Sampler, IntConsumer {
    private final Repetition repetition;
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
        mask.forEach(this);
        return best;
    }

    /** Looks at one allowed token. */
    @Override
    public void accept(int token) {
        UnusableLogitsException.check(token, logits[token]);
        float logit = repetition.adjust(token, logits[token]);
        if (best < 0 || logit > bestLogit) {
            best = token;
            bestLogit = logit;
        }
    }

    @Override
    public void note(int token) {
        repetition.note(token);
    }
}
