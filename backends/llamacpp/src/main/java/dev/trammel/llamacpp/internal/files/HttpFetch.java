package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.ModelDownloadException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;

/** Requests that follow redirects, with a token that is shown to the first host only. */
final class HttpFetch {
    private static final int MAX_REDIRECTS = 10;

    private final URI first;
    private final Environment environment;
    private final Optional<String> token;
    private final HttpClient client;

    HttpFetch(URI first, Environment environment) {
        this.first = first;
        this.environment = environment;
        token = environment.get("HF_TOKEN");
        if (token.isPresent() && !token.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new ModelDownloadException("expected visible ASCII characters in HF_TOKEN, found others");
        }
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(environment.patience())
                .build();
    }

    /**
     * What a server answers in the end.
     *
     * @param response of the last host
     * @param linkedDigest what the first host says that the file hashes to
     */
    record Answer(HttpResponse<InputStream> response, Optional<String> linkedDigest) {}

    /** Asks for the file. The answer has any status but that of a redirect. */
    Answer get(Map<String, String> headers) throws IOException {
        URI uri = first;
        Optional<String> digest = Optional.empty();
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            HttpResponse<InputStream> response = send(uri, headers);
            if (isFirstHost(uri) && digest.isEmpty()) {
                digest = response.headers()
                        .firstValue("x-linked-etag")
                        .map(tag -> tag.replaceFirst("^W/", "").replace("\"", ""))
                        .filter(Remote::isDigest);
            }
            Optional<String> location = response.headers().firstValue("location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Answer(response, digest);
            }
            response.body().close();
            uri = redirected(uri, location.get());
        }
        throw new ModelDownloadException(
                "expected at most " + MAX_REDIRECTS + " redirects, found more, at " + HuggingFace.shown(first));
    }

    /** Whether a token is sent along with the first request. */
    boolean hasToken() {
        return token.isPresent();
    }

    static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static URI redirected(URI from, String location) {
        try {
            URI to = from.resolve(location);
            boolean downgraded =
                    "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme());
            if (isHttp(to) && to.getHost() != null && !downgraded) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // said below, without a signature that may be in it
        }
        throw new ModelDownloadException(
                "expected a redirect to an address as safe as " + HuggingFace.shown(from) + ", found another");
    }

    private HttpResponse<InputStream> send(URI uri, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(environment.patience()).header("User-Agent", "trammel");
        headers.forEach(request::header);
        if (isFirstHost(uri)) {
            token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelDownloadException("expected an answer, found the thread interrupted", e);
        }
    }

    private boolean isFirstHost(URI uri) {
        return first.getScheme().equalsIgnoreCase(uri.getScheme())
                && first.getHost().equalsIgnoreCase(uri.getHost())
                && first.getPort() == uri.getPort();
    }
}
