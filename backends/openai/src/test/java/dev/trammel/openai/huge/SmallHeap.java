package dev.trammel.openai.huge;

import dev.trammel.Chat;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import dev.trammel.Usage;
import dev.trammel.openai.OpenAi;
import dev.trammel.openai.OpenAiException;
import dev.trammel.openai.OpenAiModel;
import dev.trammel.openai.OpenAiOptions;
import dev.trammel.openai.Timeouts;
import java.time.Duration;

/** Asks for huge answers in a process of its own, which has little memory, and prints what became of each. */
final class SmallHeap {
    private SmallHeap() {}

    /**
     * Asks.
     *
     * @param args the address, then the answers to ask for, each with the seconds that it may take: {@code string=60}
     */
    public static void main(String[] args) {
        for (int i = 1; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            String name = args[i].substring(0, equals);
            Duration call = Duration.ofSeconds(Long.parseLong(args[i].substring(equals + 1)));
            OpenAiOptions options = OpenAiOptions.DEFAULT.withTimeouts(Timeouts.DEFAULT.withCall(call));
            OpenAiModel model = OpenAi.compatible(args[0] + name, "m", options);
            long begin = System.nanoTime();
            String became;
            try {
                RemoteAnswer answer = name.startsWith("stream") ? streamed(model) : model.ask(request());
                became = line("value", answer.text(), answer.usage(), 1);
            } catch (OpenAiException e) {
                became = line(e.getClass().getSimpleName(), e.text(), e.usage(), e.tries());
            } catch (Throwable e) {
                became = line(e.toString(), "", Usage.NONE, 0);
            }
            System.out.println(name + '|' + (System.nanoTime() - begin) / 1_000_000 + '|' + became);
        }
    }

    private static String line(String what, String text, Usage usage, int tries) {
        String start = text.substring(0, Math.min(text.length(), 40)).replaceAll("[|\\n]", " ");
        return what + '|' + text.length() + '|' + start + '|' + usage.promptTokens() + '|' + tries;
    }

    private static RemoteRequest request() {
        return RemoteRequest.of(Chat.ofUser("hi"), new OutputFormat.Text());
    }

    private static RemoteAnswer streamed(OpenAiModel model) {
        try (RemoteStream stream = model.stream(request())) {
            while (stream.next() != null) {
                // read to its end
            }
            return stream.answer();
        }
    }
}
