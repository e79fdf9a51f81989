package dev.trammel.openai.internal.http;

import dev.trammel.CancelledException;
import dev.trammel.openai.Fault;
import dev.trammel.openai.RateLimitException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends requests, again where that helps, and gives each fault its name. */
public final class Transport {
    private static final long FIRST_PAUSE = 500_000_000L;
    private static final long LONGEST_PAUSE = 8_000_000_000L;
    private static final int REDIRECTS = 5;
    private static final int ERROR_BYTES = 1 << 16;

    private final OkHttpClient client;
    private final int maxRetries;
    private final long maxBytes;
    private final @Nullable Limiter limiter;

    /**
     * Sends through a client.
     *
     * @param maxBytes how long an answer may be
     */
    public Transport(OkHttpClient client, int maxRetries, long maxBytes, @Nullable Limiter limiter) {
        this.client = client;
        this.maxRetries = maxRetries;
        this.maxBytes = maxBytes;
        this.limiter = limiter;
    }

    /** What is done with a successful answer. */
    private interface Handler<T> {
        T handle(Call call, Response response) throws Failed;
    }

    /**
     * Sends and reads the whole answer.
     *
     * @param redaction of what the server says
     */
    public Reply send(Request request, Redaction redaction, Deadline deadline) {
        return repeat(request, redaction, deadline, (call, response) -> {
            try (response) {
                byte[] body = Body.of(response, maxBytes, deadline);
                return new Reply(response.code(), response.headers(), body, request.url(), redaction);
            } finally {
                InterruptWatch.end(call);
            }
        });
    }

    /** Sends and leaves the answer's body to be read. */
    public OpenReply open(Request request, Redaction redaction, Deadline deadline) {
        return repeat(request, redaction, deadline, (call, response) -> {
            InterruptWatch.end(call);
            return new OpenReply(call, response, deadline, redaction);
        });
    }

    private <T> T repeat(Request request, Redaction redaction, Deadline deadline, Handler<T> handler) {
        for (int tries = 1; ; tries++) {
            try {
                waitForTurn(request.url(), deadline);
                return follow(request, redaction, deadline, handler);
            } catch (Failed e) {
                long pause = tries <= maxRetries && e.again() ? pause(e.fault(), tries) : -1;
                if (pause < 0 || pause >= deadline.left()) {
                    throw e.named(tries);
                }
                if (tries == 1 && e.isBrokenConnection()) {
                    client.connectionPool().evictAll(); // others may be as stale; a new one needs no pause
                } else {
                    sleep(pause);
                }
            }
        }
    }

    private static long pause(Fault fault, int tries) {
        Duration asked = fault.retryAfter();
        if (asked != null) {
            return asked.toNanos();
        }
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(tries - 1, 10));
        return (long) (pause * ThreadLocalRandom.current().nextDouble(0.75, 1));
    }

    private void waitForTurn(HttpUrl url, Deadline deadline) throws Failed {
        if (limiter == null) {
            return;
        }
        for (long pause = limiter.take(); pause > 0; pause = limiter.take()) {
            if (pause >= deadline.left()) {
                throw new Failed(
                        RateLimitException::new,
                        Fault.of("expected a turn within the rate limit of the options before the call's time is over,"
                                        + " found none, at " + Faults.place(url))
                                .withRetry(true, Duration.ofNanos(pause)));
            }
            sleep(pause);
        }
    }

    private static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        }
    }

    private static CancelledException cancelled(@Nullable Throwable cause) {
        return new CancelledException("the thread was interrupted", cause, List.of());
    }

    /** Follows redirects to the same server; OkHttp would make a GET of the POST. */
    private <T> T follow(Request first, Redaction redaction, Deadline deadline, Handler<T> handler) throws Failed {
        Request request = first;
        for (int i = 0; ; i++) {
            Call call = client.newCall(request);
            long left = deadline.left();
            call.timeout().timeout(Math.max(left, 1), TimeUnit.NANOSECONDS);
            if (Thread.currentThread().isInterrupted()) {
                throw cancelled(null);
            }
            InterruptWatch.begin(call);
            boolean handed = false;
            try {
                Response response = call.execute();
                if (response.isSuccessful()) {
                    handed = true;
                    return handler.handle(call, response);
                }
                Request next;
                try (response) {
                    next = redirected(request, response);
                    if (next == null || i == REDIRECTS) {
                        throw refused(response, request.url(), redaction);
                    }
                }
                request = next;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw cancelled(e);
                }
                throw Faults.ofTransport(e, request.url(), deadline);
            } finally {
                if (!handed) {
                    InterruptWatch.end(call);
                }
            }
        }
    }

    private static @Nullable Request redirected(Request request, Response response) throws Failed {
        String location = response.header("Location");
        if ((response.code() != 307 && response.code() != 308) || location == null) {
            if (response.code() >= 300 && response.code() < 400 && location != null) {
                throw Faults.ofRedirect(response.code(), request.url(), location);
            }
            return null;
        }
        HttpUrl target = request.url().resolve(location);
        boolean same = target != null
                && target.host().equals(request.url().host())
                && target.port() == request.url().port()
                && target.scheme().equals(request.url().scheme());
        if (target == null || !same) {
            throw Faults.ofRedirect(response.code(), request.url(), location);
        }
        return request.newBuilder().url(target).build();
    }

    private static Failed refused(Response response, HttpUrl url, Redaction redaction) throws IOException {
        ErrorBody body = ErrorBody.of(prefix(response.body().byteStream(), ERROR_BYTES), redaction);
        Headers headers = response.headers();
        return Faults.ofStatus(response.code(), headers, body, url);
    }

    private static byte[] prefix(InputStream in, int most) throws IOException {
        return in.readNBytes(most);
    }
}
