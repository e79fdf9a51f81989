package dev.trammel.benchmarks.maskbench;

import dev.trammel.constraints.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs the cases of MaskBench and writes figures with the same names as the runner for the Python engines. */
@Command(
        name = "maskbench",
        mixinStandardHelpOptions = true,
        description = "Compiles real schemas and masks real texts, token by token.")
public final class MaskBench implements Callable<Integer> {
    private static final int[] PERCENTILES = {500, 900, 990, 999};

    @Option(names = "--vocab", required = true, description = "A line a token id: its bytes in Base64.")
    private Path vocab;

    @Option(names = "--vocab-meta", required = true, description = "n_vocab and eos_id of the vocabulary, as JSON.")
    private Path vocabMeta;

    @Option(names = "--cases", required = true, description = "One JSON object a line: id, schema, tests.")
    private Path cases;

    @Option(names = "--out", required = true, description = "Where the figures go, as JSON.")
    private Path out;

    @Option(names = "--limit", description = "How many cases to measure, from the first on.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--warmup", description = "How many other cases to run first.")
    private int warmup = 600;

    private MaskBench() {}

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        Vocabulary vocabulary = VocabularyFile.read(vocab, vocabMeta);
        List<Case> all = Case.read(cases, (long) limit + warmup);
        List<Case> measured = all.subList(0, Math.min(limit, all.size()));
        CaseRunner runner = new CaseRunner(vocabulary);
        List<Case> others = all.subList(measured.size(), all.size());
        others.forEach(runner::run);
        List<CaseResult> results = new ArrayList<>();
        for (Case one : measured) {
            results.add(runner.run(one));
        }
        ObjectNode summary = summary(results);
        summary.put("warmup", others.size());
        summary.put("options", CaseRunner.OPTIONS.toString());
        summary.put("wall_s", (System.nanoTime() - start) / 1e9);
        summary.put("peak_rss_mib", peakRss());
        System.out.println(summary.toPrettyString());
        summary.set("cases", cases(results));
        Files.writeString(
                out, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(summary));
        return 0;
    }

    private static ObjectNode summary(List<CaseResult> results) {
        List<CaseResult> compiled =
                results.stream().filter(CaseResult::isCompiled).toList();
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("engine", "trammel");
        summary.put("schemas", results.size());
        summary.put("compiled", compiled.size());
        summary.put("compile_error", count(results, result -> result.compileError() != null ? 1 : 0));
        summary.put("crash", count(results, result -> result.crash() != null ? 1 : 0));
        summary.put("passing", count(results, result -> result.isPassing() ? 1 : 0));
        summary.put(
                "false_rejection_schemas",
                count(results, result -> result.wrong().contains("refused") ? 1 : 0));
        summary.put(
                "false_acceptance_schemas",
                count(results, result -> result.wrong().contains("accepted") ? 1 : 0));
        summary.set("ttfm_us", percentiles(compiled, result -> new long[] {result.compile() + result.firstMask()}));
        summary.set("compile_us", percentiles(compiled, result -> new long[] {result.compile()}));
        summary.set("compile_cpu_us", percentiles(compiled, result -> new long[] {result.compileCpu()}));
        summary.set("tbm_us", percentiles(compiled, CaseResult::masks));
        summary.set("tbm_cpu_us", percentiles(compiled, CaseResult::masksCpu));
        return summary;
    }

    private static long count(List<CaseResult> results, ToLongFunction<CaseResult> one) {
        return results.stream().mapToLong(one).sum();
    }

    private static ObjectNode percentiles(
            List<CaseResult> results, java.util.function.Function<CaseResult, long[]> times) {
        long[] sorted = results.stream()
                .flatMapToLong(result -> Arrays.stream(times.apply(result)))
                .sorted()
                .toArray();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (sorted.length > 0) {
            node.put("avg", Arrays.stream(sorted).average().orElse(0) / 1e3);
            for (int permille : PERCENTILES) {
                String name = permille % 10 == 0 ? "p" + permille / 10 : "p" + permille / 10 + "." + permille % 10;
                int index = (int) Math.min(sorted.length - 1, (long) sorted.length * permille / 1000);
                node.put(name, sorted[index] / 1e3);
            }
            node.put("max", sorted[sorted.length - 1] / 1e3);
        }
        return node;
    }

    private static ArrayNode cases(List<CaseResult> results) {
        ArrayNode cases = JsonNodeFactory.instance.arrayNode();
        for (CaseResult result : results) {
            ObjectNode node = cases.addObject().put("id", result.id());
            if (result.compileError() != null) {
                node.put("compile_error", result.compileError());
            } else if (result.crash() != null) {
                node.put("crash", result.crash());
            } else {
                node.put("compile_us", result.compile() / 1e3);
                node.put("compile_cpu_us", result.compileCpu() / 1e3);
                node.put("ttfm_us", (result.compile() + result.firstMask()) / 1e3);
                result.wrong().forEach(node.putArray("wrong")::add);
                node.put("tbm_avg_us", Arrays.stream(result.masks()).average().orElse(0) / 1e3);
                node.put("tbm_max_us", Arrays.stream(result.masks()).max().orElse(0) / 1e3);
            }
        }
        return cases;
    }

    /** The high-water mark of resident memory in MiB; NaN where the system does not tell. */
    private static double peakRss() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
