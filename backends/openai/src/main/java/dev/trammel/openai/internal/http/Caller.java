package dev.trammel.openai.internal.http;

import dev.trammel.openai.AuthenticationException;
import dev.trammel.openai.Fault;
import dev.trammel.openai.OpenAiOptions;
import dev.trammel.openai.Provider;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Calls one server: knows its address, its key and its headers. */
public final class Caller {
    private static final String AGENT = "trammel-openai/0.1.0";
    private static final String OPENAI_HOST = "api.openai.com";

    private final Provider provider;
    private final OpenAiOptions options;
    private final Function<String, @Nullable String> environment;
    private final Transport transport;
    private final HttpUrl base;
    private final @Nullable Limiter limiter;

    /**
     * Calls a server.
     *
     * @param environment gives the value of a variable; null if it isn't set
     * @throws IllegalArgumentException if there is no base URL
     */
    public Caller(Provider provider, OpenAiOptions options, Function<String, @Nullable String> environment) {
        this.provider = provider;
        this.options = options;
        this.environment = environment;
        base = base(options.baseUrl() == null ? provider.baseUrl() : options.baseUrl());
        limiter = options.rateLimit() == null ? null : new Limiter(options.rateLimit());
        transport = new Transport(Clients.of(options), options.maxRetries(), options.maxAnswerBytes(), limiter);
    }

    private HttpUrl base(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new IllegalArgumentException("expected an http or https address as base URL of " + provider.name()
                    + ", found " + (text.isEmpty() ? "none" : '"' + text + '"'));
        }
        return url;
    }

    /** Posts JSON and reads the whole answer. */
    public Reply post(String path, byte[] body, Deadline deadline) {
        String key = key();
        return transport.send(
                request(path, key, "application/json")
                        .post(new OneShotBody(body))
                        .build(),
                new Redaction(key),
                deadline);
    }

    /** Posts JSON and leaves the answer to be read. */
    public OpenReply open(String path, byte[] body, Deadline deadline) {
        String key = key();
        String accepted = "text/event-stream, application/x-ndjson, application/json";
        return transport.open(
                request(path, key, accepted).post(new OneShotBody(body)).build(), new Redaction(key), deadline);
    }

    /** Gets JSON. */
    public Reply get(String path, Deadline deadline) {
        String key = key();
        return transport.send(request(path, key, "application/json").get().build(), new Redaction(key), deadline);
    }

    /** When a call that begins now must be over. */
    public Deadline deadline(@Nullable Duration timeout) {
        return Deadline.in(options.timeouts().call(), timeout);
    }

    /** Counts tokens against the rate limit. */
    public void spend(long tokens) {
        if (limiter != null) {
            limiter.spend(tokens);
        }
    }

    private String key() {
        if (options.apiKey() != null) {
            return checked(options.apiKey().get());
        }
        for (String variable : provider.keyVariables()) {
            String value = environment.apply(variable);
            if (value != null && !value.isBlank()) {
                return checked(value.strip());
            }
        }
        if (provider.keyNeeded()) {
            throw new AuthenticationException(Fault.of("expected a key for " + provider.name()
                    + " in the options or in the environment variable "
                    + String.join(" or ", provider.keyVariables()) + ", found none"));
        }
        return "EMPTY";
    }

    /** OkHttp would repeat a bad one in its message. */
    private static String checked(String key) {
        if (key.isEmpty() || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("expected a key of visible ASCII characters, found others");
        }
        return key;
    }

    private Request.Builder request(String path, String key, String accepted) {
        HttpUrl.Builder url = base.newBuilder();
        url.addPathSegments(path);
        options.query().forEach(url::setQueryParameter);
        Request.Builder request = new Request.Builder()
                .url(trimmed(url.build()))
                .header("User-Agent", AGENT)
                .header("Accept", accepted)
                .header(provider.auth().header(), provider.auth().prefix() + key);
        if (base.host().equals(OPENAI_HOST)) {
            account(request, "OpenAI-Organization", options.organization(), "OPENAI_ORG_ID");
            account(request, "OpenAI-Project", options.project(), "OPENAI_PROJECT_ID");
        } else {
            account(request, "OpenAI-Organization", options.organization(), null);
            account(request, "OpenAI-Project", options.project(), null);
        }
        for (Map.Entry<String, String> header : provider.headers().entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        for (Map.Entry<String, String> header : options.headers().entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        return request;
    }

    /** Without the empty segment that a base URL with a slash at its end leaves. */
    private static HttpUrl trimmed(HttpUrl url) {
        HttpUrl.Builder builder = url.newBuilder();
        for (int i = url.pathSize() - 1; i >= 0; i--) {
            if (url.pathSegments().get(i).isEmpty()) {
                builder.removePathSegment(i);
            }
        }
        return builder.build();
    }

    private void account(Request.Builder request, String header, @Nullable String value, @Nullable String variable) {
        String found = value == null && variable != null ? environment.apply(variable) : value;
        if (found != null && !found.isBlank()) {
            request.header(header, found);
        }
    }
}
