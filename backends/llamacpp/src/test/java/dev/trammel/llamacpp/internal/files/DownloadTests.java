package dev.trammel.llamacpp.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.ModelCacheException;
import dev.trammel.llamacpp.ModelDownloadException;
import dev.trammel.llamacpp.internal.gguf.GgufBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DownloadTests {
    private static final byte[] MODEL = GgufBuilder.valid(100_000);

    @TempDir
    Path directory;

    private FileServer server;
    private Cache cache;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void serve() throws IOException {
        server = new FileServer(MODEL);
        variables.put("HF_ENDPOINT", server.endpoint() + "/");
        cache = new Cache(directory, directory.resolve("o--r/main/sub dir/m.gguf"));
        cache.prepare();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void downloads_a_file() throws IOException {
        bring(Optional.of(sha256(MODEL)));

        assertThat(cache.target()).hasBinaryContent(MODEL);
        assertThat(files()).containsExactly("m.gguf");
        assertThat(server.seen)
                .containsExactly(new FileServer.Seen("/o/r/resolve/main/sub%20dir/m.gguf", null, null, null));
    }

    @Test
    void goes_on_where_a_connection_was_cut() throws IOException {
        server.cutAfter = 150_000;
        server.cuts = 2;
        bring(Optional.of(sha256(MODEL)));

        assertThat(cache.target()).hasBinaryContent(MODEL);
        long first = begin(1);
        long second = begin(2);
        assertThat(server.seen).hasSize(3);
        assertThat(server.seen.get(0).range()).isNull();
        // What was on its way when the connection was cut may be lost.
        assertThat(first).isBetween(1L, 150_000L);
        assertThat(second - first).isBetween(1L, 150_000L);
        assertThat(server.seen).extracting(FileServer.Seen::ifRange).containsExactly(null, "\"v1\"", "\"v1\"");
        assertThat(files()).containsExactly("m.gguf");
    }

    @Test
    void goes_on_after_the_process_that_began() throws IOException {
        server.cutAfter = 1000;
        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("at each of 4 attempts");
        assertThat(files()).containsExactly("m.gguf.part", "m.gguf.part.etag");
        long came = Files.size(cache.beside(".part"));
        assertThat(came).isBetween(1L, 4000L);
        server.cutAfter = Integer.MAX_VALUE;
        server.seen.clear();
        bring(Optional.of(sha256(MODEL)));

        assertThat(cache.target()).hasBinaryContent(MODEL);
        assertThat(server.seen).extracting(FileServer.Seen::range).containsExactly("bytes=" + came + "-");
    }

    @Test
    void begins_anew_when_the_file_has_changed_or_ranges_are_ignored() throws IOException {
        Files.write(cache.beside(".part"), new byte[5000]);
        Files.writeString(cache.beside(".part.etag"), "\"v0\"");
        bring(Optional.of(sha256(MODEL)));
        assertThat(cache.target()).hasBinaryContent(MODEL);

        Files.delete(cache.target());
        Files.write(cache.beside(".part"), new byte[5000]);
        Files.writeString(cache.beside(".part.etag"), "\"v1\"");
        server.ignoresRanges = true;
        bring(Optional.of(sha256(MODEL)));
        assertThat(cache.target()).hasBinaryContent(MODEL);
        assertThat(files()).containsExactly("m.gguf");
    }

    @Test
    void does_not_trust_what_it_can_not_tell_the_version_of() throws IOException {
        Files.write(cache.beside(".part"), new byte[5000]);
        bring(Optional.of(sha256(MODEL)));

        assertThat(server.seen).extracting(FileServer.Seen::range).containsOnlyNulls();
        assertThat(cache.target()).hasBinaryContent(MODEL);
    }

    @Test
    void checks_what_was_complete_already() throws IOException {
        Files.write(cache.beside(".part"), MODEL);
        Files.writeString(cache.beside(".part.etag"), "\"v1\"");
        bring(Optional.of(sha256(MODEL)));

        assertThat(cache.target()).hasBinaryContent(MODEL);
        assertThat(server.seen).hasSize(1);
    }

    @Test
    void deletes_a_part_that_turns_out_wrong() throws IOException {
        Files.write(cache.beside(".part"), new byte[5000]);
        Files.writeString(cache.beside(".part.etag"), "\"v1\"");

        assertThatThrownBy(() -> bring(Optional.of(sha256(MODEL))))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("expected SHA-256 " + sha256(MODEL) + ", found ");
        assertThat(files()).isEmpty();
        bring(Optional.of(sha256(MODEL)));
        assertThat(cache.target()).hasBinaryContent(MODEL);
    }

    @Test
    void refuses_another_file_than_the_server_speaks_of() throws IOException {
        String other = sha256(new byte[1]);
        server.linkedTag = '"' + other + '"';

        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("expected SHA-256 " + other + ", found " + sha256(MODEL));
        assertThat(files()).isEmpty();
        server.linkedTag = '"' + sha256(MODEL) + '"';
        bring(Optional.empty());
        assertThat(cache.target()).hasBinaryContent(MODEL);
    }

    @Test
    void refuses_what_is_no_model() throws IOException {
        server.content = "<html>Please log in</html>".getBytes();

        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("expected a file that begins with GGUF, found \"<\"...");
        assertThat(files()).isEmpty();
        server.content = Arrays.copyOf(MODEL, 100_000);
        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("truncated: expected at least");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, 1, 'status 401, without a token: HF_TOKEN is where it would come from'",
        "403, 1, 'status 403, without a token'",
        "404, 1, 'status 404: no such repository, revision or file'",
        "410, 1, 'status 410, at http://127.0.0.1'",
        "500, 4, 'status 500 at each of 4 attempts'",
        "503, 4, 'status 503 at each of 4 attempts'",
        "429, 4, 'status 429 at each of 4 attempts'",
    })
    void says_what_the_server_answered(int status, int requests, String message) throws IOException {
        server.status = status;

        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining(message);
        assertThat(server.seen).hasSize(requests);
        assertThat(files()).isEmpty();
    }

    @Test
    void outlasts_a_server_that_is_busy_for_a_moment() {
        server.status = 503;
        server.failures = 2;
        bring(Optional.of(sha256(MODEL)));

        assertThat(cache.target()).hasBinaryContent(MODEL);
    }

    @Test
    void shows_the_token_to_its_host_only() throws IOException {
        variables.put("HF_TOKEN", "hf_secret");
        try (FileServer other = new FileServer(MODEL)) {
            server.linkedTag = '"' + sha256(MODEL) + '"';
            server.location = other.endpoint() + "/cdn/m.gguf?X-Signature=abc";
            bring(Optional.empty());

            assertThat(server.seen).extracting(FileServer.Seen::authorization).containsExactly("Bearer hf_secret");
            assertThat(other.seen).extracting(FileServer.Seen::authorization).containsExactly((String) null);
            assertThat(cache.target()).hasBinaryContent(MODEL);

            Files.delete(cache.target());
            other.status = 403;
            assertThatThrownBy(() -> bring(Optional.empty()))
                    .isInstanceOf(ModelDownloadException.class)
                    .hasMessageContaining("status 403, with the token in HF_TOKEN")
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining("Signature");
        }
    }

    @Test
    void keeps_a_broken_token_to_itself() {
        variables.put("HF_TOKEN", "hf_\u00e4\nsecret");

        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessage("expected visible ASCII characters in HF_TOKEN, found others");
        assertThat(server.seen).isEmpty();
    }

    @Test
    void follows_redirects_to_an_end_only() {
        server.location = "/again";
        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("at most 10 redirects");
        server.location = "ftp://example.invalid/m.gguf";
        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("expected a redirect to an address as safe as");
    }

    @Test
    void does_not_wait_for_ever_for_a_silent_server() {
        server.cutAfter = 10;
        server.stallMillis = 20_000;
        long begin = System.nanoTime();

        assertThatThrownBy(() -> bring(Optional.empty())).isInstanceOf(ModelDownloadException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void says_when_nobody_answers() {
        variables.put("HF_ENDPOINT", "http://127.0.0.1:9");

        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("expected an answer, found no connection")
                .hasMessageContaining("at http://127.0.0.1:9/o/r/resolve/main/sub dir/m.gguf");
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "ftp://host", "http://user:pass word@host"})
    void wants_an_address_as_endpoint(String endpoint) {
        variables.put("HF_ENDPOINT", endpoint);

        assertThatThrownBy(() -> bring(Optional.empty()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessage("expected an http or https address in HF_ENDPOINT, found something else");
    }

    @Test
    void names_a_cache_that_can_not_be_written() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Cache blocked = new Cache(file, file.resolve("o--r/m.gguf"));

        assertThatThrownBy(blocked::prepare)
                .isInstanceOf(ModelCacheException.class)
                .hasMessageContaining("expected a cache directory that can be written")
                .hasMessageContaining("at " + file);
        Files.createDirectory(cache.beside(".part"));
        assertThatThrownBy(() -> bring(Optional.empty())).isInstanceOf(ModelCacheException.class);
    }

    @Test
    void tells_how_far_it_is() {
        server.cutAfter = 150_000;
        server.cuts = 1;
        StringBuilder told = new StringBuilder();
        long[] last = {-1};
        new HuggingFace(remote(Optional.empty()), environment()).bring(cache, new DownloadListener() {
            @Override
            public void started(String what, long done, long total) {
                told.append(what)
                        .append(' ')
                        .append(done)
                        .append('/')
                        .append(total == MODEL.length)
                        .append(';');
            }

            @Override
            public void progressed(long done, long total) {
                assertThat(done).isGreaterThan(last[0]).isLessThanOrEqualTo(total);
                last[0] = done;
            }

            @Override
            public void finished() {}
        });

        assertThat(told).hasToString("o/r/sub dir/m.gguf@main 0/true;o/r/sub dir/m.gguf@main " + begin(1) + "/true;");
        assertThat(last[0]).isEqualTo(MODEL.length);
    }

    /** Where the range begins that a request asked for. */
    private long begin(int request) {
        String range = Objects.requireNonNull(server.seen.get(request).range());
        return Long.parseLong(range.substring("bytes=".length(), range.length() - 1));
    }

    private void bring(Optional<String> digest) {
        new HuggingFace(remote(digest), environment()).bring(cache, DownloadListener.silent());
    }

    private static Remote remote(Optional<String> digest) {
        return new Remote("o/r", "sub dir/m.gguf", "main", digest);
    }

    private Environment environment() {
        return new Environment(variables::get, directory, List.of(), Duration.ofMillis(700), Duration.ofMillis(10));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(cache.target().getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
