package dev.trammel.benchmarks.decoding;

import java.util.Arrays;

/**
 * What one way to write one record has cost.
 *
 * @param subject what was extracted
 * @param whitespace the layout
 * @param method how
 * @param tokens of an answer
 * @param forced tokens of an answer that the model was not asked for
 * @param ratio CPU time ÷ that of decoding as many tokens freely, median of all pairs
 * @param lowerQuartile of the same
 * @param upperQuartile of the same
 * @param millis CPU time of an answer, median
 * @param maskPercent the share of the time that went into masks, median
 * @param text the answer
 */
record Result(
        String subject,
        String whitespace,
        String method,
        int tokens,
        int forced,
        double ratio,
        double lowerQuartile,
        double upperQuartile,
        double millis,
        double maskPercent,
        String text) {

    /** The value below which a share of them lies. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
