package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.DownloadListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another process that wants the same file: gets the address of the server and the cache directory, and prints what it
 * resolved.
 */
public final class ChildProcess {
    private ChildProcess() {}

    static ProcessBuilder of(String endpoint, Path cache) {
        String classes = Path.of("target", "classes").toAbsolutePath().toString();
        String tests = Path.of("target", "test-classes").toAbsolutePath().toString();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(System.getProperty("path.separator"), classes, tests),
                        ChildProcess.class.getName(),
                        endpoint,
                        cache.toString())
                .redirectErrorStream(true);
    }

    public static void main(String[] arguments) {
        Environment environment = new Environment(
                Map.of("HF_ENDPOINT", arguments[0])::get,
                Path.of(arguments[1]),
                List.of(),
                Duration.ofSeconds(5),
                Duration.ofMillis(10));
        Remote remote = new Remote("o/r", "m.gguf", "main", Optional.empty());
        System.out.println(new Resolution("m")
                .cached(
                        Path.of(arguments[1]),
                        remote,
                        List.of(new HuggingFace(remote, environment)),
                        DownloadListener.silent()));
    }
}
