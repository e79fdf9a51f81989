package dev.trammel.internal.local;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The allowed tokens of one step with their logits, of which the likeliest can be taken out one by one.
 *
 * <p>Those taken out stand at the end of the arrays, the likeliest last, so that nothing is copied.
 */
final class Candidates implements IntConsumer {
    private final Repetition repetition;
    private float[] logits = {};
    private int[] ids = new int[64];
    private float[] values = new float[64];
    private int size;
    private float max;

    Candidates(Repetition repetition) {
        this.repetition = repetition;
    }

    /** Starts a step with no candidates. */
    void start(float[] logitsOfAll, int expected) {
        logits = logitsOfAll;
        size = 0;
        max = Float.NEGATIVE_INFINITY;
        if (ids.length < expected) {
            int length = Math.max(expected, 2 * ids.length);
            ids = new int[length];
            values = new float[length];
        }
    }

    /** Adds a token. */
    @Override
    public void accept(int token) {
        UnusableLogitsException.check(token, logits[token]);
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        float value = repetition.adjust(token, logits[token]);
        ids[size] = token;
        values[size++] = value;
        max = Math.max(max, value);
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

    /** Puts the candidates in order for {@link #takeLikeliest}. Complexity: linear. */
    void heapify() {
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i, size);
        }
    }

    /**
     * Takes out the likeliest of those that are left. Complexity: logarithmic.
     *
     * @param left how many are left
     * @return its place, {@code left - 1}
     */
    int takeLikeliest(int left) {
        swap(0, left - 1);
        sink(0, left - 1);
        return left - 1;
    }

    private void sink(int start, int end) {
        int parent = start;
        while (true) {
            int child = 2 * parent + 1;
            if (child >= end) {
                return;
            }
            if (child + 1 < end && likelier(child + 1, child)) {
                child++;
            }
            if (!likelier(child, parent)) {
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
