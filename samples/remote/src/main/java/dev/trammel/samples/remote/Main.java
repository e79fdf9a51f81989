package dev.trammel.samples.remote;

import dev.trammel.GenerationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Runs a sample by its name. */
@Command(
        name = "remote",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "Makes a model behind a server answer in the shape of a Java type.",
        footer = {
            "",
            "Without TRAMMEL_MODEL, a server of llama.cpp is started on this machine (Python is needed).",
            "With TRAMMEL_MODEL=openai:gpt-4o-mini (or groq:…, ollama:…), that one is asked; keys as its provider says."
        },
        subcommands = {
            Extract.class,
            Classify.class,
            Stream.class,
            Image.class,
            Tools.class,
            Fallback.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs the sample named by the first argument; its exit code is that of the process. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::tell);
    }

    /** What Trammel refuses it explains, and a stack trace would say no more. */
    private static int tell(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof GenerationException || failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        throw failure;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which sample?");
    }
}
