package dev.trammel;

import org.jspecify.annotations.Nullable;

/**
 * How the next token is chosen among the allowed ones. In this order: the repetition penalty, the temperature, top-k,
 * top-p of what is left, min-p; then one is drawn in proportion to its probability.
 *
 * @param temperature 0 takes the likeliest token; 1 leaves the probabilities as they are; above 1 evens them out
 * @param topK keeps that many of the likeliest tokens; 0 keeps all
 * @param topP keeps the fewest of the likeliest tokens that reach this probability together; 1 keeps all
 * @param minP keeps tokens that have at least this share of the likeliest one's probability; 0 keeps all
 * @param repetitionPenalty makes tokens of the answer's end less likely: positive logits are divided by it, negative
 *     ones multiplied; 1 leaves them
 * @param repetitionWindow how many of the answer's last tokens are made less likely
 * @param seed the same one gives the same text; without one, each call draws its own
 */
public record Sampling(
        double temperature,
        int topK,
        double topP,
        double minP,
        double repetitionPenalty,
        int repetitionWindow,
        @Nullable Long seed) {

    private static final int DEFAULT_WINDOW = 64;

    /** Checks the ranges. */
    public Sampling {
        require(temperature >= 0 && temperature < Double.POSITIVE_INFINITY, "a temperature of at least 0", temperature);
        require(topK >= 0, "a top-k of at least 0", topK);
        require(topP > 0 && topP <= 1, "a top-p above 0 and up to 1", topP);
        require(minP >= 0 && minP <= 1, "a min-p from 0 to 1", minP);
        require(
                repetitionPenalty > 0 && repetitionPenalty < Double.POSITIVE_INFINITY,
                "a repetition penalty above 0",
                repetitionPenalty);
        require(repetitionWindow >= 0, "a repetition window of at least 0", repetitionWindow);
    }

    private static void require(boolean holds, String expected, Number found) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }

    /** Always the likeliest token. */
    public static Sampling greedy() {
        return new Sampling(0, 0, 1, 0, 1, DEFAULT_WINDOW, null);
    }

    /** Draws from all allowed tokens. */
    public static Sampling ofTemperature(double temperature) {
        return greedy().withTemperature(temperature);
    }

    /** The same with another temperature. */
    public Sampling withTemperature(double other) {
        return new Sampling(other, topK, topP, minP, repetitionPenalty, repetitionWindow, seed);
    }

    /** The same with another top-k. */
    public Sampling withTopK(int other) {
        return new Sampling(temperature, other, topP, minP, repetitionPenalty, repetitionWindow, seed);
    }

    /** The same with another top-p. */
    public Sampling withTopP(double other) {
        return new Sampling(temperature, topK, other, minP, repetitionPenalty, repetitionWindow, seed);
    }

    /** The same with another min-p. */
    public Sampling withMinP(double other) {
        return new Sampling(temperature, topK, topP, other, repetitionPenalty, repetitionWindow, seed);
    }

    /** The same with another repetition penalty over that many of the answer's last tokens. */
    public Sampling withRepetitionPenalty(double penalty, int window) {
        return new Sampling(temperature, topK, topP, minP, penalty, window, seed);
    }

    /** The same with a seed. */
    public Sampling withSeed(long other) {
        return new Sampling(temperature, topK, topP, minP, repetitionPenalty, repetitionWindow, other);
    }
}
