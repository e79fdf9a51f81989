package dev.trammel.openai.internal.wire;

import dev.trammel.Chat;
import dev.trammel.FinishReason;
import dev.trammel.Part;
import dev.trammel.RemoteChunk;
import dev.trammel.Tool;
import dev.trammel.ToolCall;
import dev.trammel.Tools;
import dev.trammel.Usage;
import dev.trammel.openai.Parameters;
import dev.trammel.openai.internal.http.Usages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /messages} of Anthropic. */
final class AnthropicMessages implements Wire {
    /** The protocol wants a limit; this one is sent where nobody names another. */
    private static final int MAX_TOKENS = 4096;

    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public String path(Question question) {
        return "messages";
    }

    @Override
    public ObjectNode body(Question question) {
        question.check();
        question.require(question.request().prompt() instanceof Chat, "a conversation", "text to go on with");
        Parameters parameters = question.parameters();
        question.require(parameters.reasoningEffort() == null, "no reasoning effort", parameters.reasoningEffort());
        question.logprobs();
        question.seed();
        question.penalty(parameters.presencePenalty(), "presence penalty");
        question.penalty(parameters.frequencyPenalty(), "frequency penalty");
        question.minP();
        question.repetitionPenalty();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", question.model());
        Integer maxTokens = question.maxTokens();
        body.put("max_tokens", maxTokens == null ? MAX_TOKENS : maxTokens.intValue());
        messages(body, question);
        ChatCompletions.putIfAny(body, "temperature", question.temperature());
        ChatCompletions.putIfAny(body, "top_p", question.topP());
        ChatCompletions.putIfAny(body, "top_k", question.topK());
        if (!parameters.stop().isEmpty()) {
            ArrayNode stop = body.putArray("stop_sequences");
            parameters.stop().forEach(stop::add);
        }
        if (parameters.user() != null) {
            body.putObject("metadata").put("user_id", parameters.user());
        }
        tools(body, question);
        body.setAll(question.plan().members().deepCopy());
        if (question.stream()) {
            body.put("stream", true);
        }
        parameters.extra().forEach(body::set);
        return body;
    }

    private static void messages(ObjectNode body, Question question) {
        Chat chat = Instructions.added(
                (Chat) question.request().prompt(), question.plan().instruction());
        List<String> system = new ArrayList<>();
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        for (Chat.Message message : chat.messages()) {
            if (message.role() == Chat.Role.SYSTEM || message.role() == Chat.Role.DEVELOPER) {
                system.add(message.text());
            } else {
                messages.add(message(message, question));
            }
        }
        if (!system.isEmpty()) {
            body.put("system", String.join("\n\n", system));
        }
        body.set("messages", messages);
    }

    private static ObjectNode message(Chat.Message message, Question question) {
        boolean assistant = message.role() == Chat.Role.ASSISTANT;
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("role", assistant ? "assistant" : "user");
        if (message.toolCallId() != null) {
            node.putArray("content")
                    .addObject()
                    .put("type", "tool_result")
                    .put("tool_use_id", message.toolCallId())
                    .put("content", message.text());
        } else if (message.beyondText() == null) {
            node.put("content", message.text());
        } else {
            ArrayNode content = node.putArray("content");
            message.parts().forEach(part -> content.add(part(part, question)));
            for (ToolCall call : message.toolCalls()) {
                content.addObject()
                        .put("type", "tool_use")
                        .put("id", call.id())
                        .put("name", call.name())
                        .set("input", input(call));
            }
        }
        return node;
    }

