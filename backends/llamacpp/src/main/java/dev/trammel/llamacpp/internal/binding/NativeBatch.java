package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import org.jspecify.annotations.Nullable;

/** {@code llama_batch}. */
@Structure.FieldOrder({"n_tokens", "token", "embd", "pos", "n_seq_id", "seq_id", "logits"})
@SuppressWarnings("MemberName")
public final class NativeBatch extends Structure implements Structure.ByValue {
    /** How many tokens there are. */
    public int n_tokens;
    /** Their ids. */
    public @Nullable Pointer token;
    /** Not used: embeddings in place of tokens. */
    public @Nullable Pointer embd;
    /** Their positions. */
    public @Nullable Pointer pos;
    /** To how many sequences each belongs. */
    public @Nullable Pointer n_seq_id;
    /** For each token a pointer to the sequences it belongs to. */
    public @Nullable Pointer seq_id;
    /** For each token a byte that says whether its logits are wanted. */
    public @Nullable Pointer logits;
}
