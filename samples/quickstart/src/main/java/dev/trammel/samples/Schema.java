package dev.trammel.samples;

import dev.trammel.Generate;
import dev.trammel.JsonSchema;
import dev.trammel.llamacpp.LlamaCppModel;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what answers are held to. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of an annotated class and, with --prompt, an answer of that class.")
final class Schema implements Runnable {
    @Mixin
    private ModelOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(JsonSchema.of(Recipe.class).pretty());
        out.flush();
        if (options.hasPrompt()) {
            try (LlamaCppModel model = options.load()) {
                out.println(Generate.json(model, Recipe.class)
                        .withSampling(options.sampling())
                        .generate(options.prompt("")));
                out.flush();
            }
        }
    }
}
