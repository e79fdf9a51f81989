package dev.trammel.benchmarks.suite;

import dev.trammel.benchmarks.data.Json;
import dev.trammel.benchmarks.data.ProgressBar;
import dev.trammel.benchmarks.data.TimedThread;
import dev.trammel.benchmarks.data.VocabularyFiles;
import dev.trammel.constraints.Vocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import tools.jackson.databind.node.ObjectNode;

/** Reads the instances of JSON-Schema-Test-Suite under their schemas. */
@Command(
        name = "suite",
        mixinStandardHelpOptions = true,
        description = {
            "JSON-Schema-Test-Suite as a test of masks: each instance, written without blanks, is read as bytes and as"
                    + " tokens, and must be accepted or refused as the suite says.",
            "An instance whose schema isn't compiled counts as wrong, unless it was refused because no value satisfies it."
        })
public final class Suite implements Callable<Integer> {
    @Option(names = "--dir", required = true, description = "The suite: tests and remotes.")
    private Path dir;

    @Option(names = "--draft", description = "A folder of tests. Default: ${DEFAULT-VALUE}.")
    private String draft = "draft2020-12";

    @Option(names = "--optional", description = "Runs the optional tests, too: formats, regular expressions, numbers.")
    private boolean optional;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the counts go, as JSON, and all that is wrong.")
    private @Nullable Path out;

    @Option(
            names = "--file",
            paramLabel = "NAME",
            description = "Runs this file alone, and prints what is wrong in it.")
    private @Nullable String file;

    @Option(names = "--timeout", description = "The most seconds for a schema. Default: ${DEFAULT-VALUE}.")
    private int timeout = 20;

    @ArgGroup(exclusive = false)
    private @Nullable VocabularyFiles vocabularyFiles;

    @Spec
    private CommandSpec spec;

    private Suite() {}

    @Override
    public Integer call() throws IOException {
        Path tests = dir.resolve("tests").resolve(draft);
        if (!Files.isDirectory(tests)) {
            throw new ParameterException(spec.commandLine(), "Expected tests in " + tests + ", found no such folder");
        }
        Vocabulary vocabulary = vocabularyFiles == null ? VocabularyFiles.bytes() : vocabularyFiles.read();
        Judge judge = new Judge(draft, new Documents(dir.resolve("remotes")), vocabulary);
        List<Group> groups = Group.read(tests, optional || file != null).stream()
                .filter(group -> file == null || group.file().equals(file))
                .toList();
        List<Verdict> verdicts = judge(judge, groups);
        ObjectNode counts = SuiteReport.counts(draft, verdicts);
        PrintWriter console = spec.commandLine().getOut();
        SuiteReport.print(verdicts, file != null, console);
        console.flush();
        if (out != null) {
            Files.writeString(out, Json.pretty(SuiteReport.withFaults(counts, verdicts)) + "\n");
        }
        return 0;
    }

    private List<Verdict> judge(Judge judge, List<Group> groups) {
        List<Verdict> verdicts = new ArrayList<>();
        try (TimedThread thread = new TimedThread(Duration.ofSeconds(timeout));
                ProgressBar bar = new ProgressBar(draft, groups.size())) {
            for (Group group : groups) {
                try {
                    verdicts.add(thread.call(() -> judge.judge(group)));
                } catch (TimeoutException e) {
                    verdicts.add(Verdict.refused(group, "crash: " + e.getMessage()));
                } catch (ExecutionException e) {
                    verdicts.add(Verdict.refused(group, "crash: " + e.getCause()));
                }
                bar.step();
            }
        }
        return verdicts;
    }
}
