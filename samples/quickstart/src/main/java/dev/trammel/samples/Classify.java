package dev.trammel.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trammel.Chat;
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
    private static final String TEXT = "We won the cup, and the whole town sang all night!";
    private static final List<String> TOPICS = List.of("politics", "sports", "cooking", "computers");

    // An example of each label: a small model does far better with them.
    private static final Chat TOPIC_OF = Chat.ofUser("Bake the bread for an hour.")
            .assistant("cooking")
            .user("The senate passed the bill.")
            .assistant("politics")
            .user("She ran the marathon in three hours.")
            .assistant("sports")
            .user("Press the key to restart the server.")
            .assistant("computers");
    private static final Chat MOOD_OF = Chat.ofUser("The food was cold and the waiter was rude.")
            .assistant("unhappy")
            .user("What a wonderful film, I loved it.")
            .assistant("happy")
            .user("It broke after two days.")
            .assistant("unhappy")
            .user("Thank you, it works very well.")
            .assistant("happy");

    /** How a text sounds. */
    enum Mood {
        @JsonProperty("happy")
        HAPPY,
        @JsonProperty("unhappy")
        UNHAPPY
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
                    .generate(TOPIC_OF.user(text));
            Mood mood = Generate.choice(model, Mood.class)
                    .withSampling(options.sampling())
                    .generate(MOOD_OF.user(text));
            PrintWriter out = spec.commandLine().getOut();
            out.println("text   " + text);
            out.println("topic  " + topic + ", of " + TOPICS);
            out.println("mood   " + mood + ", of " + List.of(Mood.values()));
            out.flush();
        }
    }
}
