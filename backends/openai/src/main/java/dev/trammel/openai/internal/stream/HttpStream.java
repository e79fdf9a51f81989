package dev.trammel.openai.internal.stream;

import dev.trammel.Attempt;
import dev.trammel.CancelledException;
import dev.trammel.FinishReason;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteStream;
import dev.trammel.Timings;
import dev.trammel.openai.BadAnswerException;
import dev.trammel.openai.BrokenStreamException;
import dev.trammel.openai.Fault;
import dev.trammel.openai.OpenAiException;
import dev.trammel.openai.internal.http.ErrorBody;
import dev.trammel.openai.internal.http.Faults;
import dev.trammel.openai.internal.http.OpenReply;
import dev.trammel.openai.internal.schema.Plan;
import dev.trammel.openai.internal.schema.Unwrapping;
import dev.trammel.openai.internal.wire.Draft;
import dev.trammel.openai.internal.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it comes over HTTP. */
public final class HttpStream implements RemoteStream {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final OpenReply reply;
    private final Wire wire;
    private final Plan plan;
    private final long begin = System.nanoTime();
    private final Consumer<RemoteAnswer> atEnd;
    private final Draft draft = new Draft();
    private final Events events;
    private final Queue<RemoteChunk> waiting = new ArrayDeque<>();
    private final Unwrapping unwrapping = new Unwrapping();
    private final long most;
    private final boolean answerTool;
    private boolean done;
    private boolean anyEvent;
    private volatile boolean closed;
    private @Nullable RuntimeException failure;

    /**
     * Reads an answer.
     *
     * @param most how long it may become, in bytes
     * @param atEnd is told the answer when it is whole, or what there is of it when it fails
     */
    public HttpStream(OpenReply reply, Wire wire, Plan plan, long most, Consumer<RemoteAnswer> atEnd) {
        this.reply = reply;
        this.wire = wire;
        this.plan = plan;
        this.most = most;
        this.atEnd = atEnd;
        answerTool = plan.tool() != null;
        events = new Events(reply.response().body().byteStream(), wire.isLines(), most);
    }

    @Override
    public @Nullable RemoteChunk next() {
        while (waiting.isEmpty()) {
            if (failure != null) {
                throw failure;
            }
            if (done) {
                return null;
            }
            read();
        }
        return waiting.remove();
    }

    private void read() {
        String event;
        reply.watch();
        try {
            event = events.next();
        } catch (IOException | IllegalStateException e) {
            fail(broken(e));
            return;
        } finally {
            reply.unwatch();
        }
        if (event == null) {
            end();
        } else if (event.equals("[DONE]")) {
            if (!draft.isFinished() && !anyEvent) {
                fail(fault(BrokenStreamException::new, "an answer", "a stream without one", null, true));
            } else {
                finish();
            }
        } else {
            take(event);
        }
    }

