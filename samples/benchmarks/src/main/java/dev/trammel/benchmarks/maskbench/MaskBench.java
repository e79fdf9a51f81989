package dev.trammel.benchmarks.maskbench;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.JitRest;
import dev.trammel.benchmarks.data.Json;
import dev.trammel.benchmarks.data.ProgressBar;
import dev.trammel.benchmarks.data.ResidentMemory;
import dev.trammel.benchmarks.data.TimedThread;
import dev.trammel.benchmarks.data.Tokens;
import dev.trammel.benchmarks.data.VocabularyFiles;
import dev.trammel.constraints.Vocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the cases of MaskBench and writes figures with the same names as the runner for the Python engines. */
@Command(
        name = "maskbench",
        mixinStandardHelpOptions = true,
        description = {
            "Compiles real schemas and masks real texts, token by token, each for the first time.",
            "Before that, other cases warm the JVM up as a server is: those beyond --limit, then made-up ones, with"
                    + " breaks in which the JVM compiles what it has seen. Their"
                    + " constraints are dropped, and so are the vocabularies they ran on; the measured one has seen nothing"
                    + " but a text of the schema that allows any JSON. Garbage is collected between cases, now and then."
        })
public final class MaskBench implements Callable<Integer> {
    /** Cases between two collections of garbage. */
    private static final int COLLECTED = 50;

    /** Parts of the warm-up. */
    private static final int PARTS = 4;

    /** The most time that the compilers of the JVM get each time. */
    private static final Duration REST = Duration.ofSeconds(10);

    @ArgGroup(exclusive = false, multiplicity = "1")
    private VocabularyFiles vocabularyFiles;

    @Option(names = "--cases", required = true, description = "One JSON object a line: id, schema, tests.")
    private Path cases;

    @Option(names = "--out", description = "Where the figures go, as JSON.")
    private @Nullable Path out;

    @Option(names = "--limit", description = "How many cases to measure, from the first on. Default: all.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--warmup", description = "How many other cases to run first. Default: ${DEFAULT-VALUE}.")
    private int warmup = 1_000;

    @Option(names = "--warmup-seed", description = "What made-up cases follow from. Default: ${DEFAULT-VALUE}.")
    private long warmupSeed = 1;

    @Option(names = "--timeout", description = "The most seconds for a case. Default: ${DEFAULT-VALUE}.")
    private int timeout = 60;

    @Option(names = "--only", paramLabel = "ID", description = "Measures this case alone and prints all about it.")
    private Set<String> only = Set.of();

    @Option(names = "--slowest", paramLabel = "N", description = "Prints the slowest N compilations and masks.")
    private int slowest;

    @Spec
    private CommandSpec spec;

    private MaskBench() {}

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        List<Case> all = Case.read(cases);
        List<Case> measured = measured(all);
        List<Case> others = others(all.subList(Math.min(limit, all.size()), all.size()));
        int real = others.size();
        others.addAll(new MadeUpCases(new Tokens(vocabularyFiles.read()), warmupSeed).list(warmup - real));
        warmUp(others);

        Vocabulary vocabulary = vocabularyFiles.read();
        Tokens tokens = new Tokens(vocabulary);
        new CaseRunner(vocabulary).run(MadeUpCases.anyJson(tokens));
        System.gc();
        List<CaseResult> results = run("cases", measured, vocabulary, false);

        ObjectNode summary = Summary.of(results);
        summary.put("warmup", real);
        summary.put("warmup_made_up", others.size() - real);
        summary.put("options", CaseRunner.OPTIONS.toString());
        summary.put("clock_cpu_us", CaseRunner.clockNanos() / 1e3);
        summary.put("java", Runtime.version().toString());
        summary.put("wall_s", (System.nanoTime() - start) / 1e9);
        summary.put("peak_rss_mib", ResidentMemory.peakMib());
        print(measured, results, tokens, summary);
        return 0;
    }

    private List<Case> measured(List<Case> all) {
        List<Case> measured = only.isEmpty()
                ? all.subList(0, Math.min(limit, all.size()))
                : all.stream().filter(one -> only.contains(one.id())).toList();
        if (measured.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Expected a case" + (only.isEmpty() ? "" : " named " + only) + ", found none in " + cases);
        }
        return measured;
    }

    private List<Case> others(List<Case> rest) {
        return new ArrayList<>(only.isEmpty() ? rest.subList(0, Math.min(warmup, rest.size())) : List.of());
    }

    /** Parts have vocabularies of their own: what is learnt of one is learnt for the first time more than once. */
    private void warmUp(List<Case> others) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            Vocabulary vocabulary = vocabularyFiles.read();
            new CaseRunner(vocabulary).run(MadeUpCases.anyJson(new Tokens(vocabulary)));
            List<Case> cases = others.subList(others.size() * part / PARTS, others.size() * (part + 1) / PARTS);
            run("warm-up, part " + (part + 1) + " of " + PARTS, cases, vocabulary, true);
        }
    }

    /**
     * Now and then, what dropped cases have left is collected: the memory measured is what the engine keeps.
     *
     * @param rests whether the JVM's compilers may then catch up
     */
    private List<CaseResult> run(String what, List<Case> list, Vocabulary vocabulary, boolean rests) {
        List<CaseResult> results = new ArrayList<>();
        CaseRunner runner = new CaseRunner(vocabulary);
        try (TimedThread thread = new TimedThread(Duration.ofSeconds(timeout));
                ProgressBar bar = new ProgressBar(what, list.size())) {
            for (Case one : list) {
                CaseRunner current = runner;
                try {
                    results.add(thread.call(() -> current.run(one)));
                } catch (TimeoutException e) {
                    results.add(CaseResult.crashed(one.id(), String.valueOf(e.getMessage())));
                    runner = new CaseRunner(vocabulary);
                } catch (ExecutionException e) {
                    results.add(CaseResult.crashed(one.id(), String.valueOf(e.getCause())));
                }
                bar.step();
                if (results.size() % COLLECTED == 0) {
                    System.gc();
                    if (rests) {
                        JitRest.await(REST);
                    }
                }
            }
        }
        return results;
    }

    private void print(List<Case> measured, List<CaseResult> results, Tokens tokens, ObjectNode summary)
            throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        console.println(Json.pretty(summary));
        if (slowest > 0) {
            new Slowest(measured, results, tokens, slowest).print(console);
        }
        for (int i = 0; i < (only.isEmpty() ? 0 : results.size()); i++) {
            Details.print(measured.get(i), results.get(i), tokens, console);
        }
        console.flush();
        if (out != null) {
            JsonNode cases = Summary.cases(measured, results, tokens);
            Files.writeString(out, Json.pretty(summary.set("cases", cases)) + "\n");
        }
    }
}
