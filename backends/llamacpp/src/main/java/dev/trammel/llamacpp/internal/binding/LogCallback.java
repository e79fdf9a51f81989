package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** {@code ggml_log_callback}. Nothing may be thrown out of it. */
@FunctionalInterface
public interface LogCallback extends Callback {

    /**
     * Takes a piece of a line.
     *
     * @param level {@code ggml_log_level}
     * @param text in UTF-8, ended by a zero
     */
    void log(int level, @Nullable Pointer text, @Nullable Pointer userData);
}
