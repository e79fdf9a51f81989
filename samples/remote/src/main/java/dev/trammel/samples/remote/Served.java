package dev.trammel.samples.remote;

import dev.trammel.openai.OpenAi;
import dev.trammel.openai.OpenAiModel;
import dev.trammel.openai.OpenAiOptions;
import dev.trammel.openai.Provider;
import dev.trammel.openai.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The model that the samples ask: the one of {@code TRAMMEL_MODEL}, or one on this machine. */
record Served(OpenAiModel model, @Nullable LocalServer server) implements AutoCloseable {

    static Served open() {
        String wanted = System.getenv("TRAMMEL_MODEL");
        if (wanted != null && !wanted.isBlank()) {
            return new Served(named(wanted), null);
        }
        try {
            LocalServer server = LocalServer.start();
            OpenAiOptions options =
                    OpenAiOptions.DEFAULT.withBaseUrl(server.baseUrl()).withApiKey("sk-test");
            return new Served(OpenAi.llamaCpp("smollm2", options), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Switching the provider is a matter of its name. */
    private static OpenAiModel named(String wanted) {
        int colon = wanted.indexOf(':');
        String name = wanted.substring(0, Math.max(0, colon));
        Provider provider = Providers.all().stream()
                .filter(each -> !name.isEmpty()
                        && each.name().toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected TRAMMEL_MODEL as PROVIDER:MODEL, found \"" + wanted + '"'));
        return OpenAi.of(provider, wanted.substring(colon + 1), OpenAiOptions.DEFAULT);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
