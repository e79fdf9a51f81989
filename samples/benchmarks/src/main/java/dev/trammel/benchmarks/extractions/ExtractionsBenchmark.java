package dev.trammel.benchmarks.extractions;

import dev.trammel.LocalModel;
import dev.trammel.benchmarks.ModelOption;
import dev.trammel.llamacpp.LlamaCppModel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts how many extractions at temperature 1 validate, bind and are whole: it must be all of them. */
@Command(
        name = "extractions",
        mixinStandardHelpOptions = true,
        description = {
            "Extracts records of several types with random seeds at temperature 1, at a token limit of 256 and at the"
                    + " tightest that the shortest answer fits into. Exit code 1 if one of them doesn't validate, doesn't"
                    + " bind, or is cut."
        })
public final class ExtractionsBenchmark implements Callable<Integer> {
    private static final int LIMIT = 256;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--count",
            description = "Extractions at each limit, of all types together. Default: ${DEFAULT-VALUE}.")
    private int count = 200;

    @Option(names = "--seed", description = "The first seed; the others follow from it. Default: any.")
    private @Nullable Long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long first = seed == null ? new SplittableRandom().nextInt(Integer.MAX_VALUE) : seed;
        try (LlamaCppModel loaded = model.load(1)) {
            out.println(loaded.name() + ", " + count + " extractions at each limit, --seed " + first);
            out.println(Tally.head());
            List<String> faults = run(loaded, count, first, tally -> {
                out.println(tally);
                out.flush();
            });
            out.println(faults.isEmpty() ? "all are right" : faults.size() + " are wrong:");
            faults.forEach(out::println);
            out.flush();
            return faults.isEmpty() ? 0 : 1;
        }
    }

    /** Runs all types at both limits, and gives what went wrong. */
    static List<String> run(LocalModel model, int count, long seed, Consumer<Tally> listener) {
        List<String> faults = new ArrayList<>();
        List<Extraction<?>> extractions = Types.texts().entrySet().stream()
                .<Extraction<?>>map(entry -> new Extraction<>(model, entry.getKey(), entry.getValue()))
                .toList();
        SplittableRandom seeds = new SplittableRandom(seed);
        for (boolean tight : new boolean[] {false, true}) {
            for (int i = 0; i < extractions.size(); i++) {
                Extraction<?> extraction = extractions.get(i);
                int limit = tight ? extraction.tightestLimit() : LIMIT;
                Tally tally = extraction.tally(limit);
                for (int j = i; j < count; j += extractions.size()) {
                    extraction.run(limit, seeds.nextLong(), tally);
                }
                faults.addAll(tally.faults());
                listener.accept(tally);
            }
        }
        return faults;
    }
}
