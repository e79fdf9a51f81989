package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/** A batch with the arrays it points to, for tokens of sequence 0. Used over and over by one context. */
public final class BatchMemory {
    private final NativeBatch batch = new NativeBatch();
    private final Memory tokens;
    private final Memory positions;
    private final Memory outputs;
    private final Memory sequence = new Memory(Integer.BYTES);

    /**
     * Allocates the arrays.
     *
     * @param capacity tokens it can hold, at least 1
     */
    public BatchMemory(int capacity) {
        tokens = new Memory((long) capacity * Integer.BYTES);
        positions = new Memory((long) capacity * Integer.BYTES);
        outputs = new Memory(capacity);
        Memory counts = new Memory((long) capacity * Integer.BYTES);
        Memory sequences = new Memory((long) capacity * Native.POINTER_SIZE);
        sequence.setInt(0, 0);
        for (int i = 0; i < capacity; i++) {
            counts.setInt((long) i * Integer.BYTES, 1);
            sequences.setPointer((long) i * Native.POINTER_SIZE, sequence);
        }
        batch.token = tokens;
        batch.pos = positions;
        batch.n_seq_id = counts;
        batch.seq_id = sequences;
        batch.logits = outputs;
    }

    /**
     * Fills the batch.
     *
     * @param source has its tokens
     * @param from where they begin in it
     * @param count how many they are, from 1 to the capacity
     * @param position of the first in the sequence
     * @param wantLogits whether the last one shall have logits
     * @return the batch, good until the next call
     */
    public NativeBatch fill(int[] source, int from, int count, int position, boolean wantLogits) {
        batch.n_tokens = count;
        tokens.write(0, source, from, count);
        for (int i = 0; i < count; i++) {
            positions.setInt((long) i * Integer.BYTES, position + i);
        }
        outputs.setMemory(0, count, (byte) 0);
        outputs.setByte(count - 1, (byte) (wantLogits ? 1 : 0));
        return batch;
    }
}
