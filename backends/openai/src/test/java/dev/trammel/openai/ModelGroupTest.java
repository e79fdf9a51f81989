package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.Chat;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelGroupTest {
    private static final RemoteRequest REQUEST = RemoteRequest.of(Chat.ofUser("hi"), new OutputFormat.Text());

    private MockWebServer one;
    private MockWebServer other;

    @BeforeEach
    void start() throws IOException {
        one = new MockWebServer();
        other = new MockWebServer();
        one.start();
        other.start();
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    private static OpenAiModel model(MockWebServer server, String name) {
        OpenAiOptions options = OpenAiOptions.DEFAULT.withMaxRetries(0);
        return OpenAi.compatible(server.url("/v1").toString(), name, options);
    }

    private static MockResponse answer(String text) {
        return new MockResponse.Builder()
                .body("{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"" + text + "\"}}]}")
                .build();
    }

    private static MockResponse failure(int status) {
        return new MockResponse.Builder().code(status).body("no").build();
    }

    @Test
    void asks_the_next_where_one_fails_and_leaves_it_alone_for_a_while() {
        ModelGroup group = ModelGroup.of(
                GroupPolicy.FALLBACK.withRest(2, Duration.ofHours(1)), model(one, "a"), model(other, "b"));
        for (int i = 0; i < 2; i++) {
            one.enqueue(failure(500));
        }
        for (int i = 0; i < 3; i++) {
            other.enqueue(answer("b"));
            assertThat(group.ask(REQUEST).text()).isEqualTo("b");
        }

        assertThat(one.getRequestCount()).isEqualTo(2);
        assertThat(group.health()).extracting(ModelGroup.Health::resting).containsExactly(true, false);
        assertThat(group.health().get(1).calls()).isEqualTo(3);
    }

    @Test
    void streams_from_the_next_where_one_fails() {
        one.enqueue(failure(503));
        other.enqueue(new MockResponse.Builder()
                .body("data: {\"choices\":[{\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n\n"
                        + "data: [DONE]\n\n")
                .build());

        try (RemoteStream stream = ModelGroup.fallback(model(one, "a"), model(other, "b")).stream(REQUEST)) {
            assertThat(stream.next()).isEqualTo(new RemoteChunk.Text("b"));
            assertThat(stream.next()).isNull();
        }
        assertThat(one.getRequestCount()).isEqualTo(1);
    }

    @Test
    void asks_the_next_where_the_schema_is_beyond_one() {
        OutputFormat recursive = new OutputFormat.Json(JsonSchema.parse("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":"
                + "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}}}"));
        other.enqueue(answer("{}"));
        ModelGroup group = ModelGroup.fallback(
                model(one, "a").with(Dialect.PERPLEXITY), model(other, "b").with(Dialect.LLAMA_CPP));

        assertThat(group.ask(RemoteRequest.of(Chat.ofUser("hi"), recursive)).text())
                .isEqualTo("{}");
        assertThat(one.getRequestCount()).isZero();
    }

    @Test
    void hands_no_bad_request_on() {
        one.enqueue(failure(400));

        assertThatThrownBy(() ->
                        ModelGroup.fallback(model(one, "a"), model(other, "b")).ask(REQUEST))
                .isInstanceOf(BadRequestException.class);
        assertThat(other.getRequestCount()).isZero();
    }

    @Test
    void tells_all_failures_if_none_answers() {
        one.enqueue(failure(500));
        other.enqueue(failure(401));

        assertThatThrownBy(() ->
                        ModelGroup.fallback(model(one, "a"), model(other, "b")).ask(REQUEST))
                .isInstanceOf(AuthenticationException.class)
                .satisfies(e -> assertThat(e.getSuppressed()[0]).isInstanceOf(ServerFaultException.class));
    }

    @Test
    void takes_turns() {
        ModelGroup group = ModelGroup.roundRobin(model(one, "a"), model(other, "b"));
        for (int i = 0; i < 2; i++) {
            one.enqueue(answer("a"));
            other.enqueue(answer("b"));
        }

        for (String expected : new String[] {"a", "b", "a", "b"}) {
            assertThat(group.ask(REQUEST).text()).isEqualTo(expected);
        }
    }

    @Test
    void asks_the_cheapest_first() {
        PriceTable prices = PriceTable.EMPTY.with("a", new Price(2, 1, 2)).with("b", new Price(1, 1, 2));
        other.enqueue(answer("b"));
        ModelGroup group = ModelGroup.of(
                GroupPolicy.CHEAPEST,
                model(one, "a").with(prices),
                model(other, "b").with(prices));

        assertThat(group.ask(REQUEST).text()).isEqualTo("b");
    }

    @Test
    void asks_another_as_well_where_one_takes_long() {
        one.enqueue(new MockResponse.Builder()
                .headersDelay(30, TimeUnit.SECONDS)
                .body("x")
                .build());
        other.enqueue(answer("b"));
        ModelGroup group = ModelGroup.of(
                GroupPolicy.FALLBACK.withHedge(Duration.ofMillis(100)), model(one, "a"), model(other, "b"));

        assertThat(group.ask(REQUEST).text()).isEqualTo("b");
    }

    @Test
    void keeps_to_a_rate_limit() {
        OpenAiOptions options = OpenAiOptions.DEFAULT
                .withRateLimit(RateLimit.ofRequests(2))
                .withTimeouts(Timeouts.DEFAULT.withCall(Duration.ofSeconds(5)));
        OpenAiModel model = OpenAi.compatible(one.url("/v1").toString(), "a", options);
        one.enqueue(answer("a"));
        one.enqueue(answer("a"));
        model.ask(REQUEST);
        model.ask(REQUEST);

        assertThatThrownBy(() -> model.ask(REQUEST))
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("rate limit of the options");
        assertThat(one.getRequestCount()).isEqualTo(2);
    }

    @Test
    void keeps_to_a_rate_limit_in_tokens() {
        OpenAiOptions options = OpenAiOptions.DEFAULT
                .withRateLimit(new RateLimit(100, 10))
                .withTimeouts(Timeouts.DEFAULT.withCall(Duration.ofSeconds(5)));
        OpenAiModel model = OpenAi.compatible(one.url("/v1").toString(), "a", options);
        for (int i = 0; i < 2; i++) {
            one.enqueue(new MockResponse.Builder()
                    .body("{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"a\"}}],"
                            + "\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":2}}")
                    .build());
            model.ask(REQUEST);
        }

        assertThatThrownBy(() -> model.ask(REQUEST)).isInstanceOfSatisfying(RateLimitException.class, e -> {
            assertThat(e.retryAfter()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
            assertThat(e.mayBeRetried()).isTrue();
        });
        assertThat(one.getRequestCount()).isEqualTo(2);
    }
}