    private void take(String event) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(event);
        } catch (JacksonException e) {
            boolean stream = anyEvent;
            fail(fault(
                    stream ? BrokenStreamException::new : BadAnswerException::new,
                    "events of JSON",
                    (stream ? "one that can't be read: " : "something else: ") + excerpt(event) + contentType(),
                    e,
                    stream));
            return;
        }
        ErrorBody error = tree.isObject() ? ErrorBody.of(tree, reply.redaction()) : null;
        if (error != null) {
            fail(named(error));
            return;
        }
        if (!anyEvent && !wire.isLines() && tree.path("choices").path(0).has("message")) {
            fail(fault(
                    BadAnswerException::new,
                    "a stream",
                    "one whole answer: " + excerpt(event) + contentType(),
                    null,
                    false));
            return;
        }
        anyEvent = true;
        if (events.bytes() > most) {
            fail(fault(
                    BrokenStreamException::new,
                    "an answer of at most " + most + " bytes",
                    "a longer one",
                    null,
                    false));
            return;
        }
        wire.read(tree, draft, this::news);
        if (wire.isLines() && draft.isFinished()) {
            finish();
        }
    }

    /** Text goes on as it is where nothing has to be changed back, and at the end where all of it is needed. */
    private void news(RemoteChunk chunk) {
        if (chunk instanceof RemoteChunk.Text text) {
            if (plan.raising() == Plan.Raise.NOTHING) {
                waiting.add(chunk);
            } else if (plan.raising() == Plan.Raise.UNWRAP && !answerTool) {
                String inner = unwrapping.take(text.text());
                if (!inner.isEmpty()) {
                    waiting.add(new RemoteChunk.Text(inner));
                }
            }
        } else if (!answerTool || !(chunk instanceof RemoteChunk.Tool)) {
            waiting.add(chunk);
        }
    }

    private void end() {
        if (draft.isFinished()) {
            finish();
        } else if (!anyEvent) {
            fail(fault(BadAnswerException::new, "a stream of events", "none" + contentType(), null, true));
        } else {
            fail(fault(BrokenStreamException::new, "the end of the answer", "that the stream broke off", null, true));
        }
    }

    private void finish() {
        draft.end(this::news);
        if (draft.isGivenUp()) {
            fail(fault(BrokenStreamException::new, "the whole answer", "that the server gave it up", null, true));
            return;
        }
        done = true;
        reply.release();
        RemoteAnswer answer = answer();
        boolean whole = plan.raising() == Plan.Raise.REWRITE || answerTool;
        if (whole && !answer.text().isEmpty()) {
            waiting.add(new RemoteChunk.Text(answer.text()));
        }
        atEnd.accept(answer);
    }

    private void fail(RuntimeException named) {
        failure = named;
        reply.close();
        atEnd.accept(answer());
    }

    private RuntimeException broken(Exception e) {
        if (closed || Thread.currentThread().isInterrupted()) {
            return new CancelledException(
                    closed ? "the stream was closed" : "the thread was interrupted", e, attempts());
        }
        if (e instanceof Events.TooLongException) {
            return fault(BrokenStreamException::new, "events of at most " + most + " bytes", "a longer one", e, false);
        }
        IOException cause = e instanceof IOException io ? io : new IOException(e);
        Fault fault = Faults.ofTransport(cause, url(), reply.deadline()).fault();
        return new BrokenStreamException(fault.withAttempts(attempts())
                .withStatus(reply.response().code(), requestId())
                .withTries(1));
    }

    private RuntimeException named(ErrorBody error) {
        String said = error.message() + (error.code() == null ? "" : " (" + error.code() + ")");
        Fault fault = Fault.of("expected the next piece of an answer, found a failure: " + said + place())
                .withCode(error.code())
                .withRetry(true, null);
        return new BrokenStreamException(fault.withAttempts(attempts())
                .withStatus(reply.response().code(), requestId())
                .withTries(1));
    }

    private RuntimeException fault(
            Function<Fault, OpenAiException> kind,
            String expected,
            String found,
            @Nullable Exception cause,
            boolean mayBeRetried) {
        return kind.apply(Fault.of("expected " + expected + ", found " + found + place())
                .withCause(cause)
                .withRetry(mayBeRetried, null)
                .withStatus(reply.response().code(), requestId())
                .withAttempts(attempts())
                .withTries(1));
    }

    private List<Attempt> attempts() {
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        Timings timings = new Timings(time, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return List.of(new Attempt(draft.text(), FinishReason.FAILED, draft.usage(), timings));
    }

    private HttpUrl url() {
        return reply.response().request().url();
    }

    private String place() {
        return ", at " + Faults.place(url());
    }

    private @Nullable String requestId() {
        return Faults.requestId(reply.response().headers());
    }

    private String contentType() {
        MediaType type = reply.response().body().contentType();
        return type == null ? "" : " (" + type.type() + '/' + type.subtype() + ')';
    }

    private String excerpt(String text) {
        return reply.redaction().of(text.substring(0, Math.min(text.length(), 1 << 13)), 200);
    }

    @Override
    public RemoteAnswer answer() {
        return draft.answer(plan, done, requestId());
    }

    @Override
    public void close() {
        closed = true;
        reply.close();
    }
}
