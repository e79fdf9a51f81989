package dev.trammel.samples;

import dev.trammel.Generate;
import dev.trammel.llamacpp.LlamaCppModel;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Puts a text under one of a few labels. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description = "Puts a text under one of a list of topics, and under a constant of an enum.")
final class Classify implements Runnable {
    private static final String TEXT = "The team scored twice in the last minute and won the cup. What a night!";
    private static final List<String> TOPICS = List.of("politics", "sports", "cooking", "computers");

    /** How a text sounds. */
    enum Mood {
        HAPPY,
        SAD,
        ANGRY
    }

    @Mixin
    private ModelOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        String text = options.prompt(TEXT);
        try (LlamaCppModel model = options.load()) {
            String topic = Generate.choice(model, TOPICS)
                    .withSampling(options.sampling())
                    .generate(text + "\n\nWhat is the topic of this text? One of: " + String.join(", ", TOPICS));
            Mood mood = Generate.choice(model, Mood.class)
                    .withSampling(options.sampling())
                    .generate(text + "\n\nWhat is the mood of this text? One of: HAPPY, SAD, ANGRY");
            PrintWriter out = spec.commandLine().getOut();
            out.println("text   " + text);
            out.println("topic  " + topic + ", of " + TOPICS);
            out.println("mood   " + mood + ", of " + List.of(Mood.values()));
            out.flush();
        }
    }
}
