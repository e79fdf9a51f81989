package dev.trammel.llamacpp.internal.engine;

import com.sun.jna.Pointer;
import dev.trammel.ContextFullException;
import dev.trammel.llamacpp.DecodingException;
import dev.trammel.llamacpp.DecodingInterruptedException;
import dev.trammel.llamacpp.LlamaCppOptions;
import dev.trammel.llamacpp.ModelLoadException;
import dev.trammel.llamacpp.internal.binding.BatchMemory;
import dev.trammel.llamacpp.internal.binding.Layout;
import dev.trammel.llamacpp.internal.binding.Llama;
import dev.trammel.llamacpp.internal.binding.NativeLog;
import dev.trammel.llamacpp.internal.binding.OpaqueParams;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a model has read, with what it remembers of them. Used by one thread at a time; nothing may be asked
 * of it after {@link #free()}.
 */
public final class NativeContext {
    private static final int DEFAULT_LENGTH = 4096;

    private final NativeModel model;
    private final Pointer context;
    private final BatchMemory batch;
    private final int batchSize;
    private final int vocabularySize;
    private final int[] tokens;
    private int held; // how many of the tokens the native context holds

    private NativeContext(NativeModel model, Pointer context, int length, int batchSize) {
        this.model = model;
        this.context = context;
        this.batchSize = batchSize;
        vocabularySize = model.tokens();
        batch = new BatchMemory(batchSize);
        tokens = new int[length];
    }

    /**
     * Makes a context.
     *
     * @throws ModelLoadException if there is no memory for it
     */
    public static NativeContext create(NativeModel model, LlamaCppOptions options) {
        int trained = model.trainingLength();
        int length = options.contextLength().orElse(trained > 0 ? Math.min(DEFAULT_LENGTH, trained) : DEFAULT_LENGTH);
        int batchSize = Math.min(options.batchSize(), length);
        OpaqueParams params = Llama.llama_context_default_params();
        params.setInt(Layout.N_CTX, length);
        params.setInt(Layout.N_BATCH, batchSize);
        params.setInt(Layout.N_UBATCH, batchSize);
        List<String> complaints = NativeLog.complaints();
        Pointer context = model.newContext(params, complaints);
        if (context == null) {
            throw new ModelLoadException(
                    "expected memory for a context of " + length + " tokens, found none" + NativeLog.said(complaints));
        }
        Llama.llama_set_n_threads(context, options.threads(), options.threads());
        return new NativeContext(
                model,
                context,
                Math.min(length, Llama.llama_n_ctx(context)),
                Math.min(batchSize, Llama.llama_n_batch(context)));
    }

    /** How many tokens it has room for. */
    public int length() {
        return tokens.length;
    }

    /** How many logits there are. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /**
     * Reads tokens at a position, after those that stand before it; what stands from there on is forgotten as far as it
     * differs.
     *
     * @param position from 0 to the end of what was read last
     * @param next at least one token
     * @param logits receives those after the last token; null to compute none
     * @return how many of the tokens stood there already and were not read again
     * @throws ContextFullException if there is no room; nothing has changed then
     * @throws DecodingException if llama.cpp fails; what stands before the position is kept then
     * @throws DecodingInterruptedException if the thread is interrupted; likewise
     */
    public int read(int position, int[] next, float @Nullable [] logits) {
        check(next);
        int end = Math.addExact(position, next.length);
        if (end > tokens.length) {
            throw new ContextFullException(end, tokens.length);
        }
        int keep = Math.min(held, position + common(position, next));
        if (keep < held && !model.library().kvRemoval().removeFrom(context, keep)) {
            clear(); // a recurrent model can't go back by some tokens only
            keep = 0;
        }
        held = keep;
        System.arraycopy(next, 0, tokens, position, next.length);
        while (held < end) {
            if (Thread.currentThread().isInterrupted()) {
                throw new DecodingInterruptedException(
                        "expected to read " + end + " tokens, found the thread interrupted after " + held);
            }
            decode(Math.min(batchSize, end - held), logits == null ? -1 : end);
        }
        if (logits != null) {
            copyLogits(logits);
        }
        return Math.max(0, keep - position);
    }

    private void check(int[] next) {
        if (next.length == 0) {
            throw new IllegalArgumentException("expected at least 1 token, found none");
        }
        for (int i = 0; i < next.length; i++) {
            if (next[i] < 0 || next[i] >= vocabularySize) { // llama.cpp would end the process
                throw new IllegalArgumentException("expected a token id from 0 to " + (vocabularySize - 1) + ", found "
                        + next[i] + ", at index " + i);
            }
        }
    }

    /** How many of the next tokens stand there already; the last has to be read in any case, for its logits. */
    private int common(int position, int[] next) {
        int most = Math.min(next.length - 1, held - position);
        int common = 0;
        while (common < most && tokens[position + common] == next[common]) {
            common++;
        }
        return common;
    }

    /** Computes logits after one token only. */
    private void decode(int count, int end) {
        int result = Llama.llama_decode(context, batch.fill(tokens, held, count, held, held + count == end));
        if (result != 0) {
            if (!model.library().kvRemoval().removeFrom(context, held)) {
                clear();
            }
            throw new DecodingException(
                    "expected llama.cpp to read " + count + " tokens at position " + held + ", found error " + result);
        }
        held += count;
    }

    private void copyLogits(float[] logits) {
        Pointer row = Llama.llama_get_logits_ith(context, -1);
        if (row == null) {
            throw new DecodingException("expected logits after position " + held + ", found none");
        }
        row.read(0, logits, 0, vocabularySize);
        if (Float.isNaN(logits[0])) {
            throw new DecodingException("expected numbers for logits, found NaN: the weights of the model are damaged");
        }
    }

    private void clear() {
        held = 0;
        if (!model.library().kvRemoval().removeFrom(context, 0)) {
            throw new DecodingException("expected llama.cpp to forget a sequence, found that it kept it");
        }
    }

    /** Frees the memory. To be called once. */
    public void free() {
        Llama.llama_free(context);
    }
}
