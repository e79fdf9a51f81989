package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.ModelDownloadException;
import dev.trammel.llamacpp.ModelNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The search for one model file, and what came of each step. */
public final class Resolution {
    /** The environment variable that names a model file. */
    public static final String VARIABLE = "TRAMMEL_MODEL";

    private final String name;
    private final List<String> passed = new ArrayList<>();
    private @Nullable ModelDownloadException last;

    /** Looks for a model by its name. */
    public Resolution(String name) {
        this.name = name;
    }

    /**
     * The file that was asked for by its path, or by the environment.
     *
     * @throws ModelNotFoundException if one was, and there is none
     */
    public Optional<Path> named(Optional<Path> path, Environment environment) {
        Optional<Path> explicit = existing("the path that was given", path);
        return explicit.isPresent()
                ? explicit
                : existing(VARIABLE, environment.get(VARIABLE).map(Path::of));
    }

    private Optional<Path> existing(String step, Optional<Path> path) {
        if (path.isEmpty()) {
            passed.add(step + ": none");
        } else if (!Files.isRegularFile(path.get())) {
            // no step after it: whoever names a file does not want another
            passed.add(step + ": " + (Files.exists(path.get()) ? "no file" : "nothing") + " at " + path.get());
            throw notFound();
        }
        return path;
    }

    /**
     * The file in the cache, brought there from the first place that has it.
     *
     * @throws ModelNotFoundException if no place has it
     */
    public Path cached(Path directory, Remote remote, List<Source> sources, DownloadListener listener) {
        Cache cache = new Cache(directory, directory.resolve(remote.cachePath()));
        Optional<String> fault = cache.fault();
        if (fault.isEmpty()) {
            return cache.target();
        }
        passed.add("the cache: " + fault.get());
        cache.prepare();
        CacheLock lock = CacheLock.acquire(cache);
        try {
            if (cache.fault().isEmpty() || bring(cache, sources, listener)) {
                return cache.target(); // in the first case someone else has brought it meanwhile
            }
        } finally {
            lock.close();
        }
        throw notFound();
    }

    private boolean bring(Cache cache, List<Source> sources, DownloadListener listener) {
        for (Source source : sources) {
            try {
                source.bring(cache, listener);
                listener.finished();
                return true;
            } catch (ModelDownloadException e) {
                passed.add(source + ": " + e.getMessage());
                last = e;
            }
        }
        return false;
    }

    private ModelNotFoundException notFound() {
        return new ModelNotFoundException(
                "expected the model " + name + ", found it nowhere:\n  " + String.join("\n  ", passed), last);
    }
}
