package dev.trammel.openai.internal.stream;

import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteStream;
import dev.trammel.ToolCall;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** An answer that was there at once, as a stream. */
public final class WholeStream implements RemoteStream {
    private final RemoteAnswer answer;
    private final Queue<RemoteChunk> chunks = new ArrayDeque<>();

    /** Hands over an answer. */
    public WholeStream(RemoteAnswer answer) {
        this.answer = answer;
        if (answer.reasoning() != null) {
            chunks.add(new RemoteChunk.Reasoning(answer.reasoning()));
        }
        if (!answer.text().isEmpty()) {
            chunks.add(new RemoteChunk.Text(answer.text()));
        }
        for (int i = 0; i < answer.toolCalls().size(); i++) {
            ToolCall call = answer.toolCalls().get(i);
            chunks.add(new RemoteChunk.Tool(i, call.id(), call.name(), call.arguments()));
        }
    }

    @Override
    public @Nullable RemoteChunk next() {
        return chunks.poll();
    }

    @Override
    public RemoteAnswer answer() {
        return answer;
    }

    @Override
    public void close() {
        chunks.clear();
    }
}
