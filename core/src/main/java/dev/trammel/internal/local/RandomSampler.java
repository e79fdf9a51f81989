package dev.trammel.internal.local;

import dev.trammel.Sampling;
import dev.trammel.constraints.TokenMask;
import java.util.SplittableRandom;

/**
 * Draws a token in proportion to its probability among the allowed ones, cut by top-k, top-p and min-p.
 *
 * <p>Complexity: linear in the mask, plus the logarithm of their number for each token that top-k or top-p keeps.
 */
final class RandomSampler implements Sampler {
    private final Sampling sampling;
    private final Repetition repetition;
    private final Candidates candidates;
    private final SplittableRandom random;
    private double[] sums = new double[64];

    RandomSampler(Sampling sampling, Repetition repetition) {
        this.sampling = sampling;
        this.repetition = repetition;
        candidates = new Candidates(repetition);
        Long seed = sampling.seed();
        random = seed == null ? new SplittableRandom() : new SplittableRandom(seed);
    }

    @Override
    public int pick(float[] logits, TokenMask mask) {
        candidates.collect(logits, mask);
        if (sampling.topK() > 0) {
            candidates.keepLikeliest(sampling.topK());
        }
        return candidates.id(draw(sampling.topP() == 1 ? 0 : firstOfTopP()));
    }

    /** Cuts the candidates by top-p: those from the returned place on are kept. */
    private int firstOfTopP() {
        double total = 0;
        for (int i = 0; i < candidates.size(); i++) {
            total += weight(i);
        }
        dropHopeless(total);
        candidates.heapify();
        int first = candidates.size();
        double sum = 0;
        do {
            first = candidates.takeLikeliest(first);
            sum += weight(first);
        } while (sum < sampling.topP() * total && first > 0);
        return first;
    }

    /** Drops candidates so unlikely that all of them together are less than what top-p leaves out. */
    private void dropHopeless(double total) {
        double least = (1 - sampling.topP()) * total / candidates.size();
        if (candidates.max() > Float.NEGATIVE_INFINITY) {
            // A bit lower, so that no rounding drops one that counts.
            double logit = candidates.max() + sampling.temperature() * (Math.log(least) - 1e-3);
            candidates.dropBelow((float) (logit - Math.abs(logit) * 1e-6));
        }
    }

    private int draw(int first) {
        int kept = candidates.size() - first;
        if (sums.length < kept) {
            sums = new double[Math.max(kept, 2 * sums.length)];
        }
        double sum = 0;
        int likeliest = 0;
        for (int i = 0; i < kept; i++) {
            double weight = weight(first + i);
            if (weight >= sampling.minP()) {
                sum += weight;
            }
            if (weight == 1) {
                likeliest = i;
            }
            sums[i] = sum;
        }
        int chosen = firstAbove(random.nextDouble() * sum, kept);
        return first + (chosen < kept ? chosen : likeliest); // not found only where rounding makes the draw the sum
    }

    private int firstAbove(double drawn, int kept) {
        int low = 0;
        int high = kept;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > drawn) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The probability of a candidate as a share of the likeliest one's. */
    private double weight(int index) {
        float max = candidates.max();
        // All are equal where all are ruled out.
        return max == Float.NEGATIVE_INFINITY ? 1 : Math.exp((candidates.value(index) - max) / sampling.temperature());
    }

    @Override
    public void note(int token) {
        repetition.note(token);
    }
}
