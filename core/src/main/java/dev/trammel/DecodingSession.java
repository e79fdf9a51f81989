package dev.trammel;

/**
 * A place in a sequence of tokens that a {@link LocalModel} has read, and the logits after the last one. Confined to
 * one thread at a time.
 */
public interface DecodingSession extends AutoCloseable {

    /** How many tokens have been read. */
    int position();

    /**
     * Starts a sequence: reads a prompt, keeping what the session still holds of the longest common prefix with what
     * was read before.
     *
     * @param prompt at least one token
     * @return the logits after the last token, as {@link #decode}
     * @throws ContextFullException if the prompt has more tokens than the context
     */
    float[] start(int[] prompt);

    /** How many tokens of the prompt last given to {@link #start} were held from before and not read again. */
    default int cachedTokens() {
        return 0;
    }

    /**
     * Reads tokens, in one batch as far as the backend allows, and gives the logits after the last one.
     *
     * @param tokens at least one token
     * @return one logit for each token of the vocabulary; valid until the next call on this session, and not to be
     *     written to
     * @throws ContextFullException if the context has no room for all of them; nothing has been read then
     */
    float[] decode(int... tokens);

    /**
     * Reads tokens whose logits nobody asks for, as {@link #decode} does. There are no logits after it until the next
     * {@link #decode}.
     *
     * @param tokens at least one token
     * @throws ContextFullException if the context has no room for all of them; nothing has been read then
     */
    default void read(int... tokens) {
        decode(tokens);
    }

    /**
     * Forgets all but the first tokens. There are no logits after it until the next {@link #decode}.
     *
     * @param position from 0 to {@link #position()}
     */
    void rewind(int position);

    /** Gives the session back to its model, which keeps what was read for the next prompt with the same beginning. */
    @Override
    void close();
}
