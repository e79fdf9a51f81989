package dev.trammel.llamacpp;

import com.sun.jna.Pointer;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.llamacpp.internal.binding.Candidates;
import dev.trammel.llamacpp.internal.binding.Llama;
import dev.trammel.llamacpp.internal.binding.NativeLog;
import dev.trammel.llamacpp.internal.binding.NativeStrings;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * llama.cpp's own grammar sampler, to compare with: it tries every token against a grammar in GBNF at every step. Not
 * for use by several threads, and to be closed before its model.
 */
public final class NativeGrammar implements AutoCloseable {
    private final LlamaCppModel model;
    private final Candidates candidates;
    private final int size;
    private @Nullable Pointer sampler;
    private int picked = -1;

    private NativeGrammar(LlamaCppModel model, Pointer sampler) {
        this.model = model;
        this.sampler = sampler;
        size = model.vocabulary().size();
        candidates = new Candidates(size);
    }

    /**
     * Compiles a grammar.
     *
     * @param gbnf its rules, of which {@code root} is the first
     * @throws IllegalArgumentException if it isn't one
     * @throws IllegalStateException if the model is closed
     */
    public static NativeGrammar compile(LlamaCppModel model, String gbnf) {
        List<String> complaints = NativeLog.complaints();
        Pointer sampler = model.whileOpen(loaded -> loaded.library()
                .log()
                .gathering(
                        complaints,
                        () -> Llama.llama_sampler_init_grammar(
                                loaded.vocab(), NativeStrings.terminated(gbnf), NativeStrings.terminated("root"))));
        if (sampler == null) {
            throw new IllegalArgumentException(
                    "expected a grammar in GBNF, found one that llama.cpp refuses" + NativeLog.said(complaints));
        }
        NativeGrammar grammar = new NativeGrammar(model, sampler);
        grammar.checkParsed();
        return grammar;
    }

    /**
     * Older libraries give a sampler that allows everything for a grammar they refuse; a real one never allows a zero
     * byte.
     */
    private void checkParsed() {
        Vocabulary vocabulary = model.vocabulary();
        for (int id = 0; id < size; id++) {
            byte[] bytes = vocabulary.bytes(id);
            if (bytes.length > 0 && bytes[0] == 0 && apply(candidates.fill(id, 0)) >= 0) {
                close();
                throw new IllegalArgumentException("expected a grammar in GBNF, found one that llama.cpp refuses");
            }
        }
    }

    /**
     * The token with the highest logit among those that the grammar allows, all of which are tried.
     *
     * @param logits one for each token of the vocabulary; not written to
     * @return a token, or −1 if the grammar allows none
     */
    public int pick(float[] logits) {
        check(logits);
        picked = apply(candidates.fill(logits));
        return picked;
    }

    /**
     * The same token as {@link #pick}, found as llama.cpp's own programs do: the token with the highest logit of all is
     * tried alone, and the others only if the grammar refuses it.
     *
     * @param logits one for each token of the vocabulary; not written to
     * @return a token, or −1 if the grammar allows none
     */
    public int pickLazily(float[] logits) {
        check(logits);
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            if (logits[id] > logits[best]) {
                best = id;
            }
        }
        picked = apply(candidates.fill(best, logits[best]));
        return picked >= 0 ? picked : pick(logits);
    }

    /**
     * Goes on after a token.
     *
     * @throws IllegalArgumentException if the grammar doesn't allow it here
     */
    public void accept(int token) {
        Objects.checkIndex(token, size);
        if (token != picked && apply(candidates.fill(token, 0)) < 0) { // llama.cpp would end the process
            throw new IllegalArgumentException("expected a token that the grammar allows, found " + token);
        }
        picked = -1;
        whileOpen(grammar -> {
            Llama.llama_sampler_accept(grammar, token);
            return 0;
        });
    }

    /** Goes back to the beginning. */
    public void reset() {
        picked = -1;
        whileOpen(grammar -> {
            Llama.llama_sampler_reset(grammar);
            return 0;
        });
    }

    /** Frees the grammar. A second call does nothing. */
    @Override
    public void close() {
        Pointer grammar = sampler;
        sampler = null;
        if (grammar != null) {
            Llama.llama_sampler_free(grammar);
        }
    }

    private int apply(Pointer array) {
        return whileOpen(grammar -> {
            Llama.llama_sampler_apply(grammar, array);
            return candidates.best();
        });
    }

    private int whileOpen(ToIntFunction<Pointer> action) {
        Pointer grammar = sampler;
        if (grammar == null) {
            throw new IllegalStateException("expected an open grammar, found a closed one");
        }
        return model.whileOpen(loaded -> action.applyAsInt(grammar));
    }

    private void check(float[] logits) {
        if (logits.length != size) {
            throw new IllegalArgumentException("expected " + size + " logits, found " + logits.length);
        }
    }
}
