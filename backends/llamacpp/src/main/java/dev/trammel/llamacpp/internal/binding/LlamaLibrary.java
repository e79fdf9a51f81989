package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import dev.trammel.llamacpp.LlamaLibraryException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The llama.cpp library of this process. There is one at most: {@link Llama} is mapped to it for good, since its log
 * callback and its compute back ends can't be taken back.
 *
 * @param source where it came from, for messages
 * @param layout of its parameter structs
 * @param log takes what it logs
 * @param kvRemoval drops tokens from a context
 */
public record LlamaLibrary(String source, Layout layout, NativeLog log, KvRemoval kvRemoval) {
    /** The environment variable that names a library. */
    public static final String VARIABLE = "TRAMMEL_LLAMA_LIBRARY";

    // RTLD_LAZY without RTLD_GLOBAL: two builds of llama.cpp in one process must not see each other's symbols
    private static final Map<String, Object> OPTIONS = Map.of(Library.OPTION_OPEN_FLAGS, 1);

    private static @Nullable LlamaLibrary loaded;

    /**
     * Opens the library, the first time.
     *
     * @param explicit its path, or null for the one of the environment or of {@code de.kherud:llama}, or whichever is
     *     open already
     * @throws LlamaLibraryException if there is none, or it is not one that can be used, or another is in use
     */
    public static synchronized LlamaLibrary get(@Nullable Path explicit) {
        if (loaded == null) {
            String variable = System.getenv(VARIABLE);
            if (explicit == null && variable != null && !variable.isBlank()) {
                loaded = open(Path.of(variable), VARIABLE);
            } else {
                loaded = explicit == null ? openBundled() : open(explicit, "the options");
            }
        } else if (explicit != null && !loaded.source.equals(source(explicit))) {
            throw new LlamaLibraryException(
                    "expected one llama.cpp library in a process, found " + explicit + " after " + loaded.source);
        }
        return loaded;
    }

    private static LlamaLibrary openBundled() {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("trammel-llama");
            return bind(BundledLibrary.extract(directory), "de.kherud:llama");
        } catch (IOException e) {
            throw new LlamaLibraryException("expected to unpack the library of de.kherud:llama, found " + e, e);
        } finally {
            deleteQuietly(directory); // once open, the library needs no file
        }
    }

    private static LlamaLibrary open(Path path, String by) {
        if (!Files.isRegularFile(path)) {
            throw new LlamaLibraryException("expected a llama.cpp library at " + path + ", named by " + by + ", found "
                    + (Files.exists(path) ? "no regular file" : "nothing"));
        }
        return bind(path, source(path));
    }

    private static LlamaLibrary bind(Path path, String source) {
        NativeLibrary library;
        try {
            library = NativeLibrary.getInstance(path.toAbsolutePath().toString(), OPTIONS);
        } catch (UnsatisfiedLinkError e) {
            throw new LlamaLibraryException("expected to open " + source + ", found: " + e.getMessage(), e);
        }
        List<String> missing = missing(library);
        if (!missing.isEmpty()) {
            library.close();
            throw new LlamaLibraryException(
                    "expected the functions of llama.h, found none of " + missing + ", in " + source);
        }
        Layout layout;
        try {
            layout = Layout.recognize(source, defaults(library, "model"), defaults(library, "context"));
        } catch (LlamaLibraryException e) {
            library.close();
            throw e;
        }
        KvRemoval removal = KvRemoval.of(library, source);
        Native.register(Llama.class, library);
        NativeLog log = new NativeLog();
        Llama.llama_log_set(log, null);
        ComputeBackends.load(library, path, source);
        Llama.llama_backend_init();
        return new LlamaLibrary(source, layout, log, removal);
    }

    private static OpaqueParams defaults(NativeLibrary library, String of) {
        Function function = library.getFunction("llama_" + of + "_default_params");
        return (OpaqueParams) function.invoke(OpaqueParams.class, new Object[0]);
    }

    private static List<String> missing(NativeLibrary library) {
        List<String> missing = new ArrayList<>();
        for (Method method : Llama.class.getDeclaredMethods()) {
            if (Modifier.isNative(method.getModifiers()) && find(library, method.getName()) == null) {
                missing.add(method.getName());
            }
        }
        return missing;
    }

    /** A function, or null where the library has none of that name. */
    static @Nullable Function find(NativeLibrary library, String name) {
        try {
            return library.getFunction(name);
        } catch (UnsatisfiedLinkError e) {
            return null;
        }
    }

    private static String source(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            return path.toAbsolutePath().toString();
        }
    }

    private static void deleteQuietly(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            directory.toFile().deleteOnExit();
        }
    }
}
