package dev.trammel.benchmarks.decoding;

import java.util.Locale;

/** Runs a method and free decoding by turns. */
final class Comparison {
    private static final int WARM_UP = 5;

    private final Subject subject;
    private final String whitespace;
    private final FreeDecoding free;

    Comparison(Subject subject, Enum<?> whitespace, FreeDecoding free) {
        this.subject = subject;
        this.whitespace = whitespace.name().toLowerCase(Locale.ROOT);
        this.free = free;
    }

    /** Measures a method: which of a pair comes first alternates. */
    Result measure(Method method, int pairs) {
        method.warmUp();
        Run last = method.run();
        for (int i = 0; i < WARM_UP; i++) {
            free.cpuNanos(last.tokens());
            last = method.run();
        }
        double[] ratios = new double[pairs];
        double[] millis = new double[pairs];
        double[] masks = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            long before = i % 2 == 0 ? free.cpuNanos(last.tokens()) : 0;
            Run run = method.run();
            check(run, last);
            long freely = i % 2 == 0 ? before : free.cpuNanos(last.tokens());
            ratios[i] = (double) run.cpuNanos() / freely;
            millis[i] = run.cpuNanos() / 1e6;
            masks[i] = 100 * run.maskShare();
            last = run;
        }
        return new Result(
                subject.name(),
                whitespace,
                method.name(),
                last.tokens(),
                last.forced(),
                Result.quantile(ratios, 0.5),
                Result.quantile(ratios, 0.25),
                Result.quantile(ratios, 0.75),
                Result.quantile(millis, 0.5),
                Result.quantile(masks, 0.5),
                last.text());
    }

    private static void check(Run run, Run last) {
        if (!run.text().equals(last.text())) {
            throw new IllegalStateException(
                    "expected the same text each time, found " + last.text() + " and " + run.text());
        }
    }
}
