package dev.trammel;

/** What a model is asked: a conversation, or text that it goes on with. */
public sealed interface Prompt permits Chat, RawPrompt {

    /**
     * Text that the model goes on with as it stands, without its chat template: for models that were never taught to
     * converse.
     *
     * @param text at least one character
     */
    static Prompt raw(String text) {
        return new RawPrompt(text);
    }
}
