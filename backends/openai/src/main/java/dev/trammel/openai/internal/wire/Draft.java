package dev.trammel.openai.internal.wire;

import dev.trammel.FinishReason;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteChunk;
import dev.trammel.TokenLogprob;
import dev.trammel.ToolCall;
import dev.trammel.Usage;
import dev.trammel.openai.internal.schema.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer in the making. For one thread at a time. */
public final class Draft {
    /** The tool whose arguments are the answer, where the format is told so. */
    static final String ANSWER_TOOL = "answer";

    static final String ANSWER_TOOL_DOES = "Gives the answer.";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final Thinking thinking = new Thinking();
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private @Nullable FinishReason finishReason;
    private Usage usage = Usage.NONE;
    private String model = "";

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    /** Takes text as the server writes it, thoughts included. */
    void text(String piece, Consumer<RemoteChunk> news) {
        thinking.take(piece, thought -> reasoning(thought, news), said -> say(said, news));
    }

    private void say(String piece, Consumer<RemoteChunk> news) {
        text.append(piece);
        news.accept(new RemoteChunk.Text(piece));
    }

    /** Takes a thought. */
    void reasoning(String piece, Consumer<RemoteChunk> news) {
        if (!piece.isEmpty()) {
            reasoning.append(piece);
            news.accept(new RemoteChunk.Reasoning(piece));
        }
    }

    void refusal(String piece) {
        refusal.append(piece);
    }

    /** Takes a piece of a tool call; what is null or empty was said before. */
    void tool(int index, @Nullable String id, @Nullable String name, String arguments, Consumer<RemoteChunk> news) {
        if (index < 0 || index > calls.size()) {
            index = Math.max(0, calls.size() - (id == null ? 1 : 0));
        }
        while (calls.size() <= index) {
            calls.add(new Call());
        }
        Call call = calls.get(index);
        call.id = id == null || id.isEmpty() ? call.id : id;
        call.name = name == null || name.isEmpty() ? call.name : name;
        call.arguments.append(arguments);
        news.accept(new RemoteChunk.Tool(index, id, name, arguments));
    }

    int calls() {
        return calls.size();
    }

    void finish(@Nullable FinishReason reason) {
        finishReason = reason == null ? finishReason : reason;
    }

    void usage(Usage other) {
        usage = other;
    }

    void model(String name) {
        model = name.isEmpty() ? model : name;
    }

    void logprobs(JsonNode list) {
        list.forEach(token -> logprobs.add(logprob(token)));
    }

    private static TokenLogprob logprob(JsonNode token) {
        List<TokenLogprob> top = new ArrayList<>();
        token.path("top_logprobs").forEach(each -> top.add(logprob(each)));
        double value = token.path("logprob").asDouble(Double.NEGATIVE_INFINITY);
        return new TokenLogprob(token.path("token").asString(""), Math.min(0, value), top);
    }

    /** Takes the end of the text. */
    public void end(Consumer<RemoteChunk> news) {
        thinking.end(thought -> reasoning(thought, news), said -> say(said, news));
    }

    /** Whether the server said why the answer ended. */
    public boolean isFinished() {
        return finishReason != null;
    }

    /** Whether the server said that it gave the answer up. */
    public boolean isGivenUp() {
        return finishReason == FinishReason.FAILED;
    }

    /** The tokens it took, as far as is known. */
    public Usage usage() {
        return usage;
    }

    /** The text as it came. */
    public String text() {
        return text.toString();
    }

    /** Whether there is neither text nor a call nor a refusal in an answer that ended by itself. */
    public boolean isBlank() {
        boolean stopped = finishReason == null || finishReason == FinishReason.STOP;
        return stopped && text.toString().isBlank() && calls.isEmpty() && refusal.isEmpty();
    }

    /**
     * The answer, with what was changed for the server changed back.
     *
     * @param whole whether it came to its end; else the text stays as it came
     */
    public RemoteAnswer answer(Plan plan, boolean whole, @Nullable String requestId) {
        String said = text.toString();
        List<ToolCall> tools = new ArrayList<>();
        FinishReason reason = finishReason == null ? whole ? FinishReason.STOP : FinishReason.FAILED : finishReason;
        for (Call call : calls) {
            if (plan.tool() != null && call.name.equals(ANSWER_TOOL)) {
                said = call.arguments.toString();
                reason = reason == FinishReason.TOOL_CALLS ? FinishReason.STOP : reason;
            } else {
                tools.add(new ToolCall(call.id, call.name, call.arguments.toString()));
            }
        }
        boolean refused = !refusal.isEmpty();
        boolean raise = whole && !refused && reason != FinishReason.TRUNCATED && !said.isEmpty();
        return new RemoteAnswer(
                raise ? plan.raise().apply(said) : said,
                reasoning.isEmpty() ? null : reasoning.toString(),
                refused ? FinishReason.REFUSED : reason,
                usage,
                logprobs,
                tools,
                refused ? refusal.toString() : null,
                model,
                requestId);
    }
}
