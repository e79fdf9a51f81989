package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.CancelledException;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Many calls at once, and calls that nobody waits for any more. */
class ConcurrencyTest extends MockedTest {
    private static final int CALLS = 1_000;

    /** With room for all that knock at once: a system that drops one lets it wait for seconds. */
    @Override
    @BeforeEach
    void start() throws IOException {
        server = new MockWebServer();
        server.setServerSocketFactory(new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket() throws IOException {
                return new ServerSocket() {
                    @Override
                    public void bind(SocketAddress endpoint, int backlog) throws IOException {
                        super.bind(endpoint, CALLS);
                    }
                };
            }

            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                return new ServerSocket(port, CALLS);
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                return new ServerSocket(port, CALLS);
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
                return new ServerSocket(port, CALLS, address);
            }
        });
        server.start();
    }

    /** Answers when all have asked: what isn't in flight at the same time as the others never ends. */
    private void answerAllAtOnce() {
        CountDownLatch asked = new CountDownLatch(CALLS);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                asked.countDown();
                if (!asked.await(60, TimeUnit.SECONDS)) {
                    return response(400, asked.getCount() + " of " + CALLS + " calls are not in flight");
                }
                return response(200, GOOD.replace("Paris", request.getHeaders().get("X-Call")));
            }
        });
    }

    private void noneIsLost(ExecutorService executor) throws Exception {
        answerAllAtOnce();
        OpenAiOptions options = options().withTimeouts(Timeouts.DEFAULT);
        List<CompletableFuture<RemoteAnswer>> futures = new ArrayList<>();
        List<OpenAiModel> models = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            models.add(model().with(options.withHeader("X-Call", "call " + i)));
            futures.add(models.get(i).askAsync(request(TEXT), executor));
        }
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < CALLS; i++) {
            String text = futures.get(i).get(60, TimeUnit.SECONDS).text();
            assertThat(text).isEqualTo("call " + i);
            answers.add(text);
        }
        assertThat(answers).hasSize(CALLS);
        assertThat(server.getRequestCount()).isEqualTo(CALLS);
        assertThat(models.stream().mapToLong(OpenAiModel::promptTokens).sum()).isEqualTo(5L * CALLS);
        executor.shutdown();
    }

    @Test
    void loses_none_of_a_thousand_calls_in_flight() throws Exception {
        noneIsLost(Executors.newCachedThreadPool());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void loses_none_of_a_thousand_calls_in_virtual_threads() throws Exception {
        noneIsLost((ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    }

    @Test
    void lets_go_of_the_thread_of_a_call_that_is_cancelled() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        ExecutorService one = Executors.newSingleThreadExecutor();
        CompletableFuture<RemoteAnswer> cancelled = model().askAsync(request(TEXT), one);
        server.takeRequest();
        assertThat(cancelled.cancel(true)).isTrue();

        server.enqueue(response(200, GOOD));
        assertThat(model().askAsync(request(TEXT), one)
                        .get(15, TimeUnit.SECONDS)
                        .text())
                .isEqualTo("Paris");
        assertThatThrownBy(cancelled::join).isInstanceOf(CancellationException.class);
        one.shutdown();
    }

    @Test
    void closes_the_connection_of_a_stream_that_is_closed() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> sayAndWaitForTheEnd(listening));
            OpenAiOptions options = options().withBaseUrl("http://127.0.0.1:" + listening.getLocalPort() + "/v1");
            RemoteStream stream = model().with(options).stream(request(TEXT));
            assertThat(stream.next()).isNotNull();
            assertThat(gone).isNotDone();
            stream.close();

            gone.get(10, TimeUnit.SECONDS);
            assertThatThrownBy(stream::next).isInstanceOf(CancelledException.class);
        }
    }

    /** Answers with the beginning of a stream and waits for the other side to go. */
    private static void sayAndWaitForTheEnd(ServerSocket listening) {
        try (Socket socket = listening.accept()) {
            InputStream in = socket.getInputStream();
            in.read(new byte[1 << 14]);
            socket.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                                    + "data: {\"choices\":[{\"delta\":{\"content\":\"Pa\"}}]}\n\n")
                            .getBytes(StandardCharsets.UTF_8));
            while (in.read() >= 0) {
                // the rest of the request
            }
        } catch (IOException e) {
            // It went with a reset.
        }
    }
}
