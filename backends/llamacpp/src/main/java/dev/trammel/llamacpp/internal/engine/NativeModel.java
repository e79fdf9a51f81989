package dev.trammel.llamacpp.internal.engine;

import com.sun.jna.Pointer;
import dev.trammel.llamacpp.LlamaCppOptions;
import dev.trammel.llamacpp.ModelLoadException;
import dev.trammel.llamacpp.internal.binding.Llama;
import dev.trammel.llamacpp.internal.binding.LlamaLibrary;
import dev.trammel.llamacpp.internal.binding.NativeLog;
import dev.trammel.llamacpp.internal.binding.NativeStrings;
import dev.trammel.llamacpp.internal.binding.OpaqueParams;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model in native memory. Nothing may be asked of it after {@link #free()}. */
public final class NativeModel {
    private final LlamaLibrary library;
    private final Pointer model;
    private final Pointer vocab;

    private NativeModel(LlamaLibrary library, Pointer model, Pointer vocab) {
        this.library = library;
        this.model = model;
        this.vocab = vocab;
    }

    /**
     * Loads a model.
     *
     * @param file one whose head was checked
     * @throws ModelLoadException if the library refuses it, or it can't continue a text
     */
    public static NativeModel load(LlamaLibrary library, Path file, LlamaCppOptions options) {
        OpaqueParams params = Llama.llama_model_default_params();
        options.gpuLayers().ifPresent(layers -> params.setInt(library.layout().gpuLayers(), layers));
        List<String> complaints = NativeLog.complaints();
        byte[] path = NativeStrings.terminated(file.toAbsolutePath().toString());
        Pointer model = library.log().gathering(complaints, () -> Llama.llama_model_load_from_file(path, params));
        if (model == null) {
            throw new ModelLoadException("expected a model that " + library.source() + " can load, found " + file
                    + NativeLog.said(complaints));
        }
        String fault = null;
        Pointer vocab = Llama.llama_model_get_vocab(model);
        if (vocab == null || Llama.llama_vocab_n_tokens(vocab) < 1) {
            fault = "one without tokens";
        } else if (Llama.llama_model_has_encoder(model) != 0 || Llama.llama_model_has_decoder(model) == 0) {
            fault = "one with an encoder";
        }
        if (vocab == null || fault != null) {
            Llama.llama_model_free(model);
            throw new ModelLoadException("expected a model that continues a text, found " + fault + ", at " + file);
        }
        return new NativeModel(library, model, vocab);
    }

    /** The tokens. */
    public Pointer vocab() {
        return vocab;
    }

    /** The library it was loaded by. */
    public LlamaLibrary library() {
        return library;
    }

    /** How many tokens there are: the number of logits. */
    public int tokens() {
        return Llama.llama_vocab_n_tokens(vocab);
    }

    /** How many tokens the sequences had that the model was trained with. */
    public int trainingLength() {
        return Llama.llama_model_n_ctx_train(model);
    }

    /** The chat template in the file. */
    public Optional<String> chatTemplate() {
        Pointer template = Llama.llama_model_chat_template(model, null);
        return template == null ? Optional.empty() : Optional.of(template.getString(0, "UTF-8"));
    }

    /** A string in the file's metadata. */
    public Optional<String> metadata(String key) {
        byte[] buffer = new byte[1 << 10];
        int length = Llama.llama_model_meta_val_str(model, NativeStrings.terminated(key), buffer, buffer.length);
        return length < 0
                ? Optional.empty()
                : Optional.of(new String(buffer, 0, Math.min(length, buffer.length - 1), StandardCharsets.UTF_8));
    }

    /** Makes a context, or null with complaints where there is no memory for it. */
    @Nullable
    Pointer newContext(OpaqueParams params, List<String> complaints) {
        return library.log().gathering(complaints, () -> Llama.llama_init_from_model(model, params));
    }

    /** Frees the memory. To be called once. */
    public void free() {
        Llama.llama_model_free(model);
    }
}
