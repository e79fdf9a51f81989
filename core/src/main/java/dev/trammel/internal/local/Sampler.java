package dev.trammel.internal.local;

import dev.trammel.Sampling;
import dev.trammel.constraints.TokenMask;

/** Chooses among the allowed tokens of one sequence. Keeps its buffers from step to step; confined to one thread. */
interface Sampler {

    /** The sampler that the options describe. */
    static Sampler of(Sampling sampling) {
        Repetition repetition = new Repetition(sampling.repetitionPenalty(), sampling.repetitionWindow());
        return sampling.temperature() == 0 || sampling.topK() == 1
                ? new GreedySampler(repetition)
                : new RandomSampler(sampling, repetition);
    }

    /**
     * Chooses a token.
     *
     * @param logits one for each token of the vocabulary; not written to
     * @param mask at least one token
     * @throws UnusableLogitsException if the logit of an allowed token is no number or infinitely large
     */
    int pick(float[] logits, TokenMask mask);

    /** Takes note of a token of the answer, chosen or forced. */
    void note(int token);
}
