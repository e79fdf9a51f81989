package dev.trammel.benchmarks.load;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.ProgressBar;
import dev.trammel.benchmarks.data.TextOptions;
import dev.trammel.benchmarks.data.VocabularyFiles;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.ConstraintException;
import dev.trammel.constraints.Vocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the same texts under one constraint by many threads at once, and by one. */
@Command(
        name = "threads",
        mixinStandardHelpOptions = true,
        description = {
            "Each case is read by one thread, then, compiled anew and with a new vocabulary for each --share cases, by many"
                    + " threads that start together, each with another text first. Exit code 1 if any mask differs."
        })
public final class Threads implements Callable<Integer> {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private VocabularyFiles vocabularyFiles;

    @Option(names = "--cases", required = true, description = "One JSON object a line: id, schema, tests.")
    private Path cases;

    @Option(names = "--limit", description = "How many cases, from the first on. Default: ${DEFAULT-VALUE}.")
    private int limit = 100;

    @Option(names = "--threads", description = "How many threads. Default: ${DEFAULT-VALUE}.")
    private int threads = 16;

    @Option(names = "--share", description = "How many cases share a vocabulary. Default: ${DEFAULT-VALUE}.")
    private int share = 25;

    @Spec
    private CommandSpec spec;

    private long masks;
    private int refused;

    private Threads() {}

    @Override
    public Integer call() throws IOException {
        List<Case> chosen = Case.read(cases).stream().limit(limit).toList();
        List<String> faults = new ArrayList<>();
        Vocabulary alone = vocabularyFiles.read();
        Vocabulary together = alone;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (ProgressBar bar = new ProgressBar("cases", chosen.size())) {
            for (int i = 0; i < chosen.size(); i++) {
                together = i % share == 0 ? vocabularyFiles.read() : together;
                compare(chosen.get(i), alone, together, executor, faults);
                bar.step();
            }
        } finally {
            executor.shutdownNow();
        }
        PrintWriter out = spec.commandLine().getOut();
        faults.forEach(out::println);
        out.println(chosen.size() - refused + " schemas (" + refused + " more are not compiled), " + masks
                + " masks by one thread, the same by " + threads + " threads each: "
                + (faults.isEmpty() ? "all equal" : faults.size() + " differ"));
        out.flush();
        return faults.isEmpty() ? 0 : 1;
    }

    private void compare(
            Case one, Vocabulary alone, Vocabulary together, ExecutorService executor, List<String> faults) {
        List<List<Long>> expected;
        Constraint constraint;
        try {
            expected = Reading.of(Constraint.json(one.schema(), TextOptions.WIDE), alone, one);
            constraint = Constraint.json(one.schema(), TextOptions.WIDE);
        } catch (ConstraintException e) {
            refused++;
            return;
        }
        masks += expected.stream().mapToLong(List::size).sum();
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int first = i;
            results.add(executor.submit(() -> {
                start.await();
                return read(one, constraint, together, first, expected);
            }));
        }
        for (Future<String> result : results) {
            try {
                String fault = result.get();
                if (!fault.isEmpty()) {
                    faults.add(one.id() + ": " + fault);
                }
            } catch (ExecutionException e) {
                faults.add(one.id() + ": " + e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while " + one.id() + " was read", e);
            }
        }
    }

    private static String read(
            Case one, Constraint constraint, Vocabulary vocabulary, int first, List<List<Long>> expected) {
        for (int i = 0; i < one.tests().size(); i++) {
            int test = (first + i) % one.tests().size();
            List<Long> found =
                    Reading.of(constraint, vocabulary, one.tests().get(test).tokens());
            if (!found.equals(expected.get(test))) {
                return "text " + test + " has " + found.size() + " masks, by one thread "
                        + expected.get(test).size() + ", and not the same";
            }
        }
        return "";
    }
}
