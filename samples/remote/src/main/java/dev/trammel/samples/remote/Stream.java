package dev.trammel.samples.remote;

import dev.trammel.Chat;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints an answer as it comes. */
@Command(name = "stream", mixinStandardHelpOptions = true, description = "Prints an answer as it comes.")
final class Stream implements Runnable {
    @Option(names = "--prompt", description = "Default: ${DEFAULT-VALUE}")
    private String prompt = "Tell me a very short story.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        RemoteRequest request =
                RemoteRequest.of(Chat.ofUser(prompt), new OutputFormat.Text()).withMaxTokens(100);
        try (Served served = Served.open();
                RemoteStream stream = served.model().stream(request)) {
            PrintWriter out = spec.commandLine().getOut();
            for (RemoteChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                if (chunk instanceof RemoteChunk.Text piece) {
                    out.print(piece.text());
                    out.flush();
                }
            }
            out.println("\n" + stream.answer().finishReason() + ", "
                    + stream.answer().usage());
            out.flush();
        }
    }
}
