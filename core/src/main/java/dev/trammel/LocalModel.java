package dev.trammel;

import dev.trammel.constraints.Vocabulary;

/**
 * A model in this process whose logits are at hand at every token.
 *
 * <p>Safe for use by several threads; {@link #open()} hands out one {@link DecodingSession} at a time (or as many as
 * the backend holds contexts for) and blocks while none is free.
 */
public non-sealed interface LocalModel extends Model, AutoCloseable {

    /** The tokens; as wide as the logits. The same object at every call. */
    Vocabulary vocabulary();

    /** How many tokens prompt and answer may have together. */
    int contextLength();

    /**
     * Tokenizes text as the model's own tokenizer does, without a beginning-of-sequence token. Text that spells a
     * control token stays text: no control token is ever in the result.
     */
    int[] tokenize(String text);

    /**
     * Renders a conversation with the model's own chat template, up to where the assistant's answer begins, and
     * tokenizes it: control tokens come from the template only, never from the text of a message.
     */
    int[] tokenize(Chat chat);

    /**
     * What a model that thinks before it answers writes around its thoughts.
     *
     * @param begin written after the prompt, unless the chat template has written it already
     * @param end written before the answer; not blank
     */
    record ReasoningMarkers(String begin, String end) {

        /** Checks the end. */
        public ReasoningMarkers {
            if (end.isBlank()) {
                throw new IllegalArgumentException("expected a marker at the end of thoughts, found none");
            }
        }
    }

    /** The markers of this model: as its chat template and its vocabulary have them, if the backend reads those. */
    default ReasoningMarkers reasoningMarkers() {
        return new ReasoningMarkers("<think>\n", "</think>\n\n");
    }

    /** Tokenizes one of the markers, in which control tokens count as such. */
    default int[] tokenizeMarker(String marker) {
        return tokenize(marker);
    }

    /**
     * Borrows a decoding session; close it to give it back.
     *
     * @throws IllegalStateException if the model is closed
     */
    DecodingSession open();

    /** Frees the model. A second call does nothing; a session still open makes this wait for it. */
    @Override
    void close();
}
