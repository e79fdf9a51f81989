package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code llama.h} that every supported version has, mapped directly under their C names. {@code bool}
 * is a byte, {@code size_t} a long, a string its bytes in UTF-8 with a zero at the end.
 */
@SuppressWarnings("MemberName")
public final class Llama {
    private Llama() {}

    public static native void llama_backend_init();

    public static native void llama_log_set(LogCallback callback, @Nullable Pointer userData);

    public static native OpaqueParams llama_model_default_params();

    public static native OpaqueParams llama_context_default_params();

    public static native @Nullable Pointer llama_model_load_from_file(byte[] path, OpaqueParams params);

    public static native void llama_model_free(Pointer model);

    public static native @Nullable Pointer llama_init_from_model(Pointer model, OpaqueParams params);

    public static native void llama_free(Pointer context);

    public static native void llama_set_n_threads(Pointer context, int threads, int batchThreads);

    public static native int llama_n_ctx(Pointer context);

    public static native int llama_n_batch(Pointer context);

    public static native @Nullable Pointer llama_model_get_vocab(Pointer model);

    public static native int llama_model_n_ctx_train(Pointer model);

    public static native byte llama_model_has_encoder(Pointer model);

    public static native byte llama_model_has_decoder(Pointer model);

    public static native int llama_model_meta_val_str(Pointer model, byte[] key, byte[] buffer, long size);

    public static native @Nullable Pointer llama_model_chat_template(Pointer model, @Nullable Pointer name);

    public static native int llama_vocab_n_tokens(Pointer vocab);

    public static native int llama_vocab_bos(Pointer vocab);

    public static native int llama_vocab_eos(Pointer vocab);

    public static native byte llama_vocab_get_add_bos(Pointer vocab);

    public static native byte llama_vocab_is_eog(Pointer vocab, int token);

    public static native int llama_vocab_get_attr(Pointer vocab, int token);

    public static native int llama_token_to_piece(
            Pointer vocab, int token, byte[] buffer, int length, int leadingSpaces, byte special);

    public static native int llama_tokenize(
            Pointer vocab, byte[] text, int length, int[] tokens, int capacity, byte addSpecial, byte parseSpecial);

    public static native int llama_decode(Pointer context, NativeBatch batch);

    public static native @Nullable Pointer llama_get_logits_ith(Pointer context, int row);

    public static native @Nullable Pointer llama_sampler_init_grammar(Pointer vocab, byte[] grammar, byte[] root);

    public static native void llama_sampler_apply(Pointer sampler, Pointer candidates);

    public static native void llama_sampler_accept(Pointer sampler, int token);

    public static native void llama_sampler_reset(Pointer sampler);

    public static native void llama_sampler_free(Pointer sampler);
}
