package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers refuse, and how often they are asked again. */
class StatusTest extends MockedTest {
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
    void succeeds_on_the_fourth_try_if_it_may_send_so_often() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(response(500, "oh", "retry-after-ms", "1"));
        }
        server.enqueue(response(200, GOOD));

        assertThat(model().with(options().withMaxRetries(3)).ask(request(TEXT)).text())
                .isEqualTo("Paris");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void reads_a_date_to_come_back_at() {
        String later = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(2));
        OpenAiException e = fault(response(429, "slow down", "Retry-After", later));

        assertThat(e.retryAfter()).isBetween(Duration.ofMinutes(110), Duration.ofMinutes(121));
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

    /** What a proxy of LiteLLM 1.105.0 answered. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'error':{'message':'No connected db.','type':'no_db_connection','param':null,'code':'400'}}"
                        + "|AuthenticationException",
                "{'error':{'message':'/chat/completions: Invalid model name passed in model=my-model. Call `/v1/models` to"
                        + " view available models for your key.','type':'invalid_request_error','param':null,'code':'400'}}"
                        + "|NotFoundException",
                "{'error':{'message':'Invalid request format: no','type':'invalid_request_error','code':'400'}}"
                        + "|BadRequestException"
            },
            quoteCharacter = '"')
    void tells_a_key_and_a_model_that_are_unknown_from_what_else_a_proxy_refuses_with_400(String body, String name) {
        OpenAiException e = fault(response(400, body.replace('\'', '"')));

        assertThat(e.getClass().getSimpleName()).isEqualTo(name);
        assertThat(e.status()).isEqualTo(400);
        assertThat(e.mayBeRetried()).isFalse();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void keeps_the_key_out_of_what_a_server_repeats() {
        OpenAiException e =
                fault(response(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}"));

        assertThat(e).hasMessageContaining("***");
        String far = "x ".repeat(495) + KEY;
        assertThat(fault(response(401, "{\"error\":\"" + far + "\"}")))
                .as("no half of it, where the message is cut")
                .hasMessageNotContaining(KEY.substring(0, 5));
        assertThat(model().toString()).doesNotContain(KEY);
        assertThat(options().toString()).doesNotContain(KEY);
    }

    @Test
    void keeps_media_out_of_what_a_server_repeats() {
        String image = "iVBORw0KGgo".repeat(30);
        String body = "{\"error\":{\"message\":\"can't read %s, sorry\"}}";
        for (String said :
                new String[] {"data:image/png;base64,iVBORw0KGgo=", image, "data:audio/wav;base64," + image}) {
            OpenAiException e = fault(response(400, body.formatted(said)));
            assertThat(e).hasMessageContaining("***, sorry").hasMessageNotContaining("iVBORw0KGgo");
        }
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
    void comes_back_by_itself_where_the_server_says_only_that_it_is_busy() {
        server.enqueue(response(429, "slow down"));
        server.enqueue(response(200, GOOD));
        long begin = System.nanoTime();

        assertThat(model().ask(request(TEXT)).text()).isEqualTo("Paris");
        assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(370));
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
    void names_a_failure_that_came_as_a_success() {
        OpenAiException e = fault(response(200, "{\"error\":{\"code\":429,\"message\":\"upstream is busy\"}}"));

        assertThat(e).isInstanceOf(RateLimitException.class).hasMessageContaining("upstream is busy");
    }
}
