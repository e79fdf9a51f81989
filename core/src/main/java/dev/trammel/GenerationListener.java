package dev.trammel;

import org.jspecify.annotations.Nullable;

/**
 * Hears what becomes of each call of a generator. Called in the thread that asks; what it throws is logged and does no
 * harm. A prompt may hold what must not be logged: that is for the listener to know.
 */
@FunctionalInterface
public interface GenerationListener {

    /**
     * A call begins.
     *
     * @param model who is asked
     * @param prompt what is asked
     * @param format what the answer must be
     * @return who hears what becomes of it
     */
    Call begun(Model model, Prompt prompt, OutputFormat format);

    /** One call. */
    interface Call {

        /**
         * The model is asked.
         *
         * @param attempt from 1
         * @param prompt what it is asked this time
         */
        default void asked(int attempt, Prompt prompt) {}

        /** A piece of the answer came: a token of a local model, or what a server sent when it streams. */
        default void text(String piece) {}

        /** An attempt gave no value; if the budget allows it, another follows. */
        default void failed(GenerationException failure) {}

        /** The answer was read, validated and bound. */
        default void bound(Generation<?> generation) {}

        /** The call is over; always the last. The failure is null if there is a value. */
        default void finished(@Nullable RuntimeException failure) {}
    }
}
