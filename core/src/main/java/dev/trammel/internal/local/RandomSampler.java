package dev.trammel.internal.local;

import dev.trammel.Sampling;
import dev.trammel.constraints.TokenMask;
import java.util.SplittableRandom;

/**
 * Draws a token in proportion to its probability among the allowed ones, cut by top-k, top-p and min-p.
 *
 * <p>Complexity: linear in the mask, plus the logarithm of its size for each token that top-k or top-p keeps.
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
        candidates.start(logits, mask.cardinality());
        mask.forEach(candidates);
        return candidates.id(draw(firstKept()));
    }

    /** Cuts the candidates by top-k and top-p: those from the returned place on are kept. */
    private int firstKept() {
        int size = candidates.size();
        boolean cutsByCount = sampling.topK() > 0 && sampling.topK() < size;
        if (!cutsByCount && sampling.topP() == 1) {
            return 0;
        }
        candidates.heapify();
        int firstOfTopK = cutsByCount ? size - sampling.topK() : 0;
        if (cutsByCount) {
            for (int left = size; left > firstOfTopK; ) {
                left = candidates.takeLikeliest(left);
            }
        }
        return sampling.topP() == 1 ? firstOfTopK : firstOfTopP(firstOfTopK, cutsByCount);
    }

    private int firstOfTopP(int firstOfTopK, boolean inOrder) {
        double total = 0;
        for (int i = firstOfTopK; i < candidates.size(); i++) {
            total += weight(i);
        }
        int first = candidates.size();
        double sum = 0;
        do {
            first = inOrder ? first - 1 : candidates.takeLikeliest(first);
            sum += weight(first);
        } while (sum < sampling.topP() * total && first > firstOfTopK);
        return first;
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
