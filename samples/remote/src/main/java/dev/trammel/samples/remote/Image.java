package dev.trammel.samples.remote;

import dev.trammel.Chat;
import dev.trammel.Generate;
import dev.trammel.Part;
import dev.trammel.ServerException;
import dev.trammel.openai.OpenAiModel;
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
            PrintWriter out = spec.commandLine().getOut();
            out.println(look(served.model(), prompt));
            out.flush();
        } catch (ServerException e) {
            if (System.getenv("TRAMMEL_MODEL") != null) {
                throw e;
            }
            throw new IllegalArgumentException(
                    "The model on this machine reads text only. Its server says: " + e.getMessage() + "\n"
                            + "Ask one that has eyes, as with TRAMMEL_MODEL=openai:gpt-4o-mini or ollama:llava.",
                    e);
        }
    }

    static Sight look(OpenAiModel model, String prompt) {
        Chat chat = Chat.ofUser(Part.text(prompt), Part.image(SQUARE, "image/png"));
        return Generate.json(model, Sight.class).generate(chat);
    }
}
