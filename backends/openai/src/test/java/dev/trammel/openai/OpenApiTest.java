package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.Chat;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.Prompt;
import dev.trammel.RemoteRequest;
import dev.trammel.Sampling;
import dev.trammel.Tool;
import dev.trammel.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests against OpenAI's own description of them. */
class OpenApiTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String CHAT = "CreateChatCompletionRequest";

    /** Where a server is told on purpose what OpenAI's knows nothing of: its name, what is asked for, the place. */
    private static final String DEVIATIONS = """
            Anyscale choice /response_format
            Anyscale choice /response_format/json_schema is missing
            Anyscale choice /response_format/schema
            Anyscale choice /response_format/type
            Anyscale regex /response_format
            Anyscale regex /response_format/json_schema is missing
            Anyscale regex /response_format/schema
            Anyscale regex /response_format/type
            Anyscale schema /response_format
            Anyscale schema /response_format/json_schema is missing
            Anyscale schema /response_format/schema
            Anyscale schema /response_format/type
            BentoML choice /structured_outputs
            BentoML regex /structured_outputs
            Fireworks AI choice /response_format
            Fireworks AI choice /response_format/grammar
            Fireworks AI choice /response_format/json_schema is missing
            Fireworks AI choice /response_format/type
            LocalAI choice /grammar
            OpenRouter choice /provider
            OpenRouter choice /usage
            OpenRouter regex /provider
            OpenRouter regex /usage
            OpenRouter schema /provider
            OpenRouter schema /usage
            SGLang choice /regex
            SGLang regex /regex
            llama.cpp choice /grammar
            vLLM choice /structured_outputs
            vLLM regex /structured_outputs
            """;

    static Stream<Provider> providers() {
        return Providers.all().stream().filter(each -> each.protocol() == Protocol.CHAT_COMPLETIONS);
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/" + GoldenRequestTest.golden(name, "json"))) {
            return MAPPER.readTree(in);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void allows_what_providers_are_sent_but_for_what_departs_on_purpose(Provider provider) throws IOException {
        JsonNode golden = golden(provider.name());
        String found = Stream.of("choice", "regex", "schema")
                .flatMap(format -> OpenApi.violations(CHAT, golden.required(format)).stream()
                        .map(place -> provider.name() + ' ' + format + ' ' + place + '\n'))
                .collect(Collectors.joining());

        assertThat(found)
                .isEqualTo(DEVIATIONS
                        .lines()
                        .filter(line -> line.startsWith(provider.name() + ' '))
                        .map(line -> line + '\n')
                        .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpenAI o3-mini", "OpenAI tools"})
    void allows_all_that_openai_is_sent(String name) throws IOException {
        assertThat(OpenApi.violations(CHAT, golden(name))).isEmpty();
    }

    /** What only goes over the wire is taken from there. */
    @Test
    void allows_streams_several_answers_prompts_and_texts_for_vectors() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            OpenAiModel model = OpenAi.of(
                    Providers.OPENAI,
                    "m",
                    OpenAiOptions.DEFAULT
                            .withBaseUrl(server.url("/v1").toString())
                            .withApiKey("sk-test"),
                    name -> null);
            Tool tool = new Tool("t", "A tool.", JsonSchema.parse("{\"type\":\"object\",\"properties\":{}}"));
            RemoteRequest request = RemoteRequest.of(Chat.ofUser("hi"), new OutputFormat.Text())
                    .withSampling(Sampling.ofTemperature(1).withSeed(Long.MAX_VALUE))
                    .withMaxTokens(5);

            server.enqueue(
                    answer("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));
            model.stream(request.withTools(Tools.of(tool).required())).close();
            assertThat(sent(server, CHAT, "/v1/chat/completions").path("stream").booleanValue())
                    .isTrue();
            server.enqueue(
                    answer("{\"choices\":[{\"message\":{\"content\":\"hi\"}},{\"message\":{\"content\":\"hi\"}}]}"));
            model.ask(request.withLogprobs(true), 2);
            assertThat(sent(server, CHAT, "/v1/chat/completions").path("n").intValue())
                    .isEqualTo(2);
            server.enqueue(answer("{\"choices\":[{\"text\":\"hi\"}]}"));
            model.ask(RemoteRequest.of(Prompt.raw("One, two,"), new OutputFormat.Text())
                    .withMaxTokens(5));
            assertThat(sent(server, "CreateCompletionRequest", "/v1/completions")
                            .has("prompt"))
                    .isTrue();
            server.enqueue(answer("{\"data\":[{\"index\":0,\"embedding\":\"AACAPw==\"}]}"));
            model.embedder().withDimensions(1).withBase64().embed(List.of("a cat"));
            assertThat(sent(server, "CreateEmbeddingRequest", "/v1/embeddings").has("input"))
                    .isTrue();
        }
    }

    private static MockResponse answer(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    private static JsonNode sent(MockWebServer server, String schema, String path) throws InterruptedException {
        var request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo(path);
        JsonNode body = MAPPER.readTree(request.getBody().utf8());
        assertThat(OpenApi.violations(schema, body)).isEmpty();
        return body;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/messages/0/role | \"developr\" | /messages/0/role",
                "/temperature | 3 | /temperature",
                "/temprature | 1 | /temprature",
                "/top_logprobs | 21 | /top_logprobs",
                "/response_format/json_schema/strict | \"yes\" | /response_format/json_schema/strict",
                "/response_format/json_schema/schem | {} | /response_format/json_schema/schem"
            })
    void finds_what_is_wrong(String pointer, String value, String place) throws IOException {
        ObjectNode body = (ObjectNode) golden("OpenAI").required("schema");
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) body.at(pointer.substring(0, slash));
        parent.set(pointer.substring(slash + 1), MAPPER.readTree(value));

        assertThat(OpenApi.violations(CHAT, body)).contains(place);
    }
}
