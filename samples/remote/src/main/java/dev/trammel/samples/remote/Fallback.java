package dev.trammel.samples.remote;

import dev.trammel.Generate;
import dev.trammel.openai.ModelGroup;
import dev.trammel.openai.OpenAi;
import dev.trammel.openai.OpenAiModel;
import dev.trammel.openai.OpenAiOptions;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks another model where one fails: here, a server that nobody started. */
@Command(
        name = "fallback",
        mixinStandardHelpOptions = true,
        description = "Asks another model where one fails: here, a server that nobody started.")
final class Fallback implements Runnable {
    @Option(names = "--prompt", description = "Default: ${DEFAULT-VALUE}")
    private String prompt = "Is the sky blue?";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        try (Served served = Served.open()) {
            OpenAiModel absent =
                    OpenAi.compatible("http://127.0.0.1:9/v1", "absent", OpenAiOptions.DEFAULT.withMaxRetries(0));
            ModelGroup group = ModelGroup.fallback(absent, served.model());
            PrintWriter out = spec.commandLine().getOut();
            out.println(Generate.choice(group, List.of("yes", "no")).generate(prompt));
            group.health().forEach(out::println);
            out.flush();
        }
    }
}
