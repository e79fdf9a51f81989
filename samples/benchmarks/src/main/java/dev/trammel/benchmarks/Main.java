package dev.trammel.benchmarks;

import dev.trammel.benchmarks.decoding.DecodingBenchmark;
import dev.trammel.benchmarks.extractions.ExtractionsBenchmark;
import dev.trammel.benchmarks.load.Memory;
import dev.trammel.benchmarks.load.Threads;
import dev.trammel.benchmarks.maskbench.MaskBench;
import dev.trammel.benchmarks.suite.Suite;
import dev.trammel.benchmarks.walks.Walks;
import dev.trammel.benchmarks.remote.RemoteBenchmark;
import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a benchmark by its name. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures Trammel.",
        footer = {"", "jmh ARGUMENTS passes everything after it to JMH (try: jmh -h)."},
        subcommands = {
            DecodingBenchmark.class,
            ExtractionsBenchmark.class,
            MaskBench.class,
            Suite.class,
            Walks.class,
            Threads.class,
            Memory.class,
            RemoteBenchmark.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs the benchmark named by the first argument; its exit code is that of the process. */
    public static void main(String[] args) throws IOException {
        // JMH has options of its own, which picocli must not read.
        if (args.length > 0 && args[0].equals("jmh")) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        System.exit(commandLine().execute(args));
    }

    /** Reads the arguments and runs what they name. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which benchmark?");
    }
}
