package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.Chat;
import dev.trammel.FinishReason;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.Part;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import dev.trammel.Tool;
import dev.trammel.ToolCall;
import dev.trammel.Tools;
import dev.trammel.Usage;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Anthropic's protocol, Ollama's, and tools in all three. */
class ProtocolsTest extends MockedTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Tool WEATHER = new Tool(
            "weather",
            "Weather of a city.",
            JsonSchema.parse("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"));

    private OpenAiModel model(Provider provider) {
        return model(provider, "m");
    }

    private OpenAiModel model(Provider provider, String name) {
        OpenAiOptions options = OpenAiOptions.DEFAULT
                .withBaseUrl(server.url("/").toString())
                .withApiKey("sk-test")
                .withMaxRetries(0);
        return OpenAi.of(provider, name, options);
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private JsonNode sent() throws InterruptedException {
        RecordedRequest request = server.takeRequest();
        return MAPPER.readTree(request.getBody().utf8());
    }

    private static List<RemoteChunk> drain(RemoteStream stream) {
        List<RemoteChunk> chunks = new ArrayList<>();
        for (RemoteChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    @Test
    void speaks_with_anthropic() throws InterruptedException {
        answer("""
                {"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[
                 {"type":"thinking","thinking":"hm"},{"type":"text","text":"Let me see."},
                 {"type":"tool_use","id":"t1","name":"weather","input":{"city":"Oslo"}}],"stop_reason":"tool_use",
                 "usage":{"input_tokens":10,"cache_read_input_tokens":4,"output_tokens":7}}""");
        Chat chat =
                Chat.empty().system("Be brief.").user(Part.text("And this?"), Part.image(new byte[] {1}, "image/png"));
        RemoteAnswer answer = model(Providers.ANTHROPIC)
                .ask(RemoteRequest.of(chat, TEXT).withTools(Tools.of(WEATHER).required()));

        assertThat(answer.text()).isEqualTo("Let me see.");
        assertThat(answer.reasoning()).isEqualTo("hm");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.toolCalls()).containsExactly(new ToolCall("t1", "weather", "{\"city\":\"Oslo\"}"));
        assertThat(answer.usage()).isEqualTo(new Usage(14, 4, 7, 0));
        JsonNode sent = sent();
        assertThat(sent.path("system").stringValue()).isEqualTo("Be brief.");
        assertThat(sent.path("max_tokens").intValue()).isPositive();
        assertThat(sent.at("/messages/0/content/1/source/media_type").stringValue())
                .isEqualTo("image/png");
        assertThat(sent.at("/tool_choice/type").stringValue()).isEqualTo("any");
    }

    @Test
    void streams_from_anthropic() {
        answer("""
                event: message_start
                data: {"type":"message_start","message":{"model":"claude","usage":{"input_tokens":9,"output_tokens":1}}}

                event: ping
                data: {"type":"ping"}

                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Par"}}

                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"is"}}

                data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3}}

                data: {"type":"message_stop"}

                """);
        try (RemoteStream stream = model(Providers.ANTHROPIC).stream(RemoteRequest.of(Chat.ofUser("hi"), TEXT))) {
            assertThat(drain(stream)).containsExactly(new RemoteChunk.Text("Par"), new RemoteChunk.Text("is"));
            assertThat(stream.answer().usage()).isEqualTo(new Usage(9, 0, 3, 0));
            assertThat(stream.answer().finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @Test
    void names_a_failure_in_the_middle_of_anthropics_stream() {
        answer("""
                data: {"type":"message_start","message":{"model":"claude","usage":{"input_tokens":9}}}

                event: error
                data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}

                """);
        try (RemoteStream stream = model(Providers.ANTHROPIC).stream(RemoteRequest.of(Chat.ofUser("hi"), TEXT))) {
            assertThatThrownBy(stream::next)
                    .isInstanceOfSatisfying(
                            BrokenStreamException.class,
                            e -> assertThat(e.code()).isEqualTo("overloaded_error"));
        }
    }

    @Test
    void speaks_with_ollama() throws InterruptedException {
        answer("""
                {"model":"m","message":{"role":"assistant","content":"{\\"value\\":1}","thinking":"hm"},"done":true,
                 "done_reason":"stop","prompt_eval_count":5,"eval_count":6}""");
        OutputFormat format = new OutputFormat.Json(JsonSchema.parse("{\"type\":\"object\"}"));
        RemoteAnswer answer = model(Providers.OLLAMA)
                .ask(RemoteRequest.of(Chat.ofUser(Part.image(new byte[] {1}, "image/png")), format)
                        .withMaxTokens(20));

        assertThat(answer.text()).isEqualTo("{\"value\":1}");
        assertThat(answer.usage()).isEqualTo(new Usage(5, 0, 6, 0));
        JsonNode sent = sent();
        assertThat(sent.path("stream").booleanValue()).isFalse();
        assertThat(sent.at("/format/type").stringValue()).isEqualTo("object");
        assertThat(sent.at("/options/num_predict").intValue()).isEqualTo(20);
        assertThat(sent.at("/messages/0/images/0").stringValue()).isEqualTo("AQ==");
    }

    @Test
    void streams_lines_from_ollama() {
        answer("""
                {"model":"m","message":{"role":"assistant","content":"Par"},"done":false}
                {"model":"m","message":{"role":"assistant","content":"is"},"done":false}
                {"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"length","eval_count":2}
                """);
        try (RemoteStream stream = model(Providers.OLLAMA).stream(RemoteRequest.of(Chat.ofUser("hi"), TEXT))) {
            assertThat(drain(stream)).containsExactly(new RemoteChunk.Text("Par"), new RemoteChunk.Text("is"));
            assertThat(stream.answer().finishReason()).isEqualTo(FinishReason.TRUNCATED);
        }
        answer("{\"message\":{\"content\":\"Par\"},\"done\":false}\n{\"error\":\"the model died\"}\n");
        try (RemoteStream stream = model(Providers.OLLAMA).stream(RemoteRequest.of(Chat.ofUser("hi"), TEXT))) {
            assertThatThrownBy(() -> drain(stream))
                    .isInstanceOf(BrokenStreamException.class)
                    .hasMessageContaining("the model died");
        }
    }

    @Test
    void streams_tool_calls_in_pieces() {
        answer("""
                data: {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c1","function":{"name":"weather"}}]}}]}

                data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"city\\":"}}]}}]}

                data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\\"Oslo\\"}"}}]},"finish_reason":"tool_calls"}]}

                data: [DONE]

                """);
        RemoteRequest request = RemoteRequest.of(Chat.ofUser("hi"), TEXT).withTools(Tools.of(WEATHER));
        try (RemoteStream stream = model(Providers.OPENAI).stream(request)) {
            assertThat(drain(stream)).hasSize(3);
            assertThat(stream.answer().toolCalls())
                    .containsExactly(new ToolCall("c1", "weather", "{\"city\":\"Oslo\"}"));
        }
    }

    @Test
    void takes_the_answer_out_of_a_forced_tool_call() {
        answer("""
                {"choices":[{"finish_reason":"tool_calls","message":{"content":null,"tool_calls":[{"id":"c1","type":"function",
                 "function":{"name":"answer","arguments":"{\\"value\\":\\"bug\\"}"}}]}}]}""");
        RemoteAnswer answer = model(Providers.GROQ)
                .ask(RemoteRequest.of(Chat.ofUser("hi"), new OutputFormat.Choice(List.of("bug", "feature"))));

        assertThat(answer.text()).isEqualTo("bug");
        assertThat(answer.toolCalls()).isEmpty();
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void makes_models_of_anthropic_without_structured_output_call_a_tool() throws InterruptedException {
        OutputFormat bugs = new OutputFormat.Choice(List.of("bug", "feature"));
        OpenAiModel old = model(Providers.ANTHROPIC, "claude-3-5-haiku-20241022");
        for (Tools tools : List.of(Tools.EMPTY, Tools.of(WEATHER))) {
            answer("""
                    {"type":"message","role":"assistant","content":[{"type":"tool_use","id":"t1","name":"answer",
                     "input":{"value":"bug"}}],"stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":7}}""");
            RemoteAnswer answer =
                    old.ask(RemoteRequest.of(Chat.ofUser("hi"), bugs).withTools(tools));

            assertThat(answer.text()).isEqualTo("bug");
            assertThat(answer.toolCalls()).isEmpty();
            assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
            JsonNode sent = sent();
            assertThat(sent.has("output_config")).isFalse();
            int last = sent.path("tools").size() - 1;
            assertThat(last).isEqualTo(tools.list().size());
            assertThat(sent.at("/tools/" + last + "/input_schema/properties/value/enum/0")
                            .stringValue())
                    .isEqualTo("bug");
            assertThat(sent.at("/tool_choice/type").stringValue()).isEqualTo(last == 0 ? "tool" : "any");
        }
        for (String name : List.of("claude-sonnet-4-5", "claude-opus-4-1-20250805", "claude-haiku-4-5")) {
            assertThat(model(Providers.ANTHROPIC, name).provider().dialect()).isEqualTo(Dialect.ANTHROPIC);
        }
        for (String name : List.of("claude-opus-4-20250514", "claude-sonnet-4-0", "claude-3-opus-latest")) {
            assertThat(model(Providers.ANTHROPIC, name).provider().dialect()).isEqualTo(Dialect.TOOL);
        }
    }

    @Test
    void refuses_a_dialect_that_a_protocol_can_not_speak() {
        OutputFormat bugs = new OutputFormat.Choice(List.of("bug", "feature"));
        OpenAiModel model = model(Providers.OLLAMA).with(Dialect.TOOL);

        assertThatThrownBy(() -> model.ask(RemoteRequest.of(Chat.ofUser("hi"), bugs)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a call of a tool")
                .hasMessageContaining("Ollama");
    }

    @Test
    void names_models_as_each_server_lists_them() {
        answer("{\"data\":[{\"id\":\"a\",\"owned_by\":\"me\"},{\"id\":\"b\"}]}");
        assertThat(model(Providers.OPENAI).models()).containsExactly(new ModelInfo("a", "me"), new ModelInfo("b", ""));
        answer("[{\"id\":\"a\"}]");
        assertThat(model(Providers.TOGETHER).models()).containsExactly(new ModelInfo("a", ""));
        answer("{\"models\":[{\"name\":\"a:latest\"}]}");
        assertThat(model(Providers.OLLAMA).models()).containsExactly(new ModelInfo("a:latest", ""));
    }

    @Test
    void reads_vectors_in_any_order_and_refuses_what_is_none() throws InterruptedException {
        answer("{\"data\":[{\"index\":1,\"embedding\":[3,4]},{\"index\":0,\"embedding\":[1,2]}],"
                + "\"usage\":{\"prompt_tokens\":7}}");
        Embeddings two = model(Providers.OPENAI).embedder().withDimensions(2).embed(List.of("a", "b"));
        assertThat(two.vectors().get(0)).containsExactly(1, 2);
        assertThat(two.vectors().get(1)).containsExactly(3, 4);
        assertThat(two.promptTokens()).isEqualTo(7);
        JsonNode sent = sent();
        assertThat(sent.path("dimensions").intValue()).isEqualTo(2);
        assertThat(sent.path("input").size()).isEqualTo(2);

        answer("{\"data\":[{\"index\":0,\"embedding\":\"AACAPwAAAEA=\"}]}");
        Embeddings packed = model(Providers.OPENAI).embedder().withBase64().embed(List.of("a"));
        assertThat(packed.vectors().get(0)).containsExactly(1, 2);
        assertThat(sent().path("encoding_format").stringValue()).isEqualTo("base64");

        for (String none :
                List.of("[]", "[{\"index\":0,\"embedding\":[\"x\"]}]", "[{\"index\":5,\"embedding\":[1]}]")) {
            answer("{\"data\":" + none + "}");
            assertThatThrownBy(() -> model(Providers.OPENAI).embed(List.of("a")))
                    .isInstanceOf(BadAnswerException.class);
        }
    }

    @Test
    void tells_the_format_in_words_where_tools_stand_in_its_way() throws InterruptedException {
        answer("{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"{}\"}}]}");
        OutputFormat format = new OutputFormat.Json(JsonSchema.parse("{\"type\":\"object\"}"));
        RemoteRequest request = RemoteRequest.of(Chat.ofUser("hi"), format).withTools(Tools.of(WEATHER));

        assertThat(model(Providers.FIREWORKS).ask(request).text()).isEqualTo("{}");
        JsonNode sent = sent();
        assertThat(sent.has("response_format")).isFalse();
        assertThat(sent.at("/messages/0/content").stringValue()).contains("{\"type\":\"object\"}");
    }
}
