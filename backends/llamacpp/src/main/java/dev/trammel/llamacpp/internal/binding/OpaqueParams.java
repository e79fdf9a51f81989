package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Structure;

/**
 * {@code llama_model_params} or {@code llama_context_params}, larger than either has ever been. Passed by value, a
 * struct of this size goes through memory on every platform, so what the callee doesn't know of it is left alone.
 */
@Structure.FieldOrder("bytes")
public final class OpaqueParams extends Structure implements Structure.ByValue {

    /** Bytes passed: more than three times the largest known struct. */
    public static final int SIZE = 512;

    /** The struct as it lies in memory. */
    public byte[] bytes = new byte[SIZE];

    /** The 32-bit number at an offset. */
    public int intAt(int offset) {
        return getPointer().getInt(offset);
    }

    /** The 64-bit number at an offset. */
    public long longAt(int offset) {
        return getPointer().getLong(offset);
    }

    /** Sets the 32-bit number at an offset. */
    public void setInt(int offset, int value) {
        getPointer().setInt(offset, value);
        read(); // the field is what JNA writes back before a call
    }
}
