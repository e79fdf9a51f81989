package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trammel.FinishReason;
import dev.trammel.RemoteAnswer;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are none, or not the ones that were asked for. */
class BadAnswersTest extends MockedTest {
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
    void keeps_the_tokens_that_a_broken_answer_tells_of() {
        server.enqueue(response(200, "{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2},\"choices\":[{\"mess"));
        OpenAiModel model = model();
        OpenAiException e = catchThrowableOfType(OpenAiException.class, () -> model.ask(request(TEXT)));

        assertThat(e).isInstanceOf(BadAnswerException.class);
        assertThat(e.usage().completionTokens()).isEqualTo(2);
        assertThat(model.completionTokens()).isEqualTo(2);
    }

    @Test
    void reads_an_answer_of_another_content_type_and_names_the_type_of_what_is_none() {
        server.enqueue(response(200, GOOD, "Content-Type", "text/html"));
        assertThat(model().ask(request(TEXT)).text()).isEqualTo("Paris");

        assertThat(fault(response(200, "<html>log in</html>", "Content-Type", "text/html")))
                .isInstanceOf(BadAnswerException.class)
                .hasMessageContaining("(text/html)");
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

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, TRUNCATED",
        "MAX_TOKENS, TRUNCATED",
        "tool_calls, TOOL_CALLS",
        "content_filter, FILTERED",
        "content_filter: PROHIBITED_CONTENT, FILTERED",
        "eos, STOP"
    })
    void says_why_an_answer_ended(String word, FinishReason reason) {
        server.enqueue(response(200, GOOD.replace("\"stop\"", '"' + word + '"')));

        assertThat(model().ask(request(TEXT)).finishReason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "abort", "insufficient_system_resource"})
    void names_an_answer_that_the_server_gave_up(String word) {
        OpenAiException e = fault(response(200, GOOD.replace("\"stop\"", '"' + word + '"')));

        assertThat(e).isInstanceOf(BadAnswerException.class).hasMessageContaining("gave up");
        assertThat(e.mayBeRetried()).isTrue();
        assertThat(e.text()).contains("Paris");
        assertThat(e.usage().promptTokens()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>your key is %s</p>", "{\"choices\":[],\"sent\":\"%s\"}", "\"%s\""})
    void keeps_the_key_out_of_what_is_said_of_an_answer_that_is_none(String body) {
        OpenAiException e = fault(response(200, body.formatted(KEY)));

        assertThat(e).isInstanceOf(BadAnswerException.class).hasMessageContaining("***");
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
}
