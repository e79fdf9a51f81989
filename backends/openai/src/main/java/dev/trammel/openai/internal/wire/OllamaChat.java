package dev.trammel.openai.internal.wire;

import dev.trammel.Chat;
import dev.trammel.FinishReason;
import dev.trammel.Part;
import dev.trammel.RemoteChunk;
import dev.trammel.Sampling;
import dev.trammel.Tool;
import dev.trammel.ToolCall;
import dev.trammel.Tools;
import dev.trammel.openai.Parameters;
import dev.trammel.openai.internal.http.Usages;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/chat} of Ollama. */
final class OllamaChat implements Wire {

    @Override
    public String path(Question question) {
        return "api/chat";
    }

    @Override
    public ObjectNode body(Question question) {
        question.check();
        question.require(question.request().prompt() instanceof Chat, "a conversation", "text to go on with");
        Parameters parameters = question.parameters();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", question.model());
        ArrayNode messages = body.putArray("messages");
        Chat chat = Instructions.added(
                (Chat) question.request().prompt(), question.plan().instruction());
        chat.messages().forEach(message -> messages.add(message(message, question)));
        ObjectNode options = options(question);
        if (!options.isEmpty()) {
            body.set("options", options);
        }
        if (question.logprobs()) {
            body.put("logprobs", true);
            ChatCompletions.putIfAny(body, "top_logprobs", parameters.topLogprobs());
        }
        if (parameters.reasoningEffort() != null) {
            body.put("think", parameters.reasoningEffort());
        }
        tools(body, question);
        body.setAll(question.plan().members().deepCopy());
        body.put("stream", question.stream()); // it streams unless told not to
        parameters.extra().forEach(body::set);
        return body;
    }

    private static ObjectNode options(Question question) {
        Parameters parameters = question.parameters();
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        ChatCompletions.putIfAny(options, "temperature", question.temperature());
        ChatCompletions.putIfAny(options, "top_p", question.topP());
        ChatCompletions.putIfAny(options, "top_k", question.topK());
        ChatCompletions.putIfAny(options, "min_p", question.minP());
        ChatCompletions.putIfAny(options, "num_predict", question.maxTokens());
        ChatCompletions.putIfAny(options, "seed", question.seed());
        ChatCompletions.putIfAny(
                options, "presence_penalty", question.penalty(parameters.presencePenalty(), "presence penalty"));
        ChatCompletions.putIfAny(
                options, "frequency_penalty", question.penalty(parameters.frequencyPenalty(), "frequency penalty"));
        Double penalty = question.repetitionPenalty();
        Sampling sampling = question.request().sampling();
        if (penalty != null && sampling != null) {
            options.put("repeat_penalty", penalty).put("repeat_last_n", sampling.repetitionWindow());
        }
        if (!parameters.stop().isEmpty()) {
            ArrayNode stop = options.putArray("stop");
            parameters.stop().forEach(stop::add);
        }
        return options;
    }

    private static ObjectNode message(Chat.Message message, Question question) {
        Chat.Role role = message.role() == Chat.Role.DEVELOPER ? Chat.Role.SYSTEM : message.role();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("role", role.name().toLowerCase(Locale.ROOT))
                .put("content", message.text());
        for (Part part : message.parts()) {
            if (part instanceof Part.Image image) {
                DataUrl data = DataUrl.of(image.url());
                question.require(data != null, "an image by its bytes", "one by its address");
                ((ArrayNode) (node.has("images") ? node.get("images") : node.putArray("images")))
                        .add(data == null ? "" : data.base64());
            } else {
                question.require(part instanceof Part.Text, "text and images", part.kind());
            }
        }
        if (!message.toolCalls().isEmpty()) {
            ArrayNode calls = node.putArray("tool_calls");
            for (ToolCall call : message.toolCalls()) {
                calls.addObject()
                        .putObject("function")
                        .put("name", call.name())
                        .set("arguments", AnthropicMessages.input(call));
            }
        }
        return node;
    }

    private static void tools(ObjectNode body, Question question) {
        Tools tools = question.request().tools();
        question.require(question.plan().tool() == null, "no format that is a call of a tool", "one");
        if (tools.list().isEmpty() || tools.choice() == Tools.Choice.NONE) {
            return;
        }
        question.require(tools.choice() == Tools.Choice.AUTO, "tools to be called as the model likes", tools.choice());
        ArrayNode list = body.putArray("tools");
        for (Tool tool : tools.list()) {
            list.addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .set("parameters", tool.parameters().node());
        }
    }

    @Override
    public List<Draft> answers(JsonNode body) {
        if (!body.path("message").isObject()) {
            return List.of();
        }
        Draft draft = new Draft();
        read(body, draft, chunk -> {});
        draft.end(chunk -> {});
        draft.finish(draft.isFinished() ? null : FinishReason.STOP);
        return List.of(draft);
    }

    @Override
    public void read(JsonNode event, Draft draft, Consumer<RemoteChunk> news) {
        draft.model(Reading.text(event, "model"));
        JsonNode message = event.path("message");
        draft.reasoning(Reading.text(message, "thinking"), news);
        String text = Reading.text(message, "content");
        if (!text.isEmpty()) {
            draft.text(text, news);
        }
        for (JsonNode call : message.path("tool_calls")) {
            int index = draft.calls();
            String id = Reading.textOrNull(call, "id");
            JsonNode function = call.path("function");
            draft.tool(
                    index,
                    id == null ? "call_" + index : id,
                    Reading.textOrNull(function, "name"),
                    Reading.json(function.path("arguments")),
                    news);
        }
        draft.logprobs(event.path("logprobs"));
        if (event.path("done").asBoolean(false)) {
            finish(event, draft);
        }
    }

    private static void finish(JsonNode event, Draft draft) {
        @Nullable FinishReason reason = Reading.finishReason(event.path("done_reason"));
        FinishReason said = reason == null ? FinishReason.STOP : reason;
        draft.finish(said == FinishReason.STOP && draft.calls() > 0 ? FinishReason.TOOL_CALLS : said);
        draft.usage(Usages.ofOllama(event));
    }

    @Override
    public boolean isLines() {
        return true;
    }
}
