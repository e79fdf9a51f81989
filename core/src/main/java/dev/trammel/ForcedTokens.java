package dev.trammel;

/** How tokens that are the only way to go on are read by a local model. */
public enum ForcedTokens {
    /** Together, in one batch with the token before them. */
    BATCHED,
    /** Each alone, with logits for the last only. Slower, for the same text: to measure what the batches save. */
    ONE_BY_ONE
}
