package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.ModelDownloadException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of a repository, over HTTP. */
public final class HuggingFace implements Source {
    private static final int ATTEMPTS = 4;

    private final Remote remote;
    private final Environment environment;

    /** Downloads a file. */
    public HuggingFace(Remote remote, Environment environment) {
        this.remote = remote;
        this.environment = environment;
    }

    @Override
    public void bring(Cache cache, DownloadListener listener) {
        URI uri = uri();
        HttpFetch http = new HttpFetch(uri, environment);
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                new Download(remote, uri, cache, listener, environment).run(http);
                return;
            } catch (ConnectException | HttpConnectTimeoutException e) {
                throw new ModelDownloadException("expected an answer, found " + missing(e) + ", at " + shown(uri), e);
            } catch (IOException e) {
                last = e;
                pause();
            }
        }
        throw new ModelDownloadException(
                "expected the file, found " + describe(last) + " at each of " + ATTEMPTS + " attempts, at "
                        + shown(uri),
                last);
    }

    private URI uri() {
        String endpoint = environment.get("HF_ENDPOINT").orElse("https://huggingface.co");
        try {
            URI uri = URI.create(endpoint.replaceFirst("/+$", "") + '/' + encoded(remote.repository()) + "/resolve/"
                    + URLEncoder.encode(remote.revision(), StandardCharsets.UTF_8) + '/' + encoded(remote.file()));
            if (uri.getHost() != null && HttpFetch.isHttp(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below, without what may be a password in it
        }
        throw new ModelDownloadException("expected an http or https address in HF_ENDPOINT, found something else");
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/"))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    private void pause() {
        try {
            Thread.sleep(environment.pause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelDownloadException("expected the file, found the thread interrupted", e);
        }
    }

    private static String missing(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "an unknown host";
            }
        }
        return e instanceof HttpConnectTimeoutException ? "no connection in time" : "no connection";
    }

    private static String describe(@Nullable IOException e) {
        if (e == null || e.getMessage() == null) {
            return e == null ? "nothing" : e.getClass().getSimpleName();
        }
        return e instanceof ServerException ? e.getMessage() : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** An address without what may be secret in it: the query of a redirect is a signature. */
    static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getPath();
    }

    @Override
    public String toString() {
        return "Hugging Face";
    }
}
