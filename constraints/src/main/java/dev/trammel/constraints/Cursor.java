package dev.trammel.constraints;

/**
 * One sequence being generated under a {@link Constraint}: what may come next, and where it stands.
 *
 * <p>A cursor is confined to one thread at a time. Masks it hands out are immutable and stay valid.
 */
public interface Cursor {

    /**
     * Tokens that may come next; end tokens are among them exactly when {@link #isComplete()}. Never empty unless the
     * sequence has ended.
     */
    TokenMask mask();

    /**
     * Tokens that may come next and after which the text can still be completed in time.
     *
     * <p>A token is kept if, once it is accepted, {@link #tokensToComplete()} is at most {@code tokensLeft - 1}. End
     * tokens count for nothing: they are kept whenever the text is complete.
     *
     * @param tokensLeft how many more tokens may be accepted, at least 0
     * @return a mask, empty exactly if {@code tokensLeft < tokensToComplete()} or the sequence has ended
     */
    TokenMask mask(int tokensLeft);

    /**
     * Moves past a token.
     *
     * @return whether the token is allowed here; if not, the cursor has not moved
     * @throws IndexOutOfBoundsException if the id is not one of the vocabulary
     */
    boolean accept(int token);

    /**
     * The longest run of bytes that every completion of the text starts with from here; empty if there is a choice or
     * the text may end.
     */
    byte[] forced();

    /**
     * Takes back the last accepted tokens.
     *
     * @throws IllegalArgumentException if fewer than {@code tokens} have been accepted
     */
    void rollback(int tokens);

    /** Whether the text so far is a whole text of the language. */
    boolean isComplete();

    /**
     * Whether nothing may follow: an end token was accepted, or the text is complete and no longer text starts with it.
     */
    boolean isFinished();

    /**
     * How many tokens surely suffice to complete the text: those of one shortest completion, cut greedily from the
     * left. After the first of them is accepted, the number is one less. 0 if the text is complete,
     * {@link Integer#MAX_VALUE} if the vocabulary lacks a token for it.
     */
    int tokensToComplete();

    /** The bytes of all accepted tokens. */
    byte[] text();

    /** A cursor at the same place that moves on its own. */
    Cursor fork();
}
