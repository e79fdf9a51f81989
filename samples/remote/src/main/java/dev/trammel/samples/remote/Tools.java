package dev.trammel.samples.remote;

import dev.trammel.Chat;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteRequest;
import dev.trammel.Tool;
import dev.trammel.ToolCall;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets the model call a tool, and answers with the result. */
@Command(
        name = "tools",
        mixinStandardHelpOptions = true,
        description = "Lets the model call a tool, and answers with the result.")
final class Tools implements Runnable {
    @Option(names = "--prompt", description = "Default: ${DEFAULT-VALUE}")
    private String prompt = "What is the weather in Paris?";

    @Spec
    private CommandSpec spec;

    /** The arguments of the tool. */
    record Place(String city) {}

    @Override
    public void run() {
        Tool weather = Tool.of("get_weather", "The weather of a city.", Place.class);
        RemoteRequest request = RemoteRequest.of(Chat.ofUser(prompt), new OutputFormat.Text())
                .withTools(dev.trammel.Tools.of(weather))
                .withMaxTokens(100);
        try (Served served = Served.open()) {
            PrintWriter out = spec.commandLine().getOut();
            RemoteAnswer answer = served.model().ask(request);
            Chat chat = Chat.ofUser(prompt).assistant(answer.text(), answer.toolCalls());
            for (ToolCall call : answer.toolCalls()) {
                out.println("calls " + call.name() + " with " + call.arguments());
                chat = chat.result(call, "Sunny, 24 degrees.");
            }
            if (answer.toolCalls().isEmpty()) {
                out.println("The model called no tool, as a small one often doesn't. It says:");
            } else {
                answer = served.model()
                        .ask(RemoteRequest.of(chat, new OutputFormat.Text()).withMaxTokens(100));
            }
            out.println(answer.text());
            out.flush();
        }
    }
}
