package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trammel.CancelledException;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** What goes wrong between here and the server. */
class ConnectionFaultsTest extends MockedTest {
    /** Says first what it counted, as no server does: what comes in time is kept. */
    private static final String COUNTED_FIRST = "{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2},"
            + "\"choices\":[{\"message\":{\"content\":\"" + "Paris ".repeat(100) + "\"}}]}";

    @Test
    void ends_at_its_deadline_whatever_the_server_does() {
        server.enqueue(new MockResponse.Builder()
                .body(COUNTED_FIRST)
                .throttleBody(100, 250, TimeUnit.MILLISECONDS)
                .build());
        RemoteRequest request = request(TEXT).withTimeout(Duration.ofMillis(400));
        OpenAiModel model = model();

        assertThatThrownBy(() -> model.ask(request))
                .hasMessageContaining("within 0.4 s")
                .isInstanceOfSatisfying(CallTimeoutException.class, e -> {
                    assertThat(e.text()).startsWith("{\"usage\"");
                    assertThat(COUNTED_FIRST).startsWith(e.text());
                    assertThat(e.usage().promptTokens()).isEqualTo(5);
                    assertThat(e.status()).isEqualTo(200);
                    assertThat(e.tries()).isEqualTo(1);
                });
        assertThat(model.promptTokens()).isEqualTo(5);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertThatThrownBy(() -> model().ask(request)).isInstanceOf(CallTimeoutException.class);
    }

    @Test
    void ends_at_its_deadline_at_a_byte_a_second() {
        for (boolean stream : new boolean[] {false, true}) {
            server.enqueue(new MockResponse.Builder()
                    .body(stream ? "data: " + GOOD : GOOD)
                    .throttleBody(1, 1, TimeUnit.SECONDS)
                    .build());
            RemoteRequest request = request(TEXT).withTimeout(Duration.ofMillis(500));
            OpenAiException e = catchThrowableOfType(OpenAiException.class, () -> {
                if (stream) {
                    try (RemoteStream answer = model().stream(request)) {
                        answer.next();
                    }
                } else {
                    model().ask(request);
                }
            });

            // A stream that has not begun by then can't break off.
            assertThat(e).isInstanceOfAny(CallTimeoutException.class, BrokenStreamException.class);
            assertThat(stream || e instanceof CallTimeoutException).isTrue();
            assertThat(e).hasMessageContaining("within 0.5 s");
            assertThat(e.tries()).isEqualTo(1);
        }
    }

    @Test
    void names_an_answer_that_is_reset_in_its_midst() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> {
                try (Socket socket = listening.accept()) {
                    socket.getInputStream().read(new byte[1 << 14]);
                    String begun = "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + COUNTED_FIRST;
                    socket.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
                    Thread.sleep(200); // what a reset overtakes is lost
                    socket.setSoLinger(true, 0); // closed with a reset
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            OpenAiOptions options = options().withBaseUrl("http://127.0.0.1:" + listening.getLocalPort() + "/v1");
            OpenAiException e = catchThrowableOfType(
                    OpenAiException.class, () -> model().with(options).ask(request(TEXT)));

            answering.get(10, TimeUnit.SECONDS);
            assertThat(e).isInstanceOf(ConnectionException.class).hasMessageContaining("reset");
            assertThat(COUNTED_FIRST).isEqualTo(e.text());
            assertThat(e.usage().promptTokens()).isEqualTo(5);
            assertThat(e.status()).isEqualTo(200);
            assertThat(e.tries()).isEqualTo(1);
        }
    }

    @Test
    void does_not_pay_twice_for_an_answer_that_broke_off() {
        server.enqueue(new MockResponse.Builder()
                .body(COUNTED_FIRST)
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        OpenAiException e = catchThrowableOfType(OpenAiException.class, () -> model().ask(request(TEXT)));

        assertThat(e).isInstanceOf(ConnectionException.class);
        assertThat(e.text()).startsWith("{\"usage\"").hasSizeLessThan(COUNTED_FIRST.length());
        assertThat(e.usage().promptTokens()).isEqualTo(5);
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
    void names_a_port_that_is_closed() {
        server.close();
        OpenAiException e = catchThrowableOfType(OpenAiException.class, () -> model().ask(request(TEXT)));

        assertThat(e).isInstanceOf(ConnectionException.class).hasMessageContaining("/v1/chat/completions");
        assertThat(e.mayBeRetried()).isTrue();
        assertThat(e.tries()).isEqualTo(3);
        assertThat(e.status()).isZero();
    }

    @Test
    void names_a_host_that_is_none_after_asking_again() {
        OpenAiOptions none = options().withMaxRetries(1).withBaseUrl("http://no-such-host.invalid/v1");
        OpenAiException e = catchThrowableOfType(
                OpenAiException.class, () -> model().with(none).ask(request(TEXT)));

        assertThat(e).isInstanceOf(HostNotFoundException.class).hasMessageContaining("no-such-host.invalid");
        assertThat(e.mayBeRetried()).isTrue();
        assertThat(e.tries()).isEqualTo(2);
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
}
