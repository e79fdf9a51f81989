package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trammel.Chat;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteRequest;
import java.io.IOException;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that says what it is told, and a model that asks it. */
abstract class MockedTest {
    static final String KEY = "sk-very-secret-key";
    static final String GOOD = """
            {"id":"x","model":"m","choices":[{"index":0,"finish_reason":"stop",
             "message":{"role":"assistant","content":"Paris"}}],
             "usage":{"prompt_tokens":5,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":3},
             "completion_tokens_details":{"reasoning_tokens":1}}}""";
    static final OutputFormat TEXT = new OutputFormat.Text();
    static final OutputFormat JSON = new OutputFormat.Json(JsonSchema.parse("{\"type\":\"object\"}"));

    MockWebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new MockWebServer();
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    OpenAiOptions options() {
        return OpenAiOptions.DEFAULT
                .withBaseUrl(server.url("/v1").toString())
                .withApiKey(KEY)
                .withTimeouts(Timeouts.DEFAULT.withCall(Duration.ofSeconds(20)));
    }

    OpenAiModel model() {
        return OpenAi.of(Providers.OPENAI, "m", options(), name -> null);
    }

    static RemoteRequest request(OutputFormat format) {
        return RemoteRequest.of(Chat.ofUser("What is the capital of France?"), format);
    }

    static MockResponse response(int status, String body, String... headers) {
        MockResponse.Builder builder = new MockResponse.Builder().code(status).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            builder.setHeader(headers[i], headers[i + 1]);
        }
        return builder.build();
    }

    OpenAiException fault(MockResponse... responses) {
        for (MockResponse response : responses) {
            server.enqueue(response);
        }
        OpenAiException e = catchThrowableOfType(OpenAiException.class, () -> model().ask(request(TEXT)));
        assertThat(e).hasMessageNotContaining(KEY);
        return e;
    }
}
