package dev.trammel.samples;

import dev.trammel.Sampling;
import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.LlamaCpp;
import dev.trammel.llamacpp.LlamaCppModel;
import dev.trammel.llamacpp.ModelFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all samples have. */
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A GGUF file. Default: TRAMMEL_MODEL, or SmolLM2-135M-Instruct, downloaded once.")
    private @Nullable Path model;

    @Option(names = "--prompt", paramLabel = "TEXT", description = "The text to work on. Default: one of the sample's.")
    private @Nullable String prompt;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same answer. Default: any.")
    private @Nullable Long seed;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "0 always takes the likeliest token, 1 draws as the model would. Default: ${DEFAULT-VALUE}.")
    private double temperature;

    LlamaCppModel load() {
        ModelFile file = ModelFile.smolLm2().withListener(DownloadListener.console());
        return LlamaCpp.load(
                model == null ? file.resolve() : file.withPath(model).resolve());
    }

    /** What the user gave as {@code --prompt}, or else the sample's own text. */
    String prompt(String fallback) {
        return prompt == null ? fallback : prompt;
    }

    boolean hasPrompt() {
        return prompt != null;
    }

    Sampling sampling() {
        Sampling sampling = Sampling.ofTemperature(temperature);
        return seed == null ? sampling : sampling.withSeed(seed);
    }
}
