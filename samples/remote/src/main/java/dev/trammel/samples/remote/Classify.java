package dev.trammel.samples.remote;

import dev.trammel.Generate;
import dev.trammel.Sampling;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a text under one of a few labels. */
@Command(name = "classify", mixinStandardHelpOptions = true, description = "Puts a text under one of a few labels.")
final class Classify implements Runnable {
    @Option(names = "--prompt", description = "Default: ${DEFAULT-VALUE}")
    private String prompt = "It crashes when I press the button.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        try (Served served = Served.open()) {
            String label = Generate.choice(served.model(), List.of("bug", "feature", "question"))
                    .withSampling(Sampling.greedy())
                    .generate(prompt);
            PrintWriter out = spec.commandLine().getOut();
            out.println(label);
            out.flush();
        }
    }
}
