package dev.trammel.internal.local;

import dev.trammel.constraints.TokenMask;

/**
 * The allowed tokens of one step with their logits, in buffers that are kept from step to step.
 *
 * <p>Those taken out by {@link #takeLikeliest} stand at the end of the arrays, the likeliest last, so that nothing is
 * copied.
 */
final class Candidates {
    private final Repetition repetition;
    private final AllowedIds allowed = new AllowedIds();
    private int[] ids = {};
    private float[] values = {};
    private int size;
    private float max;

    Candidates(Repetition repetition) {
        this.repetition = repetition;
    }

    /** Starts a step. Complexity: linear in the mask. */
    void collect(float[] logits, TokenMask mask) {
        if (ids.length < mask.cardinality()) {
            int length = Math.max(mask.cardinality(), 2 * ids.length);
            ids = new int[length];
            values = new float[length];
        }
        size = 0;
        max = Float.NEGATIVE_INFINITY;
        long[] words = allowed.of(mask);
        for (int word = 0; word < words.length; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                int token = (word << 6) + Long.numberOfTrailingZeros(bits);
                float value = repetition.adjust(token, logits[token]);
                UnusableLogitsException.check(token, value);
                ids[size] = token;
                values[size++] = value;
                max = Math.max(max, value);
            }
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** The id of the candidate at a place. */
    int id(int index) {
        return ids[index];
    }

    /** The logit of the candidate at a place. */
    float value(int index) {
        return values[index];
    }

    /** The highest logit. */
    float max() {
        return max;
    }

    /**
     * Keeps the likeliest. Complexity: linear, plus the logarithm of {@code count} for each that is likelier than those
     * before.
     */
    void keepLikeliest(int count) {
        if (count >= size) {
            return;
        }
        heapify(count, false);
        for (int i = count; i < size; i++) {
            if (likelier(i, 0)) {
                swap(0, i);
                sink(0, count, false);
            }
        }
        size = count;
    }

    /** Drops those with a lower logit than this. Complexity: linear. */
    void dropBelow(float logit) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (values[i] >= logit) {
                ids[kept] = ids[i];
                values[kept++] = values[i];
            }
        }
        size = kept;
    }

    /** Puts the candidates in order for {@link #takeLikeliest}. Complexity: linear. */
    void heapify() {
        heapify(size, true);
    }

    /**
     * Takes out the likeliest of those that are left. Complexity: logarithmic.
     *
     * @param left how many are left
     * @return its place, {@code left - 1}
     */
    int takeLikeliest(int left) {
        swap(0, left - 1);
        sink(0, left - 1, true);
        return left - 1;
    }

    private void heapify(int end, boolean likeliestFirst) {
        for (int i = end / 2 - 1; i >= 0; i--) {
            sink(i, end, likeliestFirst);
        }
    }

    private void sink(int start, int end, boolean likeliestFirst) {
        int parent = start;
        while (true) {
            int child = 2 * parent + 1;
            if (child >= end) {
                return;
            }
            if (child + 1 < end && likelier(child + 1, child) == likeliestFirst) {
                child++;
            }
            if (likelier(child, parent) != likeliestFirst) {
                return;
            }
            swap(parent, child);
            parent = child;
        }
    }

    // Of equal logits the lower id goes first, so that the order doesn't depend on the heap.
    private boolean likelier(int a, int b) {
        return values[a] > values[b] || (values[a] == values[b] && ids[a] < ids[b]);
    }

    private void swap(int a, int b) {
        int id = ids[a];
        ids[a] = ids[b];
        ids[b] = id;
        float value = values[a];
        values[a] = values[b];
        values[b] = value;
    }
}
