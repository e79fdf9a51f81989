package dev.trammel.benchmarks.decoding;

import java.util.Locale;

/** The results in columns. */
final class Table {
    static final String HEAD = String.format(
            Locale.ROOT,
            "%-10s %-8s %-35s %6s %6s %6s %15s %8s %7s",
            "record",
            "layout",
            "method",
            "tokens",
            "forced",
            "ratio",
            "quartiles",
            "CPU ms",
            "masks");

    private Table() {}

    static String row(Result result) {
        return String.format(
                Locale.ROOT,
                "%-10s %-8s %-35s %6d %6d %6.3f %7.3f–%7.3f %8.1f %6.2f%%",
                result.subject(),
                result.whitespace(),
                result.method(),
                result.tokens(),
                result.forced(),
                result.ratio(),
                result.lowerQuartile(),
                result.upperQuartile(),
                result.millis(),
                result.maskPercent());
    }
}
