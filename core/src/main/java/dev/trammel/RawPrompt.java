package dev.trammel;

/**
 * Text that the model goes on with as it stands.
 *
 * @param text at least one character
 */
public record RawPrompt(String text) implements Prompt {

    /** Checks the text. */
    public RawPrompt {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("expected a prompt of at least 1 character, found an empty one");
        }
    }
}
