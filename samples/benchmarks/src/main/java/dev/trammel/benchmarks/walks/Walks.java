package dev.trammel.benchmarks.walks;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Json;
import dev.trammel.benchmarks.data.ProgressBar;
import dev.trammel.benchmarks.data.TextOptions;
import dev.trammel.benchmarks.data.TimedThread;
import dev.trammel.benchmarks.data.Tokens;
import dev.trammel.benchmarks.data.VocabularyFiles;
import dev.trammel.benchmarks.walks.Walk.End;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Vocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Walks at random through the masks of many schemas, and has the texts judged. */
@Command(
        name = "walks",
        mixinStandardHelpOptions = true,
        description = {
            "Draws allowed tokens at random until the text ends. Each text is judged by networknt, with formats asserted"
                    + " and regular expressions as in ECMA-262. Counts dead ends, invalid texts, and walks that don't"
                    + " end, with the seed that repeats each. Exit code 1 if there is any."
        })
public final class Walks implements Callable<Integer> {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private VocabularyFiles vocabularyFiles;

    @Option(names = "--cases", required = true, description = "One JSON object a line: id, schema.")
    private Path cases;

    @Option(names = "--count", description = "Walks over all cases together. Default: ${DEFAULT-VALUE}.")
    private int count = 10_000;

    @Option(names = "--seed", description = "What all walks follow from. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--limit", description = "How many cases to walk through, from the first on. Default: all.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--only", paramLabel = "ID", description = "Walks through this case alone.")
    private Set<String> only = Set.of();

    @Option(names = "--walk-seed", paramLabel = "SEED", description = "Repeats one walk, with --only, and prints it.")
    private @Nullable Long walkSeed;

    @Option(
            names = "--most-tokens",
            description = "After so many tokens a walk heads for an end. Default: ${DEFAULT-VALUE}.")
    private int mostTokens = 200;

    @Option(names = "--timeout", description = "The most seconds for a walk. Default: ${DEFAULT-VALUE}.")
    private int timeout = 300;

    @Option(names = "--out", paramLabel = "FILE", description = "Where counts and faults go, as JSON.")
    private @Nullable Path out;

    @Mixin
    private TextOptions textOptions;

    @Spec
    private CommandSpec spec;

    private Walks() {}

    @Override
    public Integer call() throws IOException {
        Vocabulary vocabulary = vocabularyFiles.read();
        List<Case> chosen = Case.read(cases).stream()
                .filter(one -> only.isEmpty() || only.contains(one.id()))
                .limit(limit)
                .toList();
        if (chosen.isEmpty() || (walkSeed != null && chosen.size() != 1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Expected " + (walkSeed == null ? "a case" : "one case, by --only") + ", found " + chosen.size());
        }
        WalkCounts counts = new WalkCounts(textOptions.get(), seed);
        try (TimedThread thread = new TimedThread(Duration.ofSeconds(timeout))) {
            List<Case> compiled = chosen.stream()
                    .filter(one -> isCompiled(one, counts, thread))
                    .toList();
            walk(compiled, new Grounds(vocabulary, new Tokens(vocabulary)), counts, thread);
        }
        PrintWriter console = spec.commandLine().getOut();
        counts.print(console, walkSeed != null);
        console.flush();
        if (out != null) {
            Files.writeString(out, Json.pretty(counts.toJson()) + "\n");
        }
        return counts.hasFault() ? 1 : 0;
    }

    /** What all walks share. */
    private record Grounds(Vocabulary vocabulary, Tokens tokens) {}

    private boolean isCompiled(Case one, WalkCounts counts, TimedThread thread) {
        try {
            thread.call(() -> Constraint.json(one.schema(), textOptions.get()));
            return true;
        } catch (TimeoutException e) {
            counts.refused(one.id(), String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            counts.refused(one.id(), String.valueOf(e.getCause()));
        }
        return false;
    }

    private void walk(List<Case> list, Grounds grounds, WalkCounts counts, TimedThread thread) {
        int all = walkSeed == null ? count : 1;
        SplittableRandom seeds = new SplittableRandom(seed);
        try (ProgressBar bar = new ProgressBar("walks", all)) {
            for (int i = 0; i < list.size(); i++) {
                int share = (int) ((long) all * (i + 1) / list.size() - (long) all * i / list.size());
                Trail trail =
                        new Trail(list.get(i), textOptions.get(), grounds.vocabulary(), grounds.tokens(), mostTokens);
                for (int j = 0; j < share; j++) {
                    long its = walkSeed == null ? seeds.nextLong() : walkSeed;
                    long start = System.nanoTime();
                    Walk walk = walk(trail, its, thread);
                    counts.add(
                            walk, System.nanoTime() - start, spec.commandLine().getOut());
                    bar.step(counts.progress(all));
                }
            }
        }
    }

    private static Walk walk(Trail trail, long seed, TimedThread thread) {
        try {
            return thread.call(() -> trail.walk(seed));
        } catch (TimeoutException e) {
            return new Walk(trail.id(), seed, End.ENDLESS, 0, "", String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            return new Walk(trail.id(), seed, End.CRASH, 0, "", String.valueOf(e.getCause()));
        }
    }
}
