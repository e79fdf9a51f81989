package dev.trammel.samples.remote;

import dev.trammel.Chat;
import dev.trammel.Generate;
import dev.trammel.Part;
import jakarta.validation.constraints.Size;
import java.io.PrintWriter;
import java.util.Base64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a record of a picture; the model must have eyes. */
@Command(
        name = "image",
        mixinStandardHelpOptions = true,
        description = "Makes a record of a picture; the model must have eyes.")
final class Image implements Runnable {
    @Option(names = "--prompt", description = "Default: ${DEFAULT-VALUE}")
    private String prompt = "What do you see? As JSON.";

    @Spec
    private CommandSpec spec;

    /** What is on a picture. */
    record Sight(
            @Size(max = 80) String subject, @Size(max = 20) String color) {}

    /** A red square of 8 by 8. */
    private static final byte[] SQUARE = Base64.getDecoder()
            .decode(
                    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC");

    @Override
    public void run() {
        try (Served served = Served.open()) {
            Sight sight = Generate.json(served.model(), Sight.class)
                    .generate(Chat.ofUser(Part.text(prompt), Part.image(SQUARE, "image/png")));
            PrintWriter out = spec.commandLine().getOut();
            out.println(sight);
            out.flush();
        }
    }
}
