package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.ModelDownloadException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt to download a file. What has come is kept beside the target, with the tag by which the server knows that
 * version, so that the next attempt can go on from there.
 */
final class Download {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");
    private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d+)");

    private final Remote remote;
    private final URI uri;
    private final Cache cache;
    private final DownloadListener listener;
    private final Environment environment;
    private final Path part;
    private final Path tag;

    Download(Remote remote, URI uri, Cache cache, DownloadListener listener, Environment environment) {
        this.remote = remote;
        this.uri = uri;
        this.cache = cache;
        this.listener = listener;
        this.environment = environment;
        part = cache.beside(".part");
        tag = cache.beside(".part.etag");
    }

    /**
     * Downloads the file and puts it into the cache.
     *
     * @throws IOException if another attempt may succeed
     * @throws ModelDownloadException if none will
     */
    void run(HttpFetch http) throws IOException {
        long here = partSize();
        Optional<String> known = here > 0 ? readTag() : Optional.empty();
        boolean resuming = known.isPresent();
        HttpFetch.Answer answer =
                http.get(resuming ? Map.of("Range", "bytes=" + here + '-', "If-Range", known.get()) : Map.of());
        HttpResponse<InputStream> response = answer.response();
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case 200 -> copy(body, 0, length(response.headers()), response.headers());
                case 206 -> copyRange(body, here, response.headers());
                case 416 -> checkWhole(here, response.headers());
                default -> throw refusal(response.statusCode(), http.hasToken());
            }
        }
        try {
            cache.publish(part, remote.sha256().or(answer::linkedDigest), HuggingFace.shown(uri));
        } finally {
            delete(tag);
        }
    }

    private void copyRange(InputStream body, long here, HttpHeaders headers) throws IOException {
        Matcher range = RANGE.matcher(headers.firstValue("content-range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != here) {
            discard();
            throw new ServerException("another range than was asked for");
        }
        copy(body, here, Long.parseLong(range.group(2)), headers);
    }

    /** After an attempt that was cut off between the last byte and the check. */
    private void checkWhole(long here, HttpHeaders headers) throws IOException {
        Matcher range = UNSATISFIED.matcher(headers.firstValue("content-range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != here) {
            discard();
            throw new ServerException("status 416");
        }
    }

    private void copy(InputStream body, long from, long total, HttpHeaders headers) throws IOException {
        writeTag(headers.firstValue("etag").filter(value -> value.startsWith("\""))); // a weak one is of no use here
        listener.started(remote.toString(), from, total);
        long done = from;
        try (PartFile file = PartFile.open(cache, part, from);
                StallGuard guard = new StallGuard(body, environment.patience())) {
            byte[] buffer = new byte[1 << 16];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new ModelDownloadException("expected the file, found the thread interrupted");
                }
                file.write(buffer, count);
                guard.progressed();
                done += count;
                listener.progressed(done, total);
            }
        }
        if (total >= 0 && done != total) {
            throw new ServerException("a connection that was cut after " + done + " of " + total + " bytes");
        }
    }

    private static long length(HttpHeaders headers) {
        return headers.firstValueAsLong("content-length").orElse(-1);
    }

    private RuntimeException refusal(int status, boolean hasToken) throws IOException {
        if (status == 408 || status == 429 || status >= 500) {
            throw new ServerException("status " + status);
        }
        String reason = switch (status) {
            case 401, 403 ->
                hasToken ? ", with the token in HF_TOKEN" : ", without a token: HF_TOKEN is where it would come from";
            case 404 -> ": no such repository, revision or file, or none without a token";
            default -> "";
        };
        return new ModelDownloadException(
                "expected the file, found status " + status + reason + ", at " + HuggingFace.shown(uri));
    }

    private long partSize() {
        try {
            return Files.size(part);
        } catch (IOException e) {
            return 0;
        }
    }

    private Optional<String> readTag() {
        try {
            return Optional.of(Files.readString(tag)).filter(value -> !value.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void writeTag(Optional<String> value) {
        try {
            if (value.isPresent()) {
                Files.writeString(tag, value.get());
            } else {
                Files.deleteIfExists(tag);
            }
        } catch (IOException e) {
            throw cache.unwritable(e);
        }
    }

    private void discard() {
        delete(part);
        delete(tag);
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cache.unwritable(e);
        }
    }
}
