package dev.trammel.llamacpp.internal.binding;

import dev.trammel.llamacpp.LlamaLibraryException;
import java.util.Arrays;

/**
 * Where the few fields that this binding writes lie in {@code llama_model_params} and {@code llama_context_params}.
 * They have moved between versions and the library doesn't tell its own, so they are found by the defaults that it
 * fills in.
 *
 * @param gpuLayers offset of {@code n_gpu_layers} in the model's parameters
 */
public record Layout(int gpuLayers) {
    /** Offset of {@code n_ctx} in the context's parameters. */
    public static final int N_CTX = 0;
    /** Offset of {@code n_batch} in the context's parameters. */
    public static final int N_BATCH = 4;
    /** Offset of {@code n_ubatch} in the context's parameters. */
    public static final int N_UBATCH = 8;

    private static final int[] CONTEXT_DEFAULTS = {512, 2048, 512, 1};

    /**
     * Recognizes the layout.
     *
     * @param library named in the exception
     * @param model the defaults of a model
     * @param context the defaults of a context
     * @throws LlamaLibraryException if they are like those of no known version
     */
    public static Layout recognize(String library, OpaqueParams model, OpaqueParams context) {
        int[] found = {context.intAt(0), context.intAt(4), context.intAt(8), context.intAt(12)};
        if (!Arrays.equals(found, CONTEXT_DEFAULTS)) {
            throw new LlamaLibraryException("expected llama_context_params that begin with "
                    + Arrays.toString(CONTEXT_DEFAULTS) + ", found " + Arrays.toString(found) + ", in " + library);
        }
        if (model.intAt(12) == 1) { // devices, n_gpu_layers, split_mode = LAYER
            return new Layout(8);
        }
        if (model.longAt(8) == 0 && model.intAt(20) == 1) { // devices, overrides = NULL, n_gpu_layers, split_mode
            return new Layout(16);
        }
        int[] start = new int[8];
        Arrays.setAll(start, i -> model.intAt(4 * i));
        throw new LlamaLibraryException("expected llama_model_params with split_mode 1 at offset 12 or 20, found "
                + Arrays.toString(start) + " (32-bit numbers from offset 0), in " + library);
    }
}
