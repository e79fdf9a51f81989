package dev.trammel;

/**
 * How many tokens were read and written.
 *
 * @param promptTokens tokens of the prompt
 * @param cachedPromptTokens those of them that the model still held from an earlier prompt and did not read again
 * @param completionTokens tokens of the answer, without the one that ends it
 * @param forcedTokens those of them that were the only way to go on, so that the model was not asked
 * @param reasoningTokens those of them that the model thought with, where a server counts them apart
 */
public record Usage(
        int promptTokens, int cachedPromptTokens, int completionTokens, int forcedTokens, int reasoningTokens) {

    /** No tokens at all. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    /** Tokens of which none are known to be thought with. */
    public Usage(int promptTokens, int cachedPromptTokens, int completionTokens, int forcedTokens) {
        this(promptTokens, cachedPromptTokens, completionTokens, forcedTokens, 0);
    }

    /** The sum of two. */
    public Usage plus(Usage other) {
        return new Usage(
                promptTokens + other.promptTokens,
                cachedPromptTokens + other.cachedPromptTokens,
                completionTokens + other.completionTokens,
                forcedTokens + other.forcedTokens,
                reasoningTokens + other.reasoningTokens);
    }
}
