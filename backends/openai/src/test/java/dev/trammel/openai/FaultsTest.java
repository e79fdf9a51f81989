package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trammel.CancelledException;
import dev.trammel.Chat;
import dev.trammel.FinishReason;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.Prompt;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the way, and what it is called. */
class FaultsTest {
    private static final String KEY = "sk-very-secret-key";
    private static final String GOOD = """
            {"id":"x","model":"m","choices":[{"index":0,"finish_reason":"stop",
             "message":{"role":"assistant","content":"Paris"}}],
             "usage":{"prompt_tokens":5,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":3},
             "completion_tokens_details":{"reasoning_tokens":1}}}""";
    private static final OutputFormat TEXT = new OutputFormat.Text();
    private static final OutputFormat JSON = new OutputFormat.Json(JsonSchema.parse("{\"type\":\"object\"}"));

    private MockWebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new MockWebServer();
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private OpenAiOptions options() {
        return OpenAiOptions.DEFAULT
                .withBaseUrl(server.url("/v1").toString())
                .withApiKey(KEY)
                .withTimeouts(Timeouts.DEFAULT.withCall(Duration.ofSeconds(20)));
    }

    private OpenAiModel model() {
        return OpenAi.of(Providers.OPENAI, "m", options(), name -> null);
    }

    private static RemoteRequest request(OutputFormat format) {
        return RemoteRequest.of(Chat.ofUser("What is the capital of France?"), format);
    }