    static JsonNode input(ToolCall call) {
        try {
            JsonNode tree = MAPPER.readTree(call.arguments().isBlank() ? "{}" : call.arguments());
            return tree.isObject() ? tree : JsonNodeFactory.instance.objectNode();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "expected JSON as arguments of the call " + call.id() + ", found " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode part(Part part, Question question) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        question.require(!(part instanceof Part.Audio), "no audio", "some");
        if (part instanceof Part.Text text) {
            node.put("type", "text").put("text", text.text());
        } else if (part instanceof Part.Image image) {
            DataUrl data = DataUrl.of(image.url());
            ObjectNode source = node.put("type", "image").putObject("source");
            if (data == null) {
                source.put("type", "url").put("url", image.url());
            } else {
                source.put("type", "base64").put("media_type", data.mediaType()).put("data", data.base64());
            }
        } else if (part instanceof Part.File file) {
            node.put("type", "document").put("title", file.name());
            node.putObject("source")
                    .put("type", "base64")
                    .put("media_type", file.mediaType())
                    .put("data", file.base64());
        }
        return node;
    }

    private static void tools(ObjectNode body, Question question) {
        Tools tools = question.request().tools();
        JsonNode answer = question.plan().tool();
        if (tools.list().isEmpty() && answer == null) {
            return;
        }
        ArrayNode list = body.putArray("tools");
        for (Tool tool : tools.list()) {
            list.add(tool(tool.name(), tool.description(), tool.parameters().node()));
        }
        if (answer != null) {
            list.add(tool(Draft.ANSWER_TOOL, Draft.ANSWER_TOOL_DOES, answer));
        }
        ObjectNode choice = body.putObject("tool_choice");
        if (answer != null && tools.list().isEmpty()) {
            choice.put("type", "tool").put("name", Draft.ANSWER_TOOL);
        } else if (answer != null) {
            choice.put("type", "any");
        } else {
            choice(choice, tools);
        }
        if (tools.parallel() != null) {
            choice.put("disable_parallel_tool_use", !tools.parallel());
        }
    }

    private static void choice(ObjectNode choice, Tools tools) {
        switch (tools.choice()) {
            case AUTO -> choice.put("type", "auto");
            case NONE -> choice.put("type", "none");
            case REQUIRED -> choice.put("type", "any");
            case NAMED -> choice.put("type", "tool").put("name", tools.named());
        }
    }

    private static ObjectNode tool(String name, String description, JsonNode parameters) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("description", description)
                .set("input_schema", parameters);
    }

    @Override
    public List<Draft> answers(JsonNode body) {
        if (!body.path("content").isArray()) {
            return List.of();
        }
        Draft draft = new Draft();
        for (JsonNode block : body.path("content")) {
            switch (Reading.text(block, "type")) {
                case "text" -> draft.text(Reading.text(block, "text"), chunk -> {});
                case "thinking" -> draft.reasoning(Reading.text(block, "thinking"), chunk -> {});
                case "tool_use" ->
                    draft.tool(
                            draft.calls(),
                            Reading.textOrNull(block, "id"),
                            Reading.textOrNull(block, "name"),
                            Reading.json(block.path("input")),
                            chunk -> {});
                default -> {} // blocks of the server's own tools
            }
        }
        draft.end(chunk -> {});
        draft.model(Reading.text(body, "model"));
        draft.usage(Usages.of(body.path("usage")));
        FinishReason reason = Reading.finishReason(body.path("stop_reason"));
        draft.finish(reason == null ? FinishReason.STOP : reason);
        return List.of(draft);
    }

    @Override
    public void read(JsonNode event, Draft draft, Consumer<RemoteChunk> news) {
        switch (Reading.text(event, "type")) {
            case "message_start" -> {
                draft.model(Reading.text(event.path("message"), "model"));
                draft.usage(Usages.of(event.path("message").path("usage")));
            }
            case "content_block_start" -> {
                JsonNode block = event.path("content_block");
                if (Reading.text(block, "type").equals("tool_use")) {
                    draft.tool(
                            draft.calls(),
                            Reading.textOrNull(block, "id"),
                            Reading.textOrNull(block, "name"),
                            "",
                            news);
                } else if (!Reading.text(block, "text").isEmpty()) {
                    draft.text(Reading.text(block, "text"), news);
                }
            }
            case "content_block_delta" -> delta(event.path("delta"), draft, news);
            case "message_delta" -> {
                draft.finish(Reading.finishReason(event.path("delta").path("stop_reason")));
                Usage before = draft.usage();
                int written = event.path("usage").path("output_tokens").asInt(before.completionTokens());
                draft.usage(new Usage(before.promptTokens(), before.cachedPromptTokens(), written, 0));
            }
            default -> {} // pings and ends of blocks
        }
    }

    private static void delta(JsonNode delta, Draft draft, Consumer<RemoteChunk> news) {
        String text = Reading.text(delta, "text");
        if (!text.isEmpty()) {
            draft.text(text, news);
        }
        draft.reasoning(Reading.text(delta, "thinking"), news);
        String arguments = Reading.text(delta, "partial_json");
        if (!arguments.isEmpty()) {
            draft.tool(draft.calls() - 1, null, null, arguments, news);
        }
    }

    @Override
    public boolean isLines() {
        return false;
    }
}
