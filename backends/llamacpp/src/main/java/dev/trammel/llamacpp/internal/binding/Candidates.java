package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** {@code llama_token_data_array} with its tokens: what llama.cpp's samplers work on. */
public final class Candidates {
    private static final int INTS = 3; // id, logit, probability

    private final int[] staging;
    private final Memory data;
    private final Memory array = new Memory(4L * Long.BYTES);

    /**
     * Allocates the array.
     *
     * @param size tokens it can hold
     */
    public Candidates(int size) {
        staging = new int[INTS * size];
        data = new Memory((long) INTS * size * Integer.BYTES);
    }

    /**
     * Fills the array with the tokens from 0 on.
     *
     * @param logits one for each token
     * @return the array
     */
    public Pointer fill(float[] logits) {
        for (int id = 0; id < logits.length; id++) {
            staging[INTS * id] = id;
            staging[INTS * id + 1] = Float.floatToRawIntBits(logits[id]);
        }
        return publish(logits.length);
    }

    /** Fills the array with one token. */
    public Pointer fill(int id, float logit) {
        staging[0] = id;
        staging[1] = Float.floatToRawIntBits(logit);
        return publish(1);
    }

    /** The token with the highest logit, or −1 if all of them are negative infinity. */
    public int best() {
        int size = (int) array.getLong(Long.BYTES);
        data.read(0, staging, 0, INTS * size);
        int best = -1;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            float logit = Float.intBitsToFloat(staging[INTS * i + 1]);
            if (logit > highest) {
                highest = logit;
                best = staging[INTS * i];
            }
        }
        return best;
    }

    private Pointer publish(int size) {
        data.write(0, staging, 0, INTS * size);
        array.setPointer(0, data);
        array.setLong(Long.BYTES, size);
        array.setLong(2L * Long.BYTES, -1); // none selected
        array.setLong(3L * Long.BYTES, 0); // not sorted
        return array;
    }
}
