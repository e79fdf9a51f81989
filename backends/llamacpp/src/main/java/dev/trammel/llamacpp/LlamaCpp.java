package dev.trammel.llamacpp;

import dev.trammel.llamacpp.internal.binding.LlamaLibrary;
import dev.trammel.llamacpp.internal.engine.NativeContext;
import dev.trammel.llamacpp.internal.engine.NativeModel;
import dev.trammel.llamacpp.internal.gguf.GgufHeader;
import java.nio.file.Path;

/** Loads GGUF models into this process. */
public final class LlamaCpp {
    private LlamaCpp() {}

    /**
     * Loads a model with the {@linkplain LlamaCppOptions#defaults() default options}.
     *
     * @param file a GGUF file; the first one, where a model has several
     * @throws ModelLoadException if the file is missing, damaged, truncated or no GGUF file, or the library knows no
     *     such model
     * @throws LlamaLibraryException if there is no llama.cpp library that can be used
     */
    public static LlamaCppModel load(Path file) {
        return load(file, LlamaCppOptions.defaults());
    }

    /**
     * Loads a model.
     *
     * @param file a GGUF file; the first one, where a model has several
     * @param options how to load it
     * @throws ModelLoadException if the file is missing, damaged, truncated or no GGUF file, the library knows no such
     *     model, or there is no memory for its context
     * @throws LlamaLibraryException if there is no llama.cpp library that can be used
     */
    public static LlamaCppModel load(Path file, LlamaCppOptions options) {
        GgufHeader.read(file).architecture();
        LlamaLibrary library = LlamaLibrary.get(options.library().orElse(null));
        NativeModel model = NativeModel.load(library, file, options);
        try {
            return new LlamaCppModel(nameOf(file), model, NativeContext.create(model, options));
        } catch (RuntimeException | Error e) {
            model.free();
            throw e;
        }
    }

    private static String nameOf(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        return name.endsWith(".gguf") ? name.substring(0, name.length() - ".gguf".length()) : name;
    }
}
