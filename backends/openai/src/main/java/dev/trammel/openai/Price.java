package dev.trammel.openai;

/**
 * What a million tokens cost, in one currency.
 *
 * @param prompt tokens of prompts
 * @param cachedPrompt tokens of prompts that the server still held
 * @param completion tokens of answers, thoughts included
 */
public record Price(double prompt, double cachedPrompt, double completion) {

    /** Checks that none is below 0. */
    public Price {
        if (!(prompt >= 0 && cachedPrompt >= 0 && completion >= 0)) {
            throw new IllegalArgumentException(
                    "expected prices of at least 0, found " + prompt + ", " + cachedPrompt + " and " + completion);
        }
    }
}
