package dev.trammel.llamacpp.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.internal.gguf.GgufBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SharedCacheTests {
    private static final byte[] MODEL = GgufBuilder.valid(200_000);

    @TempDir
    Path directory;

    @Test
    void brings_a_file_once_for_many_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (FileServer server = new FileServer(MODEL)) {
            server.stallMillis = 300;
            List<CompletableFuture<Path>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(CompletableFuture.supplyAsync(() -> resolve(server), threads));
            }
            for (CompletableFuture<Path> one : all) {
                assertThat(one.get(30, TimeUnit.SECONDS)).hasBinaryContent(MODEL);
            }
            assertThat(server.seen).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void brings_a_file_once_for_two_processes() throws Exception {
        try (FileServer server = new FileServer(MODEL)) {
            server.stallMillis = 2000; // the other one starts meanwhile
            Process first = ChildProcess.of(server.endpoint(), directory).start();
            Process second = ChildProcess.of(server.endpoint(), directory).start();
            Path expected = directory.resolve("o--r/main/m.gguf");

            assertThat(output(first)).isEqualTo(expected.toString());
            assertThat(output(second)).isEqualTo(expected.toString());
            assertThat(expected).hasBinaryContent(MODEL);
            assertThat(server.seen).hasSize(1);
        }
    }

    private Path resolve(FileServer server) {
        Remote remote = new Remote("o/r", "m.gguf", "main", Optional.empty());
        Environment environment = new Environment(
                Map.of("HF_ENDPOINT", server.endpoint())::get,
                directory,
                List.of(),
                Duration.ofSeconds(5),
                Duration.ofMillis(10));
        return new Resolution("m")
                .cached(directory, remote, List.of(new HuggingFace(remote, environment)), DownloadListener.silent());
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes()).strip();
        process.waitFor();
        return output;
    }
}
