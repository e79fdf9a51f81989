package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.Chat;
import dev.trammel.OutputFormat;
import dev.trammel.Prompt;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
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

    private static MockWebServer server;
    private static volatile MockResponse played;

    @BeforeAll
    static void start() throws IOException {
        server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return played;
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> reads_every_recorded_answer() throws IOException {
        Path wire = wire();
        Assumptions.assumeTrue(Files.isDirectory(wire), "no recordings to replay at " + wire.toAbsolutePath());
        List<DynamicTest> tests = new ArrayList<>();
        Set<String> left = new TreeSet<>();
        try (Stream<Path> files = Files.list(wire)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode pair : MAPPER.readTree(file.toFile())) {
                    if (!pair.has("request") || !pair.path("response").has("status")) {
                        continue; // another kind of recording
                    }
                    String recording = file.getFileName().toString();
                    String name = recording + " " + pair.path("name").asString("");
                    Call call = Call.of(recording, pair);
                    if (call == null) {
                        left.add(name);
                    } else {
                        tests.add(DynamicTest.dynamicTest(name, () -> replay(call)));
                    }
                }
            }
        }
        assertThat(left)
                .as("excerpts, servers that died, and what nobody here asks for")
                .hasSizeLessThanOrEqualTo(32);
        assertThat(tests).hasSizeGreaterThanOrEqualTo(550);
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

    /** What is asked again, and how it was answered. */
    private record Call(Provider provider, What what, boolean stream, int status, String answer) {
        private enum What {
            CHAT,
            TEXT,
            MODELS,
            VECTORS
        }

        /** Null where there is nothing to ask, or not the whole answer. */
        static Call of(String recording, JsonNode pair) {
            JsonNode response = pair.path("response");
            int status = response.path("status").asInt(0);
            JsonNode body = response.path("body");
            String text = body.isString() ? body.stringValue() : body.toString();
            if (status < 200 || text.contains("... ")) {
                return null;
            }
            String path =
                    URI.create(pair.path("request").path("url").asString("")).getPath();
            What what = path.equals("/api/chat") || path.endsWith("/messages") || path.endsWith("/chat/completions")
                    ? What.CHAT
                    : path.endsWith("/completions")
                            ? What.TEXT
                            : path.endsWith("/models") || path.endsWith("/tags")
                                    ? What.MODELS
                                    : path.endsWith("/embeddings") || path.endsWith("/embed") ? What.VECTORS : null;
            if (what == null && status < 400) {
                return null;
            }
            boolean stream = pair.path("request").path("body").path("stream").asBoolean(false);
            // A failure is told the same way at every place.
            Provider provider = what == What.TEXT ? Providers.LLAMA_CPP : provider(recording, path);
            return new Call(provider, what == null ? What.CHAT : what, stream, status, text);
        }

        private static Provider provider(String recording, String path) {
            if (path.startsWith("/api/")) {
                return Providers.OLLAMA;
            }
            if (path.endsWith("/messages")) {
                return Providers.ANTHROPIC;
            }
            return Stream.of(Providers.VLLM, Providers.SGLANG, Providers.LITELLM, Providers.OLLAMA_COMPATIBLE)
                    .filter(each -> recording.startsWith(
                            each.name().toLowerCase(Locale.ROOT).split(" ")[0]))
                    .findFirst()
                    .orElse(Providers.LLAMA_CPP);
        }
    }

    private static void replay(Call call) {
        played = new MockResponse.Builder()
                .code(call.status())
                .body(call.answer())
                .setHeader("Connection", "close") // its server delays what it sends on one that was used before
                .build();
        OpenAiOptions options = OpenAiOptions.DEFAULT
                .withBaseUrl(server.url("/v1").toString())
                .withApiKey("sk-test")
                .withMaxRetries(0);
        OpenAiModel model = OpenAi.of(call.provider(), "smollm2", options);
        RemoteRequest chat = RemoteRequest.of(Chat.ofUser("hi"), new OutputFormat.Text());
        RemoteRequest text = RemoteRequest.of(Prompt.raw("hi"), new OutputFormat.Text());
        try {
            switch (call.what()) {
                case MODELS ->
                    assertThat(model.models())
                            .hasSameSizeAs(MAPPER.readTree(call.answer())
                                    .path("data")
                                    .valueStream()
                                    .toList());
                case VECTORS -> assertThat(model.embed(List.of("hi")).vectors()).hasSize(1);
                case CHAT, TEXT -> {
                    RemoteRequest request = call.what() == Call.What.CHAT ? chat : text;
                    RemoteAnswer answer = call.stream() ? streamed(model, request) : model.ask(request);
                    assertAnswer(answer, call.status(), call.answer(), call.stream());
                }
            }
            assertThat(call.status()).isEqualTo(200);
        } catch (OpenAiException e) {
            assertThat(call.status() >= 400
                            || call.answer().contains("\"error\"")
                            || call.answer().contains("event: error"))
                    .as("a failure of a success: " + e.getMessage())
                    .isTrue();
            assertFailure(e, call.status(), call.answer());
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
            JsonNode choice = MAPPER.readTree(text).at("/choices/0");
            JsonNode content = choice.path("message").path("content");
            if (choice.path("text").isString()) {
                assertThat(answer.text()).isEqualTo(choice.path("text").stringValue());
            }
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
