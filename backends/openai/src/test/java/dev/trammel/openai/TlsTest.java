package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** Servers behind TLS, trusted and not. */
class TlsTest extends MockedTest {

    private static HeldCertificate.Builder certificate() {
        return new HeldCertificate.Builder().addSubjectAlternativeName("localhost");
    }

    private void serveWith(HeldCertificate certificate) {
        HandshakeCertificates own =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        server.useHttps(own.sslSocketFactory());
    }

    /** A client that trusts a certificate, as one's own company's may have to be. */
    private static OkHttpClient trusting(HeldCertificate certificate) {
        HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
                .build();
    }

    private OpenAiOptions secure() {
        return options().withBaseUrl("https://localhost:" + server.getPort() + "/v1");
    }

    private OpenAiException failure(OpenAiOptions options) {
        return catchThrowableOfType(
                OpenAiException.class, () -> model().with(options).ask(request(TEXT)));
    }

    private void assertRefused(OpenAiException e) {
        assertThat(e).isInstanceOf(TlsException.class).hasMessageContaining("https://localhost:" + server.getPort());
        assertThat(e).hasMessageNotContaining(KEY);
        assertThat(e.mayBeRetried()).isFalse();
        assertThat(e.tries()).isEqualTo(1);
        assertThat(e.status()).isZero();
        assertThat(server.getRequestCount()).as("requests that were sent").isZero();
    }

    @Test
    void answers_where_the_certificate_is_trusted() {
        HeldCertificate certificate = certificate().build();
        serveWith(certificate);
        server.enqueue(response(200, GOOD));

        assertThat(model().with(secure().withClient(trusting(certificate)))
                        .ask(request(TEXT))
                        .text())
                .isEqualTo("Paris");
    }

    @Test
    void names_a_certificate_that_nobody_vouches_for() {
        serveWith(certificate().build());

        assertRefused(failure(secure()));
    }

    @Test
    void names_a_certificate_of_another_host() {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("other.example.org")
                .build();
        serveWith(certificate);

        assertRefused(failure(secure().withClient(trusting(certificate))));
    }

    @Test
    void names_a_certificate_that_has_expired() {
        long now = System.currentTimeMillis();
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate certificate = certificate()
                .signedBy(authority)
                .validityInterval(now - TimeUnit.DAYS.toMillis(2), now - TimeUnit.DAYS.toMillis(1))
                .build();
        serveWith(certificate);

        assertRefused(failure(secure().withClient(trusting(authority))));
    }

    @Test
    void names_a_server_that_speaks_no_tls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> answerInPlain(plain));
            OpenAiException e = failure(options().withBaseUrl("https://localhost:" + plain.getLocalPort() + "/v1"));

            assertThat(e).isInstanceOf(TlsException.class);
            assertThat(e.tries()).isEqualTo(1);
            answering.get(10, TimeUnit.SECONDS);
        }
    }

    private static void answerInPlain(ServerSocket server) {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().read()).isNotNegative();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void takes_a_handshake_that_breaks_off_for_a_broken_connection() throws Exception {
        try (ServerSocket dying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> hangingUp = CompletableFuture.runAsync(() -> {
                hangUp(dying);
                hangUp(dying);
            });
            OpenAiException e = failure(
                    options().withMaxRetries(1).withBaseUrl("https://localhost:" + dying.getLocalPort() + "/v1"));

            assertThat(e).isInstanceOf(ConnectionException.class);
            assertThat(e.mayBeRetried()).isTrue();
            assertThat(e.tries()).isEqualTo(2);
            hangingUp.get(10, TimeUnit.SECONDS);
        }
    }

    private static void hangUp(ServerSocket server) {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().read()).isNotNegative();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
