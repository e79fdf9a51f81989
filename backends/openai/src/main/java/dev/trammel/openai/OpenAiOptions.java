package dev.trammel.openai;

import java.net.Proxy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches its server.
 *
 * @param apiKey gives the key, asked before each call; null reads the provider's environment variable
 * @param organization whose bill it goes on; null reads {@code OPENAI_ORG_ID} where the server is OpenAI's
 * @param project which project it belongs to; null reads {@code OPENAI_PROJECT_ID} where the server is OpenAI's
 * @param baseUrl where the server is; null takes the provider's
 * @param timeouts how long things may take
 * @param maxRetries how often a call that failed in transport is sent again, at least 0
 * @param headers sent with each call
 * @param query added to each address
 * @param client the client whose connections, interceptors and dispatcher are used; null uses one that all models share
 * @param proxy what connections go through; null leaves it to the system
 * @param maxAnswerBytes how long an answer may become, unzipped, at least 1
 * @param rateLimit how much is sent in a minute; null sets no limit
 */
public record OpenAiOptions(
        @Nullable Supplier<String> apiKey,
        @Nullable String organization,
        @Nullable String project,
        @Nullable String baseUrl,
        Timeouts timeouts,
        int maxRetries,
        Map<String, String> headers,
        Map<String, String> query,
        @Nullable OkHttpClient client,
        @Nullable Proxy proxy,
        long maxAnswerBytes,
        @Nullable RateLimit rateLimit) {

    /** Everything as the provider and the environment have it, two retries, answers of up to 32 MiB. */
    public static final OpenAiOptions DEFAULT = new OpenAiOptions(
            null, null, null, null, Timeouts.DEFAULT, 2, Map.of(), Map.of(), null, null, 32L << 20, null);

    /** Checks the ranges, and copies. */
    public OpenAiOptions {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("expected at least 0 retries, found " + maxRetries);
        }
        if (maxAnswerBytes < 1) {
            throw new IllegalArgumentException("expected answers of at least 1 byte, found " + maxAnswerBytes);
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /** The same with another organization. */
    public OpenAiOptions withOrganization(String other) {
        return new OpenAiOptions(
                apiKey,
                other,
                project,
                baseUrl,
                timeouts,
                maxRetries,
                headers,
                query,
                client,
                proxy,
                maxAnswerBytes,
                rateLimit);
    }

    /** The same with another project. */
    public OpenAiOptions withProject(String other) {
        return new OpenAiOptions(
                apiKey,
                organization,
                other,
                baseUrl,
                timeouts,
                maxRetries,
                headers,
                query,
                client,
                proxy,
                maxAnswerBytes,
                rateLimit);
    }

    /** The same with another base url. */
    public OpenAiOptions withBaseUrl(String other) {
        return new OpenAiOptions(
                apiKey,
                organization,
                project,
                other,
                timeouts,
                maxRetries,
                headers,
                query,
                client,
                proxy,
                maxAnswerBytes,
                rateLimit);
    }

    /** The same with another timeouts. */
    public OpenAiOptions withTimeouts(Timeouts other) {
        return new OpenAiOptions(
                apiKey,
                organization,
                project,
                baseUrl,
                other,
                maxRetries,
                headers,
                query,
                client,
                proxy,
                maxAnswerBytes,
                rateLimit);
    }

    /** The same with another max retries. */
    public OpenAiOptions withMaxRetries(int other) {
        return new OpenAiOptions(
                apiKey,
                organization,
                project,
                baseUrl,
                timeouts,
                other,
                headers,
                query,
                client,
                proxy,
                maxAnswerBytes,
                rateLimit);
    }

    /** The same with another client. */
    public OpenAiOptions withClient(OkHttpClient other) {
        return new OpenAiOptions(
                apiKey,
                organization,
                project,
                baseUrl,
                timeouts,
                maxRetries,
                headers,
                query,
                other,
                proxy,
                maxAnswerBytes,
                rateLimit);
    }

    /** The same with another proxy. */
    public OpenAiOptions withProxy(Proxy other) {
        return new OpenAiOptions(
                apiKey,
                organization,
                project,
                baseUrl,
                timeouts,
                maxRetries,
                headers,
                query,
                client,
                other,
                maxAnswerBytes,
                rateLimit);
    }

    /** The same with another max answer bytes. */
    public OpenAiOptions withMaxAnswerBytes(long other) {
        return new OpenAiOptions(
                apiKey,
                organization,
                project,
                baseUrl,
                timeouts,
                maxRetries,
                headers,
                query,
                client,
                proxy,
                other,
                rateLimit);
    }

    /** The same with another rate limit. */
    public OpenAiOptions withRateLimit(RateLimit other) {
        return new OpenAiOptions(
                apiKey,
                organization,
                project,
                baseUrl,
                timeouts,
                maxRetries,
                headers,
                query,
                client,
                proxy,
                maxAnswerBytes,
                other);
    }

    /** The same with a key. */
    public OpenAiOptions withApiKey(String key) {
        return withApiKey(() -> key);
    }

    /** The same with what gives the key before each call: for keys that expire. */
    public OpenAiOptions withApiKey(Supplier<String> other) {
        return new OpenAiOptions(
                other,
                organization,
                project,
                baseUrl,
                timeouts,
                maxRetries,
                headers,
                query,
                client,
                proxy,
                maxAnswerBytes,
                rateLimit);
    }

    /** The same with one more header. */
    public OpenAiOptions withHeader(String name, String value) {
        return new OpenAiOptions(
                apiKey,
                organization,
                project,
                baseUrl,
                timeouts,
                maxRetries,
                plus(headers, name, value),
                query,
                client,
                proxy,
                maxAnswerBytes,
                rateLimit);
    }

    /** The same with one more query parameter. */
    public OpenAiOptions withQuery(String name, String value) {
        return new OpenAiOptions(
                apiKey,
                organization,
                project,
                baseUrl,
                timeouts,
                maxRetries,
                headers,
                plus(query, name, value),
                client,
                proxy,
                maxAnswerBytes,
                rateLimit);
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    /** Neither the key nor what headers and query parameters hold. */
    @Override
    public String toString() {
        return "OpenAiOptions[baseUrl=" + baseUrl + ", timeouts=" + timeouts + ", maxRetries=" + maxRetries
                + ", headers="
                + headers.keySet() + ", query=" + query.keySet() + ", maxAnswerBytes=" + maxAnswerBytes + ", rateLimit="
                + rateLimit
                + ']';
    }
}
