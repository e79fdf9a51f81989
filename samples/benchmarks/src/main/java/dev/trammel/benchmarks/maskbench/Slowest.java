package dev.trammel.benchmarks.maskbench;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Tokens;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Finds what took longest, by thread CPU time. */
final class Slowest {
    private final List<Case> cases;
    private final List<CaseResult> results;
    private final Tokens tokens;
    private final int most;

    /** A step: the mask and accept of one token, counted over all texts of its case. */
    private record Step(int test, int at, int index, long cpu, long wall) {}

    /** A step of a case. */
    private record Place(int one, Step step) {}

    Slowest(List<Case> cases, List<CaseResult> results, Tokens tokens, int most) {
        this.cases = cases;
        this.results = results;
        this.tokens = tokens;
        this.most = most;
    }

    void print(PrintWriter out) {
        out.println("\nslowest to compile, CPU (wall) in µs:");
        results.stream()
                .filter(CaseResult::isCompiled)
                .sorted(Comparator.comparingLong(CaseResult::compileCpu).reversed())
                .limit(most)
                .forEach(result -> out.printf(
                        Locale.ROOT,
                        "%12.1f (%12.1f)  %s%n",
                        result.compileCpu() / 1e3,
                        result.compile() / 1e3,
                        result.id()));
        out.println("\nslowest masks, CPU (wall) in µs, test and token, before » and token:");
        for (Place place : slowestSteps()) {
            Step step = place.step();
            int[] text = cases.get(place.one()).tests().get(step.test()).tokens();
            out.printf(
                    Locale.ROOT,
                    "%12.1f (%12.1f)  %s  %d:%d  %s » %s%n",
                    step.cpu() / 1e3,
                    step.wall() / 1e3,
                    results.get(place.one()).id(),
                    step.test(),
                    step.at(),
                    oneLine(tokens.tail(text, step.at())),
                    oneLine(tokens.text(new int[] {text[step.at()]}, 1)));
        }
    }

    private List<Place> slowestSteps() {
        Comparator<Place> byTime =
                Comparator.comparingLong(place -> place.step().cpu());
        PriorityQueue<Place> slowest = new PriorityQueue<>(byTime);
        for (int i = 0; i < results.size(); i++) {
            CaseResult result = results.get(i);
            int index = 0;
            for (int test = 0; test < result.steps().length; test++) {
                for (int at = 0; at < result.steps()[test]; at++, index++) {
                    long cpu = result.masksCpu()[index];
                    if (slowest.size() < most || cpu > slowest.element().step().cpu()) {
                        slowest.add(new Place(i, new Step(test, at, index, cpu, result.masks()[index])));
                    }
                    if (slowest.size() > most) {
                        slowest.remove();
                    }
                }
            }
        }
        return slowest.stream().sorted(byTime.reversed()).toList();
    }

    private static String oneLine(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }

    /** The same of one case, all steps by text. */
    static long total(CaseResult result, int test) {
        int from = IntStream.range(0, test).map(i -> result.steps()[i]).sum();
        return IntStream.range(from, from + result.steps()[test])
                .mapToLong(i -> result.masksCpu()[i])
                .sum();
    }
}
