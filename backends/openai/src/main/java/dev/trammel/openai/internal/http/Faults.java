package dev.trammel.openai.internal.http;

import dev.trammel.openai.AuthenticationException;
import dev.trammel.openai.BadRequestException;
import dev.trammel.openai.CallTimeoutException;
import dev.trammel.openai.ConflictException;
import dev.trammel.openai.ConnectionException;
import dev.trammel.openai.Fault;
import dev.trammel.openai.HostNotFoundException;
import dev.trammel.openai.NotFoundException;
import dev.trammel.openai.OpenAiException;
import dev.trammel.openai.PermissionException;
import dev.trammel.openai.QuotaException;
import dev.trammel.openai.RateLimitException;
import dev.trammel.openai.RequestTimeoutException;
import dev.trammel.openai.RequestTooLargeException;
import dev.trammel.openai.ServerFaultException;
import dev.trammel.openai.TlsException;
import dev.trammel.openai.UnexpectedStatusException;
import dev.trammel.openai.UnprocessableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Gives each fault its name. */
public final class Faults {
    private static final Set<String> QUOTA =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "insufficient_balance", "billing_not_active");
    /** LiteLLM without a database says of a key that it doesn't know, with 400, that it can't look it up. */
    private static final String UNKNOWN_KEY = "no_db_connection";
    /** LiteLLM says so of a model that it doesn't have, with 400 and no code of its own. */
    private static final String UNKNOWN_MODEL = "Invalid model name passed in model=";

    private Faults() {}

    /** A status that is no success. */
    static Failed ofStatus(int status, Headers headers, ErrorBody body, HttpUrl url) {
        String code = body.code();
        String said = body.message();
        boolean quota = status == 402 || (status == 429 && code != null && QUOTA.contains(code));
        String message = "expected an answer, found status " + status + (code == null ? "" : " (" + code + ")")
                + (said.isEmpty() ? "" : ": " + said) + ", at " + place(url);
        Fault fault = Fault.of(message)
                .withStatus(status, requestId(headers))
                .withCode(code)
                .withRetry(mayBeRetried(status, quota, headers), RetryAfter.of(headers));
        return new Failed(quota ? QuotaException::new : kind(status, body), fault);
    }

    private static Function<Fault, OpenAiException> kind(int status, ErrorBody body) {
        return switch (status) {
            case 400 -> refusal(body);
            case 401 -> AuthenticationException::new;
            case 403 -> PermissionException::new;
            case 404 -> NotFoundException::new;
            case 408 -> RequestTimeoutException::new;
            case 409 -> ConflictException::new;
            case 413 -> RequestTooLargeException::new;
            case 422 -> UnprocessableException::new;
            case 429 -> RateLimitException::new;
            default -> status >= 500 ? ServerFaultException::new : UnexpectedStatusException::new;
        };
    }

    private static Function<Fault, OpenAiException> refusal(ErrorBody body) {
        if (UNKNOWN_KEY.equals(body.code())) {
            return AuthenticationException::new;
        }
        return body.message().contains(UNKNOWN_MODEL) ? NotFoundException::new : BadRequestException::new;
    }

    private static boolean mayBeRetried(int status, boolean quota, Headers headers) {
        boolean never = quota || status == 400 || status == 401 || status == 403 || status == 501;
        String word = headers.get("x-should-retry");
        if (word != null && !never) {
            return word.equals("true");
        }
        return !never && (status == 408 || status == 409 || status == 429 || status >= 500);
    }

    /** By which the server knows the call. */
    public static @Nullable String requestId(Headers headers) {
        for (String name : new String[] {"x-request-id", "request-id", "apim-request-id", "x-litellm-call-id"}) {
            String id = headers.get(name);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /** A failure that came with the status of a success; its code may be the status it should have had. */
    public static Failed inside(int code, Reply reply, ErrorBody body) {
        int status = code >= 400 && code < 600 ? code : reply.status();
        return ofStatus(status, reply.headers(), body, reply.url());
    }

    /** A redirect that isn't followed. */
    static Failed ofRedirect(int status, HttpUrl from, String to) {
        HttpUrl target = from.resolve(to);
        return new Failed(
                UnexpectedStatusException::new,
                Fault.of("expected an answer, found a redirect (" + status + ") to "
                                + (target == null ? "no address" : place(target))
                                + ", where neither the key nor the prompt is sent, at " + place(from))
                        .withStatus(status, null));
    }

    /** Something that went wrong on the way. */
    public static Failed ofTransport(IOException e, HttpUrl url, Deadline deadline) {
        String place = ", at " + place(url);
        if (e instanceof SSLException && !isBroken(e)) {
            return new Failed(
                    TlsException::new,
                    Fault.of("expected a trusted connection, found " + words(e) + place)
                            .withCause(e));
        }
        if (e instanceof UnknownHostException) {
            return new Failed(
                    HostNotFoundException::new,
                    Fault.of("expected the address of a server, found none" + place)
                            .withCause(e)
                            .withRetry(true, null));
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            boolean over = deadline.left() <= 0 || !(e instanceof SocketTimeoutException);
            String what = over
                    ? "expected the whole answer within " + seconds(deadline.total())
                    : "expected something from the server in time";
            return new Failed(
                    CallTimeoutException::new,
                    Fault.of(what + ", found none" + place).withCause(e).withRetry(true, null));
        }
        return new Failed(
                ConnectionException::new,
                Fault.of("expected a connection, found that it failed: " + words(e) + place)
                        .withCause(e)
                        .withRetry(true, null));
    }

    /** Whether the connection went away in the midst of its handshake: that says nothing about certificates. */
    private static boolean isBroken(IOException e) {
        return e.getCause() instanceof EOFException || e.getCause() instanceof SocketException;
    }

    private static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    /** An address without its query, which may hold a key. */
    public static String place(HttpUrl url) {
        return url.newBuilder().query(null).username("").password("").build().toString();
    }
}
