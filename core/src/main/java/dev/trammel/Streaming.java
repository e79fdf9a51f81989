package dev.trammel;

import dev.trammel.internal.json.JsonFeed;
import dev.trammel.internal.local.Progress;
import dev.trammel.internal.output.Draft;
import dev.trammel.internal.output.Output;
import java.util.function.Consumer;

/** Makes partials of the pieces of an answer: the same for masks and for servers. */
final class Streaming<T> implements Progress {
    private final Output<T> output;
    private final Consumer<Partial<T>> sink;
    private final Draft draft = new Draft();
    private final JsonFeed feed = new JsonFeed(draft);
    private final boolean isJson;
    private boolean begun;

    Streaming(Output<T> output, Consumer<Partial<T>> sink) {
        this.output = output;
        this.sink = sink;
        isJson = output.format() instanceof OutputFormat.Json;
    }

    /** Makes the call. */
    interface Caller<T> {
        Asking<T> asking(Prompt prompt, RetryPolicy policy, Progress progress);
    }

    /**
     * Asks once.
     *
     * @param policy of which the deadline holds here, too
     */
    void run(Prompt prompt, RetryPolicy policy, Caller<T> caller) {
        RetryPolicy once = policy.withAttempts(1).withExhausted(RetryPolicy.Exhausted.THROW);
        Generation<T> generation = caller.asking(prompt, once, this).run(prompt);
        if (isJson) {
            feed.end();
        } else if (begun) {
            draft.closed("", output.binding().mapper().valueToTree(generation.text()), 0, 0);
        }
        sink.accept(new Partial<>(draft.lastView(), output, generation));
    }

    @Override
    public void text(String piece) {
        if (isJson) {
            feed.feed(piece);
        } else {
            if (!begun) {
                draft.opened("", 0);
                begun = true;
            }
            draft.grown("", piece);
        }
        Draft.View view = draft.view();
        if (view != null) {
            sink.accept(new Partial<>(view, output, null));
        }
    }
}
