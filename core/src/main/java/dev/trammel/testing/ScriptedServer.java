package dev.trammel.testing;

import dev.trammel.FinishReason;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteModel;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import dev.trammel.TokenLogprob;
import dev.trammel.Usage;
import dev.trammel.constraints.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A remote model for tests, that answers by a script: one step for each request, the last one for all that follow. Like
 * any server it may say what was not asked for. Safe for use by several threads.
 */
public final class ScriptedServer implements RemoteModel {
    private final List<Supplier<RemoteAnswer>> steps;
    private final List<RemoteRequest> requests = new ArrayList<>();
    private final int chunkLength;

    private ScriptedServer(List<Supplier<RemoteAnswer>> steps, int chunkLength) {
        this.steps = List.copyOf(steps);
        this.chunkLength = chunkLength;
    }

    /** Answers the first text to the first request, the second to the second, and so on. */
    public static ScriptedServer answering(String... texts) {
        ScriptedServer server = new ScriptedServer(List.of(), 4);
        for (String text : texts) {
            server = server.then(text);
        }
        return server;
    }

    /** The same with an answer that follows. */
    public ScriptedServer then(String text) {
        return then(answer(text, FinishReason.STOP));
    }

    /** The same with an answer that follows. */
    public ScriptedServer then(RemoteAnswer answer) {
        return with(() -> answer);
    }

    /** The same with a failure that follows. */
    public ScriptedServer thenFailing(RuntimeException failure) {
        return with(() -> {
            throw failure;
        });
    }

    /** The same with answers that come in pieces of so many characters when they are streamed. */
    public ScriptedServer withChunks(int length) {
        return new ScriptedServer(steps, length);
    }

    private ScriptedServer with(Supplier<RemoteAnswer> step) {
        List<Supplier<RemoteAnswer>> more = new ArrayList<>(steps);
        more.add(step);
        return new ScriptedServer(more, chunkLength);
    }

    /** An answer of which a token is said to be a character. */
    public static RemoteAnswer answer(String text, FinishReason reason) {
        return answer(text, reason, List.of());
    }

    /** An answer with log-probabilities. */
    public static RemoteAnswer answer(String text, FinishReason reason, List<TokenLogprob> logprobs) {
        Usage usage = new Usage(10, 0, text.length(), 0);
        return new RemoteAnswer(text, null, reason, usage, logprobs, List.of(), null, "scripted", null);
    }

    /** What was asked so far. */
    public synchronized List<RemoteRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public RemoteAnswer ask(RemoteRequest request) {
        Supplier<RemoteAnswer> step;
        synchronized (this) {
            if (steps.isEmpty()) {
                throw new IllegalStateException("expected a script with an answer, found an empty one");
            }
            step = steps.get(Math.min(requests.size(), steps.size() - 1));
            requests.add(request);
        }
        return step.get();
    }

    @Override
    public RemoteStream stream(RemoteRequest request) {
        return new Pieces(ask(request), chunkLength);
    }

    @Override
    public Report report(OutputFormat format) {
        return new Report(List.of());
    }

    private static final class Pieces implements RemoteStream {
        private final RemoteAnswer answer;
        private final int length;
        private int at;

        Pieces(RemoteAnswer answer, int length) {
            this.answer = answer;
            this.length = length;
        }

        @Override
        public @Nullable RemoteChunk next() {
            if (at >= answer.text().length()) {
                return null;
            }
            int end = Math.min(at + length, answer.text().length());
            String piece = answer.text().substring(at, end);
            at = end;
            return new RemoteChunk.Text(piece);
        }

        @Override
        public RemoteAnswer answer() {
            return answer;
        }

        @Override
        public void close() {
            at = answer.text().length();
        }
    }
}
