package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trammel.openai.internal.http.Clients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** What the options change of a call. */
class OptionsTest extends MockedTest {
    private RecordedRequest sentWith(OpenAiOptions options) throws InterruptedException {
        server.enqueue(response(200, GOOD));
        OpenAi.of(Providers.OPENAI, "m", options, name -> null).ask(request(TEXT));
        return server.takeRequest();
    }

    @Test
    void say_who_pays_and_add_headers_and_query() throws InterruptedException {
        RecordedRequest sent = sentWith(options()
                .withOrganization("org-1")
                .withProject("proj-1")
                .withHeader("X-Team", "blue")
                .withHeader("User-Agent", "mine")
                .withQuery("tier", "a b"));

        assertThat(sent.getHeaders().get("OpenAI-Organization")).isEqualTo("org-1");
        assertThat(sent.getHeaders().get("OpenAI-Project")).isEqualTo("proj-1");
        assertThat(sent.getHeaders().get("X-Team")).isEqualTo("blue");
        assertThat(sent.getHeaders().get("User-Agent")).isEqualTo("mine");
        assertThat(sent.getTarget()).isEqualTo("/v1/chat/completions?tier=a%20b");
    }

    @Test
    void leave_organization_and_project_of_the_environment_to_openai_itself() throws InterruptedException {
        Map<String, String> variables =
                Map.of("OPENAI_ORG_ID", "org-2", "OPENAI_PROJECT_ID", "proj-2", "OPENAI_API_KEY", "sk-env");
        Refusing client = new Refusing();
        OpenAiOptions options = OpenAiOptions.DEFAULT.withClient(client.client());
        assertThatThrownBy(() -> OpenAi.model("m", options, variables::get).ask(request(TEXT)))
                .isInstanceOf(BadRequestException.class);
        Request sent = client.refused();
        assertThat(sent.header("OpenAI-Organization")).isEqualTo("org-2");
        assertThat(sent.header("OpenAI-Project")).isEqualTo("proj-2");

        server.enqueue(response(200, GOOD));
        OpenAi.of(Providers.OPENAI, "m", options(), variables::get).ask(request(TEXT));
        RecordedRequest elsewhere = server.takeRequest();
        assertThat(elsewhere.getHeaders().get("OpenAI-Organization")).isNull();
        assertThat(elsewhere.getHeaders().get("OpenAI-Project")).isNull();
    }

    @Test
    void ask_for_the_key_once_before_each_call() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        OpenAiModel model = model().with(options().withApiKey(() -> "key-" + asked.incrementAndGet()));
        for (int i = 1; i <= 2; i++) {
            server.enqueue(response(200, GOOD));
            model.ask(request(TEXT));
            assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer key-" + i);
        }
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void go_through_a_proxy() throws InterruptedException {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", server.getPort()));
        RecordedRequest sent = sentWith(options().withProxy(proxy).withBaseUrl("http://llm.example.invalid/v1"));

        assertThat(sent.getTarget()).isEqualTo("http://llm.example.invalid/v1/chat/completions");
    }

    @Test
    void use_a_client_of_ones_own() throws InterruptedException {
        OkHttpClient own = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(
                        chain.request().newBuilder().header("X-Own", "yes").build()))
                .build();

        assertThat(sentWith(options().withClient(own)).getHeaders().get("X-Own"))
                .isEqualTo("yes");
    }

    /** Of a long body, the rest isn't held back until its beginning is acknowledged. */
    @Test
    void send_at_once_but_through_sockets_of_ones_own() throws IOException {
        OkHttpClient own = new OkHttpClient();
        for (OpenAiOptions options : List.of(options(), options().withClient(own))) {
            try (Socket socket = Clients.of(options).socketFactory().createSocket()) {
                assertThat(socket.getTcpNoDelay()).isTrue();
            }
        }
        SocketFactory sockets = new DelegatingSockets();
        OkHttpClient special = own.newBuilder().socketFactory(sockets).build();
        assertThat(Clients.of(options().withClient(special)).socketFactory()).isSameAs(sockets);
    }

    /** Sockets of a user's. */
    private static final class DelegatingSockets extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return new Socket(host, port, local, localPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return new Socket(host, port, local, localPort);
        }
    }

    @Test
    void bound_the_wait_for_each_piece() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        OpenAiOptions options = options()
                .withMaxRetries(0)
                .withTimeouts(
                        Timeouts.DEFAULT.withConnect(Duration.ofSeconds(3)).withRead(Duration.ofMillis(200)));

        assertThatThrownBy(() -> model().with(options).ask(request(TEXT)))
                .isInstanceOf(CallTimeoutException.class)
                .hasMessageContaining("something from the server in time");
        assertThat(Clients.of(options).connectTimeoutMillis()).isEqualTo(3_000);
    }

    @Test
    void send_azure_its_key_and_version() throws InterruptedException {
        String endpoint = server.url("/").toString();
        Map<String, String> variables = Map.of(
                "AZURE_OPENAI_ENDPOINT", endpoint, "AZURE_OPENAI_API_KEY", "sk-azure", "OPENAI_API_VERSION", "2025-1");
        OpenAiOptions options = options().withApiKey("given");
        List<OpenAiModel> models = List.of(
                OpenAi.azure("d", OpenAiOptions.DEFAULT, variables::get),
                OpenAi.azure(endpoint, "d", OpenAiOptions.DEFAULT.withApiKey("given")),
                OpenAi.azure(
                        endpoint, "d", OpenAiOptions.DEFAULT.withApiKey("given").withQuery("api-version", "9")),
                OpenAi.azure(endpoint, "d", () -> "token", OpenAiOptions.DEFAULT));
        List<String> expected = List.of(
                "api-key sk-azure 2025-1",
                "api-key given 2024-10-21",
                "api-key given 9",
                "Authorization Bearer token 2024-10-21");
        for (int i = 0; i < models.size(); i++) {
            server.enqueue(response(200, GOOD));
            models.get(i).ask(request(TEXT));
            RecordedRequest sent = server.takeRequest();
            String header = expected.get(i).split(" ")[0];
            assertThat(header
                            + ' '
                            + sent.getHeaders().get(header)
                            + ' '
                            + sent.getUrl().queryParameter("api-version"))
                    .isEqualTo(expected.get(i));
            assertThat(sent.getTarget()).startsWith("/openai/deployments/d/chat/completions?");
        }
        assertThatThrownBy(() -> OpenAi.azure("d", options, name -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://NAME.openai.azure.com");
    }

    @Test
    void are_refused_by_name_where_they_make_no_sense() {
        assertThatThrownBy(() -> options().withMaxRetries(-1)).hasMessageContaining("at least 0 retries, found -1");
        assertThatThrownBy(() -> options().withMaxAnswerBytes(0)).hasMessageContaining("at least 1 byte, found 0");
        assertThatThrownBy(() -> Parameters.DEFAULT.withTemperature(3)).hasMessageContaining("temperature from 0");
        OpenAiModel model = model().with(options().withApiKey("wrong\nkey"));
        IllegalArgumentException e =
                catchThrowableOfType(IllegalArgumentException.class, () -> model.ask(request(TEXT)));
        assertThat(e).hasMessageContaining("visible ASCII").hasMessageNotContaining("wrong");
    }
}
