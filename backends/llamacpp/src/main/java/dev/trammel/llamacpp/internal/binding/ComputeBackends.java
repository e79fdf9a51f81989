package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.trammel.llamacpp.LlamaLibraryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What computes, where it comes as files of its own beside the library (one for each kind of processor): without it no
 * model can be loaded.
 */
final class ComputeBackends {
    private ComputeBackends() {}

    /** Loads the back ends beside the library, or else where the library looks itself, if it has none built in. */
    static void load(NativeLibrary library, Path path, String source) {
        NativeLibrary ggml = withRegistry(library, path);
        if (ggml == null || count(ggml) != 0) {
            return; // older libraries have no registry, and need none
        }
        Path directory = realPath(path).getParent();
        Function fromPath = LlamaLibrary.find(ggml, "ggml_backend_load_all_from_path");
        if (fromPath != null && directory != null) {
            fromPath.invokeVoid(new Object[] {NativeStrings.terminated(directory.toString())});
        }
        Function all = LlamaLibrary.find(ggml, "ggml_backend_load_all");
        if (count(ggml) == 0 && all != null) {
            all.invokeVoid(new Object[0]);
        }
        if (count(ggml) == 0) {
            throw new LlamaLibraryException("expected a compute back end (ggml-cpu) beside " + source + ", found none");
        }
    }

    /**
     * The library that has the registry: on Linux and macOS the lookup goes through dependencies, on Windows it
     * doesn't.
     */
    private static @Nullable NativeLibrary withRegistry(NativeLibrary library, Path path) {
        if (LlamaLibrary.find(library, "ggml_backend_reg_count") != null) {
            return library;
        }
        Path sibling = path.toAbsolutePath().resolveSibling("ggml.dll");
        return Files.exists(sibling) ? NativeLibrary.getInstance(sibling.toString(), Map.of()) : null;
    }

    private static long count(NativeLibrary ggml) {
        Function count = LlamaLibrary.find(ggml, "ggml_backend_reg_count");
        return count == null ? -1 : count.invokeLong(new Object[0]);
    }

    private static Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath();
        }
    }
}
