package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.Chat;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each recorded pair of real servers, answered again by a server that plays the recording. The recordings lie beside
 * the repository, or where {@code -Dtrammel.shared} says.
 */
class WireReplayTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> reads_every_recorded_answer() throws IOException {
        Path wire = wire();
        Assumptions.assumeTrue(Files.isDirectory(wire), "no recordings to replay at " + wire.toAbsolutePath());
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(wire)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode pair : MAPPER.readTree(file.toFile())) {
                    if (pair.has("request") && pair.path("response").has("status")) {
                        String name =
                                file.getFileName() + " " + pair.path("name").asString("");
                        tests.add(DynamicTest.dynamicTest(name, () -> replay(pair)));
                    }
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    /** One of each kind of stream: of events as OpenAI has them, as Anthropic has them, of lines. */
    @ParameterizedTest
    @CsvSource({
        "llamacpp-xllamacpp, stream_usage, llama.cpp",
        "aimock, anthropic_stream, Anthropic",
        "ollama, native_chat_format_stream, Ollama"
    })
    void says_at_every_byte_that_a_recorded_stream_was_cut_and_keeps_what_came(
            String file, String name, String providerName) throws IOException {
        Path recording = wire().resolve(file + ".json");
        Assumptions.assumeTrue(Files.exists(recording), "no recording at " + recording.toAbsolutePath());
        byte[] bytes = recorded(recording, name).getBytes(StandardCharsets.UTF_8);
        Provider provider = Providers.all().stream()
                .filter(each -> each.name().equals(providerName))
                .findFirst()
                .orElseThrow();
        RemoteRequest request = RemoteRequest.of(Chat.ofUser("hi"), new OutputFormat.Text());
        CutAnswers answers = new CutAnswers(bytes);
        OpenAiOptions options = OpenAiOptions.DEFAULT.withApiKey("sk-test").withClient(answers.client());
        OpenAiModel model = OpenAi.of(provider, "m", options);
        RemoteAnswer whole = streamed(model, request);
        assertThat(whole.text()).isNotBlank();
        int failures = 0;
        for (int cut = 0; cut < bytes.length; cut++) {
            answers.cutAt(cut);
            try {
                RemoteAnswer answer = streamed(model, request);
                assertThat(answer.text()).as("cut at " + cut).isEqualTo(whole.text());
                assertThat(answer.finishReason()).as("cut at " + cut).isEqualTo(whole.finishReason());
            } catch (BrokenStreamException | BadAnswerException e) {
                assertThat(whole.text()).as("cut at " + cut).startsWith(e.text());
                assertThat(e.status()).isEqualTo(200);
                failures++;
            }
        }
        assertThat(failures).as("cuts that were seen").isGreaterThan(bytes.length / 2);
    }

    private static String recorded(Path file, String name) throws IOException {
        for (JsonNode pair : MAPPER.readTree(file.toFile())) {
            if (pair.path("name").asString("").equals(name)) {
                return pair.required("response").required("body").stringValue();
            }
        }
        throw new IOException("expected a pair " + name + " in " + file + ", found none");
    }

    private static Path wire() {
        return Path.of(System.getProperty("trammel.shared", "../../../shared")).resolve("wire");
    }

    private static OpenAiOptions options(MockWebServer server) {
        return OpenAiOptions.DEFAULT
                .withBaseUrl(server.url("/v1").toString())
                .withApiKey("sk-test")
                .withMaxRetries(0);
    }

    private static void replay(JsonNode pair) throws IOException {
        String url = pair.path("request").path("url").asString("");
        Provider provider = url.endsWith("/api/chat")
                ? Providers.OLLAMA
                : url.endsWith("/messages") ? Providers.ANTHROPIC : Providers.LLAMA_CPP;
        boolean chat = url.endsWith("/api/chat") || url.endsWith("/messages") || url.contains("/chat/completions");
        JsonNode response = pair.path("response");
        JsonNode body = response.path("body");
        String text = body.isString() ? body.stringValue() : body.toString();
        int status = response.path("status").asInt(0);
        boolean recordedWhole = status >= 200 && !text.contains("... ");
        if (!recordedWhole || !(chat || status >= 400)) {
            return; // a server that died, an excerpt, or another endpoint
        }
        boolean stream = pair.path("request").path("body").path("stream").asBoolean(false);
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().code(status).body(text).build());
            OpenAiModel model = OpenAi.of(provider, "smollm2", options(server));
            RemoteRequest request = RemoteRequest.of(Chat.ofUser("hi"), new OutputFormat.Text());
            try {
                RemoteAnswer answer = stream ? streamed(model, request) : model.ask(request);
                assertAnswer(answer, status, text, stream);
            } catch (OpenAiException e) {
                assertThat(status >= 400 || text.contains("\"error\"") || text.contains("event: error"))
                        .as("a failure of a success: " + e.getMessage())
                        .isTrue();
                assertFailure(e, status, text);
            }
        }
    }

    private static RemoteAnswer streamed(OpenAiModel model, RemoteRequest request) {
        try (RemoteStream stream = model.stream(request)) {
            StringBuilder text = new StringBuilder();
            for (RemoteChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                text.append(chunk instanceof RemoteChunk.Text piece ? piece.text() : "");
            }
            assertThat(stream.answer().text()).isEqualTo(text.toString());
            return stream.answer();
        }
    }

    private static void assertAnswer(RemoteAnswer answer, int status, String text, boolean stream) {
        assertThat(status).isEqualTo(200);
        if (!stream) {
            JsonNode content = MAPPER.readTree(text).at("/choices/0/message/content");
            if (content.isString() && !content.stringValue().contains("<think>")) {
                assertThat(answer.text()).isEqualTo(content.stringValue());
            }
            int calls =
                    MAPPER.readTree(text).at("/choices/0/message/tool_calls").size();
            assertThat(answer.toolCalls()).hasSizeGreaterThanOrEqualTo(calls);
            JsonNode tokens = MAPPER.readTree(text).at("/usage/completion_tokens");
            assertThat(answer.usage().completionTokens())
                    .isEqualTo(tokens.asInt(answer.usage().completionTokens()));
        }
    }

    private static void assertFailure(OpenAiException e, int status, String text) {
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.getMessage()).startsWith("expected").doesNotContain("sk-test");
        JsonNode message = text.startsWith("{") ? MAPPER.readTree(text).at("/error/message") : MAPPER.missingNode();
        if (message.isString()
                && message.stringValue().length() < 200
                && !message.stringValue().contains("\n")) {
            String words = message.stringValue().replaceAll("\\s+", " ");
            assertThat(e.getMessage())
                    .contains(words.substring(0, Math.min(20, words.length())).strip());
        }
    }
}
