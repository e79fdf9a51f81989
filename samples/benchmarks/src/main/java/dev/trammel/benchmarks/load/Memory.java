package dev.trammel.benchmarks.load;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.ProgressBar;
import dev.trammel.benchmarks.data.ResidentMemory;
import dev.trammel.benchmarks.data.TextOptions;
import dev.trammel.benchmarks.data.VocabularyFiles;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.ConstraintException;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.Vocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps many constraints, as a server does, and says what memory that takes. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = {
            "Compiles schemas, reads their texts, and keeps all constraints with what they have learnt. Prints the memory"
                    + " of the process; exit code 1 if that was above --most-mib. The heap of the JVM grows as far as it"
                    + " is let: run it with -Xmx."
        })
public final class Memory implements Callable<Integer> {
    private static final double MIB = 1 << 20;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private VocabularyFiles vocabularyFiles;

    @Option(names = "--cases", required = true, description = "One JSON object a line: id, schema, tests.")
    private Path cases;

    @Option(names = "--limit", description = "How many cases, from the first on. Default: ${DEFAULT-VALUE}.")
    private int limit = 600;

    @Option(names = "--most-mib", description = "The most memory it may take. Default: ${DEFAULT-VALUE}.")
    private double most = 512;

    @Spec
    private CommandSpec spec;

    private Memory() {}

    @Override
    public Integer call() throws IOException {
        Vocabulary vocabulary = vocabularyFiles.read();
        List<Constraint> kept = new ArrayList<>();
        List<Case> chosen = Case.read(cases).stream().limit(limit).toList();
        double before = heap();
        try (ProgressBar bar = new ProgressBar("cases", chosen.size())) {
            for (Case one : chosen) {
                try {
                    Constraint constraint = Constraint.json(one.schema(), TextOptions.WIDE);
                    one.tests().forEach(test -> read(constraint, vocabulary, test.tokens()));
                    kept.add(constraint);
                } catch (ConstraintException e) {
                    spec.commandLine().getErr().println(one.id() + " is not compiled: " + e.getMessage());
                }
                bar.step();
            }
        }
        double peak = ResidentMemory.peakMib();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d constraints kept: peak resident %.0f MiB, now %.0f MiB, of that %.1f MiB of heap for constraints and"
                        + " what the vocabulary has learnt%n",
                kept.size(),
                peak,
                ResidentMemory.nowMib(),
                heap() - before);
        out.flush();
        return peak > most ? 1 : 0;
    }

    private static void read(Constraint constraint, Vocabulary vocabulary, int[] tokens) {
        Cursor cursor = constraint.cursor(vocabulary);
        for (int token : tokens) {
            cursor.mask();
            if (!cursor.accept(token)) {
                return;
            }
        }
        cursor.mask();
    }

    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
