package dev.trammel.llamacpp.internal.binding;

import dev.trammel.llamacpp.LlamaLibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The library that comes in the jar of {@code de.kherud:llama}, for Linux and macOS. */
final class BundledLibrary {
    private static final String ROOT = "de/kherud/llama/";

    private BundledLibrary() {}

    /**
     * Copies the library out of its jar.
     *
     * @param directory an existing directory
     * @return the copy
     */
    static Path extract(Path directory) {
        String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path copy = directory.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        try (InputStream library = BundledLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (library == null) {
                throw new LlamaLibraryException(
                        "expected a llama.cpp library for this platform in de.kherud:llama, found none at " + resource
                                + "; name one with LlamaCppOptions.withLibrary or " + LlamaLibrary.VARIABLE);
            }
            Files.copy(library, copy);
            return copy;
        } catch (IOException e) {
            throw new LlamaLibraryException("expected to write " + copy + ", found " + e, e);
        }
    }

    /** Where the jar has the library of a platform. */
    static String resource(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch64";
            default -> osArch;
        };
        if (os.contains("windows")) {
            throw new LlamaLibraryException("expected the path of a llama.dll, found none: the library in"
                    + " de.kherud:llama exports no C functions on Windows; name one with LlamaCppOptions.withLibrary or "
                    + LlamaLibrary.VARIABLE);
        }
        boolean mac = os.contains("mac") || os.contains("darwin");
        return ROOT + (mac ? "Mac/" : "Linux/") + arch + (mac ? "/libjllama.dylib" : "/libjllama.so");
    }
}
