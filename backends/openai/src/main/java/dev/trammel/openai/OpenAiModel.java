package dev.trammel.openai;

import dev.trammel.OutputFormat;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteModel;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import dev.trammel.Usage;
import dev.trammel.constraints.Report;
import dev.trammel.openai.internal.http.Caller;
import dev.trammel.openai.internal.http.Deadline;
import dev.trammel.openai.internal.http.Faults;
import dev.trammel.openai.internal.http.OpenReply;
import dev.trammel.openai.internal.http.Reply;
import dev.trammel.openai.internal.schema.Plan;
import dev.trammel.openai.internal.schema.Planner;
import dev.trammel.openai.internal.schema.Plans;
import dev.trammel.openai.internal.stream.HttpStream;
import dev.trammel.openai.internal.stream.WholeStream;
import dev.trammel.openai.internal.wire.Answers;
import dev.trammel.openai.internal.wire.Draft;
import dev.trammel.openai.internal.wire.Question;
import dev.trammel.openai.internal.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model of a server. Made by {@link OpenAi}.
 *
 * <p>Immutable but for its counters, and safe for use by any number of threads: a call blocks its own thread only,
 * which may be a virtual one.
 */
public final class OpenAiModel implements RemoteModel {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "trammel-openai");
        thread.setDaemon(true);
        return thread;
    });

    private final String name;
    private final Provider provider;
    private final OpenAiOptions options;
    private final Parameters parameters;
    private final PriceTable prices;
    private final Function<String, @Nullable String> environment;
    private final Provider effective;
    private final Caller caller;
    private final Wire wire;
    private final Plans plans;
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder completionTokens = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final LongAdder cached = new LongAdder();

    OpenAiModel(
            String name,
            Provider provider,
            OpenAiOptions options,
            Parameters parameters,
            PriceTable prices,
            Function<String, @Nullable String> environment) {
        this.name = name;
        this.provider = provider;
        this.options = options;
        this.parameters = parameters;
        this.prices = prices;
        this.environment = environment;
        effective = provider.forModel(name);
        caller = new Caller(effective, options, environment);
        wire = Wire.of(effective.protocol());
        plans = new Plans(new Planner(effective.dialect()));
    }

    @Override
    public String name() {
        return name;
    }

    /** What its server is like with this model. */
    public Provider provider() {
        return effective;
    }

    /** What is asked with every request. */
    public Parameters parameters() {
        return parameters;
    }

    /** The same, asked other things with every request. It counts its tokens anew. */
    public OpenAiModel with(Parameters other) {
        return new OpenAiModel(name, provider, options, other, prices, environment);
    }

    /** The same with other options. It counts its tokens anew. */
    public OpenAiModel with(OpenAiOptions other) {
        return new OpenAiModel(name, provider, other, parameters, prices, environment);
    }

    /** The same, told formats another way. It counts its tokens anew. */
    public OpenAiModel with(Dialect other) {
        return new OpenAiModel(name, provider.withDialect(other), options, parameters, prices, environment);
    }

    /** The same at other prices. It counts its tokens anew. */
    public OpenAiModel with(PriceTable other) {
        return new OpenAiModel(name, provider, options, parameters, other, environment);
    }

    @Override
    public RemoteAnswer ask(RemoteRequest request) {
        return ask(request, 1).get(0);
    }

    /**
     * Asks for several answers at once.
     *
     * @param n how many, at least 1; a server may give fewer
     * @throws OpenAiException if the server gave none
     */
    public List<RemoteAnswer> ask(RemoteRequest request, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("expected at least 1 answer to be asked for, found " + n);
        }
        Question question = question(request, false, n);
        byte[] body = MAPPER.writeValueAsBytes(wire.body(question));
        Deadline deadline = caller.deadline(request.timeout());
        for (int blanks = 0; ; blanks++) {
            try {
                return ask(question, body, deadline);
            } catch (BadAnswerException e) {
                boolean again = effective.quirks().contains(Quirk.BLANK_ANSWERS) && blanks < options.maxRetries();
                if (!again || deadline.left() <= 0) {
                    throw e;
                }
            }
        }
    }

    private List<RemoteAnswer> ask(Question question, byte[] body, Deadline deadline) {
        Reply reply;
        List<Draft> drafts;
        try {
            reply = caller.post(wire.path(question), body, deadline);
            Duration time = Duration.ofNanos(deadline.elapsed());
            JsonNode tree = Answers.tree(reply, time);
            drafts = Answers.read(wire, question, reply, tree, time);
        } catch (OpenAiException e) {
            if (!e.attempts().isEmpty()) {
                count(e.usage()); // the model had begun to answer
            }
            throw e;
        }
        count(drafts.get(0).usage());
        String id = Faults.requestId(reply.headers());
        List<RemoteAnswer> answers = new ArrayList<>();
        drafts.forEach(draft -> answers.add(draft.answer(question.plan(), true, id)));
        return answers;
    }

    /** Asks in a thread of its own. Cancelling the future ends the call. */
    public CompletableFuture<RemoteAnswer> askAsync(RemoteRequest request) {
        return askAsync(request, THREADS);
    }

    /**
     * Asks in a thread of an executor's, which the call blocks: one that makes virtual threads is fine. Cancelling the
     * future ends the call.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what listens for the cancelling can't fail
    public CompletableFuture<RemoteAnswer> askAsync(RemoteRequest request, Executor executor) {
        CompletableFuture<RemoteAnswer> future = new CompletableFuture<>();
        AtomicReference<@Nullable Thread> asking = new AtomicReference<>();
        executor.execute(() -> {
            asking.set(Thread.currentThread());
            try {
                if (!future.isDone()) {
                    future.complete(ask(request));
                }
            } catch (Throwable e) {
                future.completeExceptionally(e);
            } finally {
                synchronized (asking) {
                    asking.set(null);
                    Thread.interrupted(); // the thread is the executor's again
                }
            }
        });
        future.whenComplete((answer, failure) -> {
            if (future.isCancelled()) {
                synchronized (asking) {
                    Thread thread = asking.get();
                    if (thread != null) {
                        thread.interrupt();
                    }
                }
            }
        });
        return future;
    }

    @Override
    public RemoteStream stream(RemoteRequest request) {
        Plan plan = plan(request);
        if (plan.hasFormat() && effective.quirks().contains(Quirk.NO_STREAM_WITH_FORMAT)) {
            return new WholeStream(ask(request));
        }
        Question question = question(request, true, 1);
        byte[] body = MAPPER.writeValueAsBytes(wire.body(question));
        OpenReply reply = caller.open(wire.path(question), body, caller.deadline(request.timeout()));
        return new HttpStream(reply, wire, plan, options.maxAnswerBytes(), answer -> count(answer.usage()));
    }

    private Question question(RemoteRequest request, boolean stream, int n) {
        return new Question(name, request, parameters, effective, plan(request), stream, n);
    }

    private Plan plan(RemoteRequest request) {
        Plan plan = plans.of(request.format());
        boolean apart = effective.quirks().contains(Quirk.NO_TOOLS_WITH_FORMAT)
                && !request.tools().list().isEmpty();
        if (!apart || request.format() instanceof OutputFormat.Text) {
            return plan;
        }
        return plans.inWords(request.format());
    }

    @Override
    public Report report(OutputFormat format) {
        return plans.of(format).report();
    }

    /** What the server would be sent: for looking at, and for tests. */
    public String body(RemoteRequest request) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(wire.body(question(request, false, 1)));
    }

    private void count(Usage usage) {
        calls.increment();
        promptTokens.add(usage.promptTokens());
        completionTokens.add(usage.completionTokens());
        cached.add(usage.cachedPromptTokens());
        caller.spend((long) usage.promptTokens() + usage.completionTokens());
    }

    /** How many tokens of prompts were read by now, in all calls. */
    public long promptTokens() {
        return promptTokens.sum();
    }

    /** How many tokens of answers were written by now, in all calls. */
    public long completionTokens() {
        return completionTokens.sum();
    }

    /** How many calls were answered by now. */
    public long calls() {
        return calls.sum();
    }

    /** What all calls cost by now; empty if the price isn't known. */
    public OptionalDouble cost() {
        return prices.cost(name, promptTokens(), cached.sum(), completionTokens());
    }

    /** A million tokens read and as many written; very much if the price isn't known. */
    double price() {
        return prices.cost(name, 1, 0, 1).orElse(Double.MAX_VALUE);
    }

    /**
     * The models that the server has.
     *
     * @throws OpenAiException if it doesn't say
     */
    public List<ModelInfo> models() {
        boolean ollama = effective.protocol() == Protocol.OLLAMA_CHAT;
        Deadline deadline = caller.deadline(null);
        Reply reply = caller.get(ollama ? "api/tags" : "models", deadline);
        JsonNode tree = Answers.tree(reply, Duration.ofNanos(deadline.elapsed()));
        List<ModelInfo> models = new ArrayList<>();
        JsonNode list = tree.isArray() ? tree : tree.path(ollama ? "models" : "data"); // Together's is a list
        list.forEach(model -> models.add(new ModelInfo(
                model.path(ollama ? "name" : "id").asString(""),
                model.path("owned_by").asString(""))));
        return models;
    }

    /** Turns texts into vectors; see {@link Embedder}. */
    public Embeddings embed(List<String> texts) {
        return embedder().embed(texts);
    }

    /** What turns texts into vectors. */
    public Embedder embedder() {
        return new Embedder(name, caller, effective, null, Embedder.BATCH, false);
    }

    /** Neither key nor headers. */
    @Override
    public String toString() {
        return provider.name() + " model " + name;
    }
}
