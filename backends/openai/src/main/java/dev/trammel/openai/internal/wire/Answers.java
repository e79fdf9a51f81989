package dev.trammel.openai.internal.wire;

import dev.trammel.Attempt;
import dev.trammel.OutputFormat;
import dev.trammel.Usage;
import dev.trammel.openai.BadAnswerException;
import dev.trammel.openai.Fault;
import dev.trammel.openai.OpenAiException;
import dev.trammel.openai.internal.http.ErrorBody;
import dev.trammel.openai.internal.http.Faults;
import dev.trammel.openai.internal.http.Kept;
import dev.trammel.openai.internal.http.Reply;
import dev.trammel.openai.internal.http.Usages;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads whole bodies, within bounds of memory. */
public final class Answers {
    private static final int EXCERPT = 300;
    /** A tree takes about so many times the memory of the text it is read from. */
    private static final int TOKENS = 2_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(TOKENS)
                            .maxStringLength(Integer.MAX_VALUE) // the body's own limit holds
                            .maxNestingDepth(200)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Answers() {}

    /**
     * Reads a body.
     *
     * @throws OpenAiException if it is no JSON, or tells of a failure
     */
    public static JsonNode tree(Reply reply, Duration time) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(reply.body());
        } catch (JacksonException e) {
            throw bad("JSON", e.getOriginalMessage() + " in " + excerpt(reply), reply, Kept.of(reply.body(), time), e);
        }
        if (!tree.isObject() && !tree.isArray()) {
            throw bad("a JSON object", excerpt(reply), reply, Kept.of(reply.body(), time), null);
        }
        ErrorBody error = ErrorBody.of(tree, reply.redaction());
        if (error != null) {
            throw Faults.inside(tree.path("error").path("code").asInt(0), reply, error)
                    .named();
        }
        return tree;
    }

    /** The answers in a body; at least one, none of them blank where there must be something. */
    public static List<Draft> read(Wire wire, Question question, Reply reply, JsonNode tree, Duration time) {
        List<Draft> drafts = wire.answers(tree);
        if (drafts.isEmpty()) {
            Usage usage = Usages.of(tree.path("usage"));
            throw bad(
                    "at least one answer",
                    "none in " + excerpt(reply),
                    reply,
                    Kept.of(reply.body(), usage, time),
                    null);
        }
        boolean mayBeBlank = question.request().format() instanceof OutputFormat.Text;
        for (Draft draft : drafts) {
            if (draft.isGivenUp()) {
                throw bad(
                        "a whole answer",
                        "one that the server gave up: " + reply.excerpt(EXCERPT),
                        reply,
                        Kept.of(reply.body(), draft.usage(), time),
                        null);
            }
            if (!mayBeBlank && draft.isBlank()) {
                throw bad(
                        "an answer",
                        "a blank one in " + excerpt(reply),
                        reply,
                        Kept.of(reply.body(), draft.usage(), time),
                        null);
            }
        }
        return drafts;
    }

    private static OpenAiException bad(
            String expected, String found, Reply reply, Attempt kept, @Nullable Exception cause) {
        return new BadAnswerException(Fault.of("expected " + expected + ", found "
                        + reply.redaction().of(found) + ", at " + Faults.place(reply.url()))
                .withCause(cause)
                .withStatus(reply.status(), Faults.requestId(reply.headers()))
                .withRetry(true, null)
                .withTries(1)
                .withAttempts(List.of(kept)));
    }

    private static String excerpt(Reply reply) {
        String type = reply.headers().get("Content-Type");
        return '"' + reply.excerpt(EXCERPT) + '"' + (type == null ? "" : " (" + type + ")");
    }
}
