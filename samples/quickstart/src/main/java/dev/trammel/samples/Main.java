package dev.trammel.samples;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a sample by its name. */
@Command(
        name = "trammel",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "Makes a language model answer in the shape of a Java type.",
        subcommands = HelpCommand.class)
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs the sample named by the first argument; its exit code is that of the process. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which sample?");
    }
}