    private static MockResponse response(int status, String body, String... headers) {
        MockResponse.Builder builder = new MockResponse.Builder().code(status).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            builder.setHeader(headers[i], headers[i + 1]);
        }
        return builder.build();
    }

    private OpenAiException fault(MockResponse... responses) {
        for (MockResponse response : responses) {
            server.enqueue(response);
        }
        OpenAiException e = catchThrowableOfType(OpenAiException.class, () -> model().ask(request(TEXT)));
        assertThat(e).hasMessageNotContaining(KEY);
        return e;
    }

    @Test
    void reads_an_answer_with_its_usage() throws InterruptedException {
        server.enqueue(response(200, GOOD, "x-request-id", "r1"));
        OpenAiModel model = model().with(PriceTable.EMPTY.with("m", new Price(1, 0.5, 2)));
        RemoteAnswer answer = model.ask(request(TEXT));

        assertThat(answer.text()).isEqualTo("Paris");
        assertThat(answer.requestId()).isEqualTo("r1");
        assertThat(answer.usage().cachedPromptTokens()).isEqualTo(3);
        assertThat(answer.usage().reasoningTokens()).isEqualTo(1);
        assertThat(model.promptTokens()).isEqualTo(5);
        assertThat(model.cost().orElseThrow()).isEqualTo((2 + 1.5 + 4) / 1e6);
        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(sent.getTarget()).isEqualTo("/v1/chat/completions");
    }

    @ParameterizedTest
    @CsvSource({
        "400, BadRequestException",
        "401, AuthenticationException",
        "402, QuotaException",
        "403, PermissionException",
        "404, NotFoundException",
        "413, RequestTooLargeException",
        "422, UnprocessableException",
        "501, ServerFaultException",
        "418, UnexpectedStatusException"
    })
    void names_what_no_retry_helps_and_sends_it_once(int status, String name) {
        OpenAiException e =
                fault(response(status, "{\"error\":{\"message\":\"no\",\"code\":\"why\"}}", "x-request-id", "r2"));

        assertThat(e.getClass().getSimpleName()).isEqualTo(name);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.code()).isEqualTo("why");
        assertThat(e.requestId()).isEqualTo("r2");
        assertThat(e.mayBeRetried()).isFalse();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "408, RequestTimeoutException",
        "409, ConflictException",
        "429, RateLimitException",
        "500, ServerFaultException",
        "503, ServerFaultException"
    })
    void sends_again_what_a_retry_may_help(int status, String name) {
        MockResponse busy = response(status, "busy", "retry-after-ms", "1");
        OpenAiException e = fault(busy, busy, busy);

        assertThat(e.getClass().getSimpleName()).isEqualTo(name);
        assertThat(e.tries()).isEqualTo(3);
        assertThat(e.mayBeRetried()).isTrue();
        assertThat(e).hasMessageContaining("after 3 tries");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void succeeds_after_failures() {
        server.enqueue(response(500, "oh"));
        server.enqueue(response(502, "<html>bad gateway</html>"));
        server.enqueue(response(200, GOOD));

        assertThat(model().ask(request(TEXT)).text()).isEqualTo("Paris");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":400,\"message\":\"bad thing\",\"type\":\"t\"}}",
                "{\"error\":\"bad thing\"}",
                "{\"object\":\"error\",\"message\":\"bad thing\",\"type\":\"t\",\"param\":null,\"code\":400}",
                "{\"detail\":\"bad thing\"}",
                "{\"error\":{\"message\":\"bad thing\",\"type\":\"t\",\"param\":null,\"code\":null}}",
                "{\"type\":\"error\",\"error\":{\"type\":\"t\",\"message\":\"bad thing\"}}",
                "[{\"error\":{\"code\":400,\"message\":\"bad thing\",\"status\":\"t\"}}]",
                "bad thing",
                "{\"error\": bad thing"
            })
    void reads_every_shape_of_an_error(String body) {
        assertThat(fault(response(400, body))).hasMessageContaining("bad thing");
    }

    @Test
    void keeps_the_key_out_of_what_a_server_repeats() {
        OpenAiException e =
                fault(response(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}"));

        assertThat(e).hasMessageContaining("***");
        assertThat(model().toString()).doesNotContain(KEY);
        assertThat(options().toString()).doesNotContain(KEY);
    }

    @Test
    void waits_as_long_as_the_server_asks_if_there_is_time() {
        server.enqueue(response(429, "slow down", "Retry-After", "1"));
        server.enqueue(response(200, GOOD));
        long begin = System.nanoTime();

        assertThat(model().ask(request(TEXT)).text()).isEqualTo("Paris");
        assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(990));
    }

    @Test
    void fails_at_once_if_the_server_asks_for_more_time_than_there_is() {
        OpenAiException e = fault(response(429, "slow down", "Retry-After", "3600"));

        assertThat(e).isInstanceOf(RateLimitException.class);
        assertThat(e.retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void obeys_the_word_of_the_server_on_retries() {
        assertThat(fault(response(500, "no", "x-should-retry", "false")).tries())
                .isEqualTo(1);
    }

    @Test
    void does_not_retry_a_quota_that_is_used_up() {
        OpenAiException e = fault(response(429, "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"pay\"}}"));

        assertThat(e).isInstanceOf(QuotaException.class);
        assertThat(e.tries()).isEqualTo(1);
    }

    @Test
    void ends_at_its_deadline_whatever_the_server_does() {
        server.enqueue(new MockResponse.Builder()
                .body(GOOD)
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        RemoteRequest request = request(TEXT).withTimeout(Duration.ofMillis(400));

        assertThatThrownBy(() -> model().ask(request))
                .isInstanceOf(CallTimeoutException.class)
                .hasMessageContaining("within 0.4 s");
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertThatThrownBy(() -> model().ask(request)).isInstanceOf(CallTimeoutException.class);
    }

    @Test
    void does_not_pay_twice_for_an_answer_that_broke_off() {
        server.enqueue(new MockResponse.Builder()
                .body(GOOD)
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        OpenAiException e = catchThrowableOfType(OpenAiException.class, () -> model().ask(request(TEXT)));

        assertThat(e).isInstanceOf(ConnectionException.class);
        assertThat(e.mayBeRetried()).isTrue();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void tries_again_where_no_answer_began() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.CloseSocket.class.cast(new SocketEffect.CloseSocket()))
                .build());
        server.enqueue(response(200, GOOD));

        assertThat(model().ask(request(TEXT)).text()).isEqualTo("Paris");
    }

    @Test
    void is_not_stopped_by_connections_that_the_server_closed_meanwhile() throws Exception {
        OpenAiModel model = model();
        for (int i = 0; i < 10; i++) {
            server.enqueue(new MockResponse.Builder()
                    .body(GOOD)
                    .headersDelay(200, TimeUnit.MILLISECONDS)
                    .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                    .build());
        }
        List<CompletableFuture<RemoteAnswer>> futures = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> model.askAsync(request(TEXT)))
                .toList();
        for (CompletableFuture<RemoteAnswer> future : futures) {
            future.get(10, TimeUnit.SECONDS);
        }
        for (int i = 0; i < 3; i++) {
            server.enqueue(response(200, GOOD));
            assertThat(model.ask(request(TEXT)).text()).isEqualTo("Paris");
        }
    }

    @Test
    void names_a_host_that_is_none_and_a_port_that_is_closed() {
        OpenAiOptions none = options().withMaxRetries(0).withBaseUrl("http://no-such-host.invalid/v1");
        assertThatThrownBy(() -> model().with(none).ask(request(TEXT))).isInstanceOf(OpenAiException.class);
        OpenAiOptions tls = options()
                .withMaxRetries(0)
                .withBaseUrl(server.url("/v1").toString().replace("http:", "https:"));
        assertThatThrownBy(() -> model().with(tls).ask(request(TEXT))).isInstanceOf(OpenAiException.class);
        server.close();
        OpenAiException e = catchThrowableOfType(
                OpenAiException.class,
                () -> model().with(options().withMaxRetries(0)).ask(request(TEXT)));
        assertThat(e).isInstanceOf(ConnectionException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[",
                "<html>hello</html>",
                "",
                "[]",
                "12",
                "{\"choices\":[]}",
                "{\"x\":1}",
                "{\"choices\":[],\"choices\":[]}"
            })
    void names_an_answer_that_is_none_and_keeps_its_text(String body) {
        OpenAiException e = fault(response(200, body, "x-request-id", "r3"));

        assertThat(e).isInstanceOf(BadAnswerException.class);
        assertThat(e.text()).isEqualTo(body);
        assertThat(e.requestId()).isEqualTo("r3");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void names_a_blank_answer_and_keeps_its_usage() {
        server.enqueue(response(200, GOOD.replace("Paris", "  \\n")));
        OpenAiModel model = model();
        OpenAiException e = catchThrowableOfType(OpenAiException.class, () -> model.ask(request(JSON)));

        assertThat(e).isInstanceOf(BadAnswerException.class).hasMessageContaining("a blank one");
        assertThat(e.usage().promptTokens()).isEqualTo(5);
        assertThat(model.promptTokens()).isEqualTo(5);
    }

    @Test
    void asks_again_for_blanks_where_the_server_is_known_for_them() {
        server.enqueue(response(200, GOOD.replace("Paris", " ")));
        server.enqueue(response(200, GOOD.replace("Paris", "{}")));
        OpenAiModel model = OpenAi.deepSeek("m", options());

        assertThat(model.ask(request(JSON)).text()).isEqualTo("{}");
    }

    @Test
    void names_a_failure_that_came_as_a_success() {
        OpenAiException e = fault(response(200, "{\"error\":{\"code\":429,\"message\":\"upstream is busy\"}}"));

        assertThat(e).isInstanceOf(RateLimitException.class).hasMessageContaining("upstream is busy");
    }

    @Test
    void keeps_refusals_and_thoughts_apart() {
        server.enqueue(
                response(
                        200,
                        "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":null,\"refusal\":\"I won't.\"}}]}"));
        RemoteAnswer refused = model().ask(request(JSON));
        assertThat(refused.finishReason()).isEqualTo(FinishReason.REFUSED);
        assertThat(refused.refusal()).isEqualTo("I won't.");

        server.enqueue(response(200, GOOD.replace("Paris", "<think>hm\\n</think>\\n\\nParis")));
        RemoteAnswer thought = model().ask(request(TEXT));
        assertThat(thought.text()).isEqualTo("Paris");
        assertThat(thought.reasoning()).isEqualTo("hm\n");
    }

    @Test
    void bounds_an_answer_in_bytes() {
        OpenAiModel model = model().with(options().withMaxAnswerBytes(10_000));
        server.enqueue(response(200, "[" + "1,".repeat(50_000) + "1]"));
        assertThatThrownBy(() -> model.ask(request(TEXT))).isInstanceOf(AnswerTooLargeException.class);
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(50_000), 1000).build());
        assertThatThrownBy(() -> model.ask(request(TEXT))).isInstanceOf(AnswerTooLargeException.class);
    }

    @Test
    void bounds_an_answer_of_many_small_things() {
        server.enqueue(response(200, "{\"choices\":[" + "[],".repeat(3_000_000) + "[]]}"));

        assertThatThrownBy(() -> model().ask(request(TEXT))).isInstanceOf(BadAnswerException.class);
    }

    @Test
    void sends_the_key_to_no_other_host() throws IOException, InterruptedException {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            for (int status : new int[] {301, 302, 307, 308}) {
                server.enqueue(
                        response(status, "", "Location", other.url("/v1/steal").toString()));
                assertThatThrownBy(() -> model().ask(request(TEXT)))
                        .isInstanceOf(UnexpectedStatusException.class)
                        .hasMessageContaining("a redirect");
            }
            assertThat(other.getRequestCount()).isZero();
        }
        server.enqueue(response(307, "", "Location", "/v2/chat/completions"));
        server.enqueue(response(200, GOOD));
        assertThat(model().ask(request(TEXT)).text()).isEqualTo("Paris");
    }

    @Test
    void ends_when_its_thread_is_interrupted() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                model().ask(request(TEXT));
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        thread.start();
        server.takeRequest();
        thread.interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
    }

    @Test
    void asks_in_other_threads() throws Exception {
        for (int i = 0; i < 20; i++) {
            server.enqueue(response(200, GOOD));
        }
        OpenAiModel model = model();
        List<CompletableFuture<RemoteAnswer>> futures = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> model.askAsync(request(TEXT)))
                .toList();
        for (CompletableFuture<RemoteAnswer> future : futures) {
            assertThat(future.get(10, TimeUnit.SECONDS).text()).isEqualTo("Paris");
        }
        assertThat(model.promptTokens()).isEqualTo(100);
        assertThat(model.calls()).isEqualTo(20);
    }

    @Test
    void says_which_variable_a_key_is_missing_in() {
        OpenAiModel model = OpenAi.of(Providers.GROQ, "m", OpenAiOptions.DEFAULT, name -> null);

        assertThatThrownBy(() -> model.ask(request(TEXT)))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("GROQ_API_KEY");
    }

    @Test
    void reads_the_environment_as_the_official_clients_do() throws InterruptedException {
        server.enqueue(response(200, GOOD));
        server.enqueue(response(200, GOOD));
        java.util.Map<String, String> variables = java.util.Map.of(
                "OPENAI_BASE_URL",
                server.url("/v9/").toString(),
                "OPENAI_API_KEY",
                "sk-env",
                "AZURE_OPENAI_ENDPOINT",
                server.url("/").toString(),
                "AZURE_OPENAI_AD_TOKEN",
                "token");
        OpenAi.model("m", OpenAiOptions.DEFAULT, variables::get).ask(request(TEXT));
        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getTarget()).isEqualTo("/v9/chat/completions");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer sk-env");

        OpenAi.azure("my deployment", OpenAiOptions.DEFAULT, variables::get).ask(request(TEXT));
        RecordedRequest azure = server.takeRequest();
        assertThat(azure.getTarget())
                .isEqualTo("/openai/deployments/my%20deployment/chat/completions?api-version=2024-10-21");
        assertThat(azure.getHeaders().get("Authorization")).isEqualTo("Bearer token");
    }

    @Test
    void sends_empty_keys_to_servers_of_ones_own() throws InterruptedException {
        server.enqueue(response(200, GOOD));
        OpenAi.compatible(server.url("/v1").toString(), "m").ask(request(TEXT));

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer EMPTY");
    }

    @Test
    void refuses_by_name_what_a_server_does_not_take() {
        OpenAiModel model =
                OpenAi.of(Providers.PERPLEXITY, "m", options(), name -> null).with(Parameters.DEFAULT.withSeed(7));
        assertThatThrownBy(() -> model.ask(request(TEXT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected no seed")
                .hasMessageContaining("Perplexity");
        assertThatThrownBy(() -> OpenAi.gemini("m", options()).ask(RemoteRequest.of(Prompt.raw("x"), TEXT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a conversation");
        assertThat(server.getRequestCount()).isZero();
    }

    private static String events(String... data) {
        StringBuilder all = new StringBuilder();
        for (String each : data) {
            all.append("data: ").append(each).append("\n\n");
        }
        return all.toString();
    }

    private static String delta(String text) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}";
    }

    private static final String END = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    private static final String USAGE = "{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}";

    private static String drain(RemoteStream stream) {
        StringBuilder text = new StringBuilder();
        for (RemoteChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
            text.append(chunk instanceof RemoteChunk.Text piece ? piece.text() : "");
        }
        return text.toString();
    }

    @Test
    void streams() {
        server.enqueue(response(
                200,
                ": hello\n\n" + events(delta("<thi"), delta("nk>a</think>Pa"), delta("ris"), END, USAGE, "[DONE]")));
        OpenAiModel model = model();
        try (RemoteStream stream = model.stream(request(TEXT))) {
            assertThat(drain(stream)).isEqualTo("Paris");
            assertThat(stream.answer().reasoning()).isEqualTo("a");
            assertThat(stream.answer().usage().completionTokens()).isEqualTo(2);
            assertThat(stream.next()).isNull();
        }
        assertThat(model.completionTokens()).isEqualTo(2);
    }

    @Test
    void says_at_every_byte_that_a_stream_was_cut_and_keeps_what_came() {
        String whole = events(delta("Pa"), delta("ri\u00e9"), delta("s"), END, USAGE, "[DONE]");
        byte[] bytes = whole.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int end = whole.substring(0, whole.indexOf(END)).getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                + END.length();
        OpenAiModel model = model();
        for (int cut = 0; cut < bytes.length; cut++) {
            server.enqueue(new MockResponse.Builder()
                    .body(new Buffer().write(bytes, 0, cut))
                    .build());
            try (RemoteStream stream = model.stream(request(TEXT))) {
                StringBuilder text = new StringBuilder();
                try {
                    for (RemoteChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                        text.append(((RemoteChunk.Text) chunk).text());
                    }
                    assertThat(cut).as("whole only after its reason to end").isGreaterThanOrEqualTo(end);
                    assertThat(text.toString()).isEqualTo("Pari\u00e9s");
                } catch (BrokenStreamException | BadAnswerException e) {
                    assertThat(e.text()).isEqualTo(text.toString());
                    assertThat(stream.answer().text()).isEqualTo(text.toString());
                    assertThat("Pari\u00e9s").startsWith(text.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hello</html>",
                "{\"choices\":[{\"message\":{\"content\":\"whole\"},\"finish_reason\":\"stop\"}]}",
                "",
                "hello\n\nworld"
            })
    void names_what_is_no_stream(String body) {
        server.enqueue(response(200, body));
        try (RemoteStream stream = model().stream(request(TEXT))) {
            assertThatThrownBy(() -> drain(stream)).isInstanceOf(BadAnswerException.class);
            assertThatThrownBy(stream::next).as("the same again").isInstanceOf(BadAnswerException.class);
        }
    }

    @Test
    void names_a_failure_in_the_middle_of_a_stream() {
        server.enqueue(
                response(200, events(delta("Pa"), "{\"error\":{\"message\":\"overloaded\",\"code\":\"busy\"}}")));
        try (RemoteStream stream = model().stream(request(TEXT))) {
            assertThat(stream.next()).isEqualTo(new RemoteChunk.Text("Pa"));
            assertThatThrownBy(stream::next)
                    .isInstanceOfSatisfying(BrokenStreamException.class, e -> {
                        assertThat(e.code()).isEqualTo("busy");
                        assertThat(e.text()).isEqualTo("Pa");
                    })
                    .hasMessageContaining("overloaded");
        }
    }

    @Test
    void unwraps_a_stream_as_it_comes() {
        server.enqueue(response(
                200, events(delta(" {\\\"val"), delta("ue\\\" : [1, \\\"a}\\\""), delta(" ] }"), END, "[DONE]")));
        OutputFormat list = new OutputFormat.Json(
                JsonSchema.parse("{\"type\":\"array\",\"items\":{\"type\":[\"integer\",\"string\"]}}"));
        try (RemoteStream stream = OpenAi.mistral("m", options()).stream(request(list))) {
            assertThat(stream.next()).isEqualTo(new RemoteChunk.Text("[1, \"a}\""));
            assertThat(drain(stream)).isEqualTo(" ]");
            assertThat(stream.answer().text()).isEqualTo("[1, \"a}\" ]");
        }
    }

    @Test
    void holds_a_server_back_that_is_faster_than_the_reader() throws InterruptedException {
        String many = events(delta("x".repeat(1000))).repeat(20_000);
        server.enqueue(response(200, many + events(END, "[DONE]")));
        try (RemoteStream stream = model().stream(request(TEXT))) {
            assertThat(stream.next()).isNotNull();
            System.gc();
            long before =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            Thread.sleep(300);
            System.gc();
            long after =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            assertThat(after - before).as("what came in while nobody read").isLessThan(10_000_000);
        }
    }

    @Test
    void refuses_a_stream_before_it_began() {
        server.enqueue(response(400, "{\"error\":{\"message\":\"no\"}}"));

        assertThatThrownBy(() -> model().stream(request(TEXT))).isInstanceOf(BadRequestException.class);
    }

    @Test
    void ends_a_stream_that_another_thread_closes() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .body(events(delta("Pa")) + ": ".repeat(10_000))
                .throttleBody(100, 1, TimeUnit.SECONDS)
                .build());
        RemoteStream stream = model().stream(request(TEXT));
        assertThat(stream.next()).isNotNull();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(
                stream::close, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

        assertThatThrownBy(stream::next).isInstanceOf(CancelledException.class);
        closing.get(5, TimeUnit.SECONDS);
    }
}
