package dev.trammel.llamacpp;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a model is loaded. Immutable; each {@code with} method gives other options.
 *
 * @param contextLength tokens that prompt and answer may have together, at least 1; empty for 4096, or what the model
 *     was trained with if that is less
 * @param threads that compute, at least 1; half of the processors by default, 4 at most: a thread that has to wait for
 *     a processor slows all the others down
 * @param gpuLayers layers that are computed by a graphics processor, 0 for none; empty for what the library does by
 *     itself
 * @param batchSize tokens of a prompt that are read in one go, at least 1
 * @param library the llama.cpp library to open; empty for the one named by the environment variable
 *     {@code TRAMMEL_LLAMA_LIBRARY}, or else the one in {@code de.kherud:llama}
 */
public record LlamaCppOptions(
        OptionalInt contextLength, int threads, OptionalInt gpuLayers, int batchSize, Optional<Path> library) {

    /** Checks the ranges. */
    public LlamaCppOptions {
        contextLength.ifPresent(length -> check("a context of at least 1 token", length, 1));
        check("at least 1 thread", threads, 1);
        gpuLayers.ifPresent(layers -> check("at least 0 layers on the graphics processor", layers, 0));
        check("a batch of at least 1 token", batchSize, 1);
    }

    /** What suits most models and machines. */
    public static LlamaCppOptions defaults() {
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = Math.max(1, Math.min(4, processors / 2));
        return new LlamaCppOptions(OptionalInt.empty(), threads, OptionalInt.empty(), 512, Optional.empty());
    }

    /** Sets how many tokens prompt and answer may have together. */
    public LlamaCppOptions withContextLength(int contextLength) {
        return new LlamaCppOptions(OptionalInt.of(contextLength), threads, gpuLayers, batchSize, library);
    }

    /** Sets how many threads compute. */
    public LlamaCppOptions withThreads(int threads) {
        return new LlamaCppOptions(contextLength, threads, gpuLayers, batchSize, library);
    }

    /** Sets how many layers are computed by a graphics processor. */
    public LlamaCppOptions withGpuLayers(int gpuLayers) {
        return new LlamaCppOptions(contextLength, threads, OptionalInt.of(gpuLayers), batchSize, library);
    }

    /** Sets how many tokens of a prompt are read in one go. */
    public LlamaCppOptions withBatchSize(int batchSize) {
        return new LlamaCppOptions(contextLength, threads, gpuLayers, batchSize, library);
    }

    /** Sets the llama.cpp library to open. A process can use one library only: the first that was asked for. */
    public LlamaCppOptions withLibrary(Path library) {
        return new LlamaCppOptions(contextLength, threads, gpuLayers, batchSize, Optional.of(library));
    }

    private static void check(String expected, int found, int least) {
        if (found < least) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }
}
