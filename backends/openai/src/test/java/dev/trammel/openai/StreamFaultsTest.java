package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.CancelledException;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in pieces, and what goes wrong with them. */
class StreamFaultsTest extends MockedTest {
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
        CutAnswers answers = new CutAnswers(bytes);
        OpenAiModel model = model().with(options().withClient(answers.client()));
        for (int cut = 0; cut < bytes.length; cut++) {
            answers.cutAt(cut);
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
    void names_an_event_that_can_not_be_read_and_keeps_what_came_before() {
        server.enqueue(response(200, events(USAGE, delta("Pa"), "{\"choices\":[{", delta("ris"), END, "[DONE]")));
        OpenAiModel model = model();
        try (RemoteStream stream = model.stream(request(TEXT))) {
            assertThatThrownBy(() -> drain(stream)).isInstanceOfSatisfying(BrokenStreamException.class, e -> {
                assertThat(e.text()).isEqualTo("Pa");
                assertThat(e.usage().promptTokens()).isEqualTo(5);
            });
            assertThatThrownBy(stream::next).as("the same again").isInstanceOf(BrokenStreamException.class);
        }
        assertThat(model.promptTokens()).isEqualTo(5);
    }

    @Test
    void ends_at_its_deadline_and_keeps_what_came() {
        server.enqueue(new MockResponse.Builder()
                .body(events(delta("Pa")) + ": ".repeat(10_000))
                .throttleBody(100, 250, TimeUnit.MILLISECONDS)
                .build());
        RemoteRequest request = request(TEXT).withTimeout(Duration.ofMillis(600));
        try (RemoteStream stream = model().stream(request)) {
            assertThatThrownBy(() -> drain(stream))
                    .hasMessageContaining("within 0.6 s")
                    .isInstanceOfSatisfying(
                            BrokenStreamException.class,
                            e -> assertThat(e.text()).isEqualTo("Pa"));
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
    void names_an_answer_that_the_server_gave_up_and_keeps_what_came() {
        server.enqueue(response(200, events(delta("Pa"), END.replace("stop", "abort"), USAGE, "[DONE]")));
        OpenAiModel model = model();
        try (RemoteStream stream = model.stream(request(TEXT))) {
            assertThatThrownBy(() -> drain(stream))
                    .hasMessageContaining("gave it up")
                    .isInstanceOfSatisfying(BrokenStreamException.class, e -> {
                        assertThat(e.text()).isEqualTo("Pa");
                        assertThat(e.usage().promptTokens()).isEqualTo(5);
                    });
        }
        assertThat(model.promptTokens()).isEqualTo(5);
    }

    @Test
    void keeps_the_key_out_of_what_a_stream_repeats() {
        for (String last : new String[] {"{\"error\":{\"message\":\"no " + KEY + "\"}}", "{" + KEY, KEY}) {
            server.enqueue(response(200, events(delta("Pa"), last)));
            try (RemoteStream stream = model().stream(request(TEXT))) {
                assertThatThrownBy(() -> drain(stream))
                        .isInstanceOf(BrokenStreamException.class)
                        .hasMessageContaining("***")
                        .hasMessageNotContaining(KEY);
            }
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
    void begins_a_stream_again_that_a_busy_server_did_not_begin() {
        server.enqueue(response(503, "busy", "retry-after-ms", "1"));
        server.enqueue(response(200, events(delta("Paris"), END, "[DONE]")));
        try (RemoteStream stream = model().stream(request(TEXT))) {
            assertThat(drain(stream)).isEqualTo("Paris");
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning"})
    void keeps_thoughts_apart_by_whichever_name(String name) {
        String thought = "{\"choices\":[{\"index\":0,\"delta\":{\"" + name + "\":\"hm\"}}]}";
        server.enqueue(response(200, events(thought, delta("Paris"), END, "[DONE]")));
        try (RemoteStream stream = model().stream(request(TEXT))) {
            assertThat(stream.next()).isEqualTo(new RemoteChunk.Reasoning("hm"));
            assertThat(stream.next()).isEqualTo(new RemoteChunk.Text("Paris"));
            assertThat(stream.next()).isNull();
            assertThat(stream.answer().reasoning()).isEqualTo("hm");
        }
        server.enqueue(response(200, GOOD.replace("\"role\"", '"' + name + "\":\"hm\",\"role\"")));
        assertThat(model().ask(request(TEXT)).reasoning()).isEqualTo("hm");
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
