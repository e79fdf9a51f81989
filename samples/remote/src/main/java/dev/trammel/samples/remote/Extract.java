package dev.trammel.samples.remote;

import dev.trammel.Generate;
import dev.trammel.Generation;
import dev.trammel.Sampling;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a record of a text. */
@Command(name = "extract", mixinStandardHelpOptions = true, description = "Makes a record of a text.")
final class Extract implements Runnable {
    @Option(names = "--prompt", description = "Default: ${DEFAULT-VALUE}")
    private String prompt = "As JSON: Maria Santos, 34, works in Lisbon.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        try (Served served = Served.open()) {
            Generation<Person> person = Generate.json(served.model(), Person.class)
                    .withMaxTokens(200)
                    .withSampling(Sampling.greedy())
                    .run(prompt);
            PrintWriter out = spec.commandLine().getOut();
            out.println(person.value());
            out.println(person.usage());
            out.println("tokens of prompts " + served.model().promptTokens() + ", of answers "
                    + served.model().completionTokens());
            out.flush();
        }
    }
}
