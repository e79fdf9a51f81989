package dev.trammel.openai;

import java.util.List;

/**
 * Texts as vectors.
 *
 * @param vectors one a text, in the order of the texts
 * @param promptTokens how many tokens were read
 */
public record Embeddings(List<float[]> vectors, int promptTokens) {

    /** Copies the list. */
    public Embeddings {
        vectors = List.copyOf(vectors);
    }

    /** How alike two vectors are: the cosine of the angle between them, -1 to 1. */
    public static double similarity(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(
                    "expected vectors of one length, found " + one.length + " and " + other.length);
        }
        double dot = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            dot += (double) one[i] * other[i];
            first += (double) one[i] * one[i];
            second += (double) other[i] * other[i];
        }
        return dot / Math.sqrt(first * second);
    }
}
