package dev.trammel;

import dev.trammel.internal.local.Progress;
import java.time.Duration;
import java.util.List;

/** Asks a server: for the whole answer, or piece by piece if somebody listens. */
final class RemoteAsker implements Asker {
    private final RemoteModel model;

    RemoteAsker(RemoteModel model) {
        this.model = model;
    }

    @Override
    public Attempt ask(Question question) {
        long begin = System.nanoTime();
        Settings settings = question.settings();
        RemoteRequest request = new RemoteRequest(
                question.prompt(),
                question.format(),
                settings.sampling(),
                settings.maxTokens(),
                settings.logprobs(),
                question.timeout());
        Progress progress = question.progress();
        RemoteAnswer answer = progress == null ? model.ask(request) : stream(request, progress);
        Timings timings = Timings.NONE.withTotal(Duration.ofNanos(System.nanoTime() - begin));
        return new Attempt(
                answer.text(),
                answer.finishReason(),
                answer.usage(),
                timings,
                answer.reasoning(),
                answer.logprobs(),
                answer.refusal(),
                List.of());
    }

    private RemoteAnswer stream(RemoteRequest request, Progress progress) {
        try (RemoteStream stream = model.stream(request)) {
            for (RemoteChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                if (chunk instanceof RemoteChunk.Text text) {
                    progress.text(text.text());
                }
            }
            return stream.answer();
        }
    }
}
