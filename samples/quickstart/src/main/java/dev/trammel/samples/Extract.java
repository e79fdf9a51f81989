package dev.trammel.samples;

import dev.trammel.Generate;
import dev.trammel.Generation;
import dev.trammel.Generator;
import dev.trammel.Timings;
import dev.trammel.Usage;
import dev.trammel.llamacpp.LlamaCppModel;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a record of what a text says. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Makes a record of what a text says about a person.")
final class Extract implements Runnable {
    private static final String TEXT =
            "Maria Santos, 34, works as an engineer in Lisbon. She speaks Portuguese, English and French.";

    @Mixin
    private ModelOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        String text = options.prompt(TEXT);
        try (LlamaCppModel model = options.load()) {
            Generator<Person> people = Generate.json(model, Person.class).withSampling(options.sampling());
            Generation<Person> answer = people.run("Extract the person from this text as JSON.\n\n" + text);
            print(text, answer);
        }
    }

    private void print(String text, Generation<Person> answer) {
        Usage usage = answer.usage();
        Timings timings = answer.timings();
        double seconds = timings.total().minus(timings.prompt()).toNanos() / 1e9;
        PrintWriter out = spec.commandLine().getOut();
        out.println("text         " + text);
        out.println("record       " + answer.value());
        out.println("JSON         " + answer.text());
        out.println("tokens       " + usage.completionTokens());
        out.println("tokens/s     " + String.format(Locale.ROOT, "%.1f", usage.completionTokens() / seconds));
        out.println("forced       " + usage.forcedTokens() + " tokens, which the model was not asked for");
        out.println("first token  " + timings.firstToken().toMillis() + " ms, " + usage.promptTokens()
                + " tokens of prompt included");
        out.flush();
    }
}
