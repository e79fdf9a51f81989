package dev.trammel.llamacpp.internal.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a process is told from outside, and how long it waits for others.
 *
 * @param variables environment variables by name; null for one that isn't set
 * @param home the user's directory
 * @param pip commands that may be pip, in the order they are tried
 * @param patience how long a server may keep silent
 * @param pause before a failed request is repeated
 */
public record Environment(
        UnaryOperator<@Nullable String> variables,
        Path home,
        List<List<String>> pip,
        Duration patience,
        Duration pause) {

    /** That of this process. */
    public static Environment ofProcess() {
        return new Environment(
                System::getenv,
                Path.of(System.getProperty("user.home")),
                List.of(
                        List.of("python3", "-m", "pip"),
                        List.of("python", "-m", "pip"),
                        List.of("pip3"),
                        List.of("pip")),
                Duration.ofSeconds(30),
                Duration.ofMillis(500));
    }

    /** A variable that is set, and not blank. */
    Optional<String> get(String name) {
        return Optional.ofNullable(variables.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Where models are kept: {@code TRAMMEL_CACHE}, or {@code trammel/models} in the user's cache directory. */
    public Path cacheDirectory() {
        return get("TRAMMEL_CACHE")
                .map(Path::of)
                .orElseGet(() -> get("XDG_CACHE_HOME")
                        .map(Path::of)
                        .filter(Path::isAbsolute) // as the specification wants it
                        .orElse(home.resolve(".cache"))
                        .resolve("trammel")
                        .resolve("models"));
    }
}
