package dev.trammel.openai.internal.wire;

import dev.trammel.Chat;
import dev.trammel.FinishReason;
import dev.trammel.OutputFormat;
import dev.trammel.Part;
import dev.trammel.RawPrompt;
import dev.trammel.RemoteChunk;
import dev.trammel.Tool;
import dev.trammel.ToolCall;
import dev.trammel.Tools;
import dev.trammel.openai.Parameters;
import dev.trammel.openai.Quirk;
import dev.trammel.openai.internal.http.Usages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /chat/completions}, and {@code /completions} for a prompt that is no conversation. */
final class ChatCompletions implements Wire {

    @Override
    public String path(Question question) {
        return question.request().prompt() instanceof RawPrompt ? "completions" : "chat/completions";
    }

    @Override
    public ObjectNode body(Question question) {
        question.check();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", question.model());
        if (question.request().prompt() instanceof RawPrompt raw) {
            question.require(question.has(Quirk.COMPLETIONS), "a conversation", "text to go on with");
            boolean free = question.request().format() instanceof OutputFormat.Text;
            question.require(free, "free text where the prompt is no conversation", "a format");
            body.put("prompt", raw.text());
        } else {
            body.set("messages", messages(question));
        }
        limits(body, question);
        sampling(body, question);
        tools(body, question);
        body.setAll(question.plan().members().deepCopy());
        if (question.has(Quirk.ROUTES)) {
            if (question.plan().hasFormat()) {
                body.putObject("provider").put("require_parameters", true);
            }
            body.putObject("usage").put("include", true);
        }
        if (question.stream()) {
            body.put("stream", true);
            if (!question.has(Quirk.NO_STREAM_OPTIONS)) {
                body.putObject("stream_options").put("include_usage", true);
            }
        }
        question.parameters().extra().forEach(body::set);
        return body;
    }

