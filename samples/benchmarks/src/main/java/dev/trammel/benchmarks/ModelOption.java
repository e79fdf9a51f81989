package dev.trammel.benchmarks;

import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.LlamaCpp;
import dev.trammel.llamacpp.LlamaCppModel;
import dev.trammel.llamacpp.LlamaCppOptions;
import dev.trammel.llamacpp.ModelFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the model. */
public final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A GGUF file. Default: TRAMMEL_MODEL, or SmolLM2-135M-Instruct, downloaded once.")
    private @Nullable Path model;

    /** Loads the model. */
    public LlamaCppModel load(int threads) {
        ModelFile file = ModelFile.smolLm2().withListener(DownloadListener.console());
        Path path = model == null ? file.resolve() : file.withPath(model).resolve();
        return LlamaCpp.load(path, LlamaCppOptions.defaults().withThreads(threads));
    }
}