    private static ArrayNode messages(Question question) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        String instruction = question.plan().instruction();
        for (Chat.Message message : Instructions.added((Chat) question.request().prompt(), instruction)
                .messages()) {
            messages.add(message(message, question));
        }
        return messages;
    }

    private static ObjectNode message(Chat.Message message, Question question) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        boolean developer = message.role() == Chat.Role.DEVELOPER && !question.has(Quirk.DEVELOPER);
        Chat.Role role = developer ? Chat.Role.SYSTEM : message.role();
        node.put("role", role.name().toLowerCase(Locale.ROOT));
        if (message.toolCallId() != null) {
            node.put("tool_call_id", message.toolCallId());
        }
        List<Part> parts = message.parts();
        if (parts.isEmpty()) {
            node.putNull("content");
        } else if (parts.size() == 1 && parts.get(0) instanceof Part.Text only) {
            node.put("content", only.text());
        } else {
            ArrayNode content = node.putArray("content");
            parts.forEach(part -> content.add(part(part)));
        }
        if (!message.toolCalls().isEmpty()) {
            ArrayNode calls = node.putArray("tool_calls");
            for (ToolCall call : message.toolCalls()) {
                ObjectNode each = calls.addObject().put("id", call.id()).put("type", "function");
                each.putObject("function").put("name", call.name()).put("arguments", call.arguments());
            }
        }
        return node;
    }

    private static ObjectNode part(Part part) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (part instanceof Part.Text text) {
            node.put("type", "text").put("text", text.text());
        } else if (part instanceof Part.Image image) {
            node.put("type", "image_url").putObject("image_url").put("url", image.url());
        } else if (part instanceof Part.Audio audio) {
            node.put("type", "input_audio")
                    .putObject("input_audio")
                    .put("data", audio.base64())
                    .put("format", audio.format());
        } else if (part instanceof Part.File file) {
            node.put("type", "file")
                    .putObject("file")
                    .put("filename", file.name())
                    .put("file_data", "data:" + file.mediaType() + ";base64," + file.base64());
        }
        return node;
    }

    private static void limits(ObjectNode body, Question question) {
        Parameters parameters = question.parameters();
        Integer maxTokens = question.maxTokens();
        if (maxTokens != null) {
            body.put(question.has(Quirk.MAX_COMPLETION_TOKENS) ? "max_completion_tokens" : "max_tokens", maxTokens);
        }
        if (!parameters.stop().isEmpty()) {
            ArrayNode stop = body.putArray("stop");
            parameters.stop().forEach(stop::add);
        }
        if (question.n() > 1) {
            body.put("n", question.n());
        }
        if (parameters.user() != null) {
            body.put("user", parameters.user());
        }
        if (parameters.reasoningEffort() != null) {
            body.put("reasoning_effort", parameters.reasoningEffort());
        }
        if (question.logprobs()) {
            body.put("logprobs", true);
            putIfAny(body, "top_logprobs", parameters.topLogprobs());
        }
    }

    private static void sampling(ObjectNode body, Question question) {
        Parameters parameters = question.parameters();
        putIfAny(body, "temperature", question.temperature());
        putIfAny(body, "top_p", question.topP());
        putIfAny(body, "top_k", question.topK());
        putIfAny(body, "min_p", question.minP());
        boolean repeat = question.has(Quirk.REPEAT_PENALTY);
        Double penalty = question.repetitionPenalty();
        putIfAny(body, repeat ? "repeat_penalty" : "repetition_penalty", penalty);
        if (repeat && penalty != null && question.request().sampling() != null) {
            body.put("repeat_last_n", question.request().sampling().repetitionWindow());
        }
        putIfAny(body, question.has(Quirk.RANDOM_SEED) ? "random_seed" : "seed", question.seed());
        putIfAny(body, "presence_penalty", question.penalty(parameters.presencePenalty(), "presence penalty"));
        putIfAny(body, "frequency_penalty", question.penalty(parameters.frequencyPenalty(), "frequency penalty"));
    }

    static void putIfAny(ObjectNode body, String member, @Nullable Number value) {
        if (value instanceof Long || value instanceof Integer) {
            body.put(member, value.longValue());
        } else if (value != null) {
            double number = value.doubleValue();
            if (number == Math.rint(number) && Math.abs(number) < 1e9) {
                body.put(member, (long) number);
            } else {
                body.put(member, number);
            }
        }
    }

    private static void tools(ObjectNode body, Question question) {
        Tools tools = question.request().tools();
        JsonNode answer = question.plan().tool();
        if (tools.list().isEmpty() && answer == null) {
            return;
        }
        ArrayNode list = body.putArray("tools");
        for (Tool tool : tools.list()) {
            list.add(function(tool.name(), tool.description(), tool.parameters().node()));
        }
        if (answer != null) {
            list.add(function(Draft.ANSWER_TOOL, Draft.ANSWER_TOOL_DOES, answer));
        }
        choice(body, question);
        if (tools.parallel() != null) {
            body.put("parallel_tool_calls", tools.parallel());
        }
    }

    private static void choice(ObjectNode body, Question question) {
        Tools tools = question.request().tools();
        String any = question.has(Quirk.REQUIRED_IS_ANY) ? "any" : "required";
        if (question.plan().tool() != null && tools.list().isEmpty()) {
            named(body, Draft.ANSWER_TOOL);
        } else if (question.plan().tool() != null) {
            body.put("tool_choice", any);
        } else if (tools.choice() == Tools.Choice.NAMED) {
            named(body, tools.named());
        } else if (tools.choice() == Tools.Choice.REQUIRED) {
            body.put("tool_choice", any);
        } else if (tools.choice() == Tools.Choice.NONE) {
            body.put("tool_choice", "none");
        }
    }

    private static void named(ObjectNode body, @Nullable String name) {
        body.putObject("tool_choice")
                .put("type", "function")
                .putObject("function")
                .put("name", name);
    }

    private static ObjectNode function(String name, String description, JsonNode parameters) {
        ObjectNode tool = JsonNodeFactory.instance.objectNode().put("type", "function");
        tool.putObject("function")
                .put("name", name)
                .put("description", description)
                .set("parameters", parameters);
        return tool;
    }

    @Override
    public List<Draft> answers(JsonNode body) {
        List<Draft> drafts = new ArrayList<>();
        for (JsonNode choice : body.path("choices")) {
            Draft draft = new Draft();
            choice(choice, choice.path("message"), draft, chunk -> {});
            draft.end(chunk -> {});
            draft.model(Reading.text(body, "model"));
            draft.usage(Usages.of(body.path("usage")));
            if (!draft.isFinished()) {
                draft.finish(FinishReason.STOP);
            }
            drafts.add(draft);
        }
        return drafts;
    }

    @Override
    public void read(JsonNode event, Draft draft, Consumer<RemoteChunk> news) {
        draft.model(Reading.text(event, "model"));
        for (JsonNode choice : event.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                choice(choice, choice.path("delta"), draft, news);
            }
        }
        if (event.path("usage").isObject()) {
            draft.usage(Usages.of(event.path("usage")));
        }
    }

    private static void choice(JsonNode choice, JsonNode message, Draft draft, Consumer<RemoteChunk> news) {
        String thought = Reading.text(message, "reasoning_content");
        draft.reasoning(thought.isEmpty() ? Reading.text(message, "reasoning") : thought, news);
        content(message.path("content"), draft, news);
        String completion = Reading.text(choice, "text");
        if (!completion.isEmpty()) {
            draft.text(completion, news);
        }
        draft.refusal(Reading.text(message, "refusal"));
        int position = 0;
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            draft.tool(
                    call.path("index").asInt(position++),
                    Reading.textOrNull(call, "id"),
                    Reading.textOrNull(function, "name"),
                    Reading.json(function.path("arguments")),
                    news);
        }
        draft.logprobs(choice.path("logprobs").path("content"));
        draft.finish(Reading.finishReason(choice.path("finish_reason")));
    }

    /** Text, or a list of pieces of text and thought. */
    private static void content(JsonNode content, Draft draft, Consumer<RemoteChunk> news) {
        if (content.isString()) {
            if (!content.stringValue().isEmpty()) {
                draft.text(content.stringValue(), news);
            }
            return;
        }
        for (JsonNode piece : content) {
            if (Reading.text(piece, "type").equals("thinking")) {
                piece.path("thinking").forEach(each -> draft.reasoning(Reading.text(each, "text"), news));
            } else if (piece.path("text").isString()) {
                draft.text(piece.path("text").stringValue(), news);
            }
        }
    }

    @Override
    public boolean isLines() {
        return false;
    }
}
