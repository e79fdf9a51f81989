package dev.trammel.openai.contract;

import dev.trammel.openai.OpenAi;
import dev.trammel.openai.OpenAiModel;
import dev.trammel.openai.OpenAiOptions;
import dev.trammel.openai.Providers;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Against any server: {@code -Dtrammel.server.url=http://localhost:8000/v1 -Dtrammel.server.provider=vLLM
 * -Dtrammel.server.model=…}. With {@code -Dtrammel.server.key=…} a wrong one is tried as well, with
 * {@code -Dtrammel.server.embeddings=…}, the name of a model, texts are turned into vectors.
 */
@EnabledIfSystemProperty(named = "trammel.server.url", matches = ".+")
class AnyServerTest extends ServerContract {

    private static OpenAiModel model(String name) {
        String provider = System.getProperty("trammel.server.provider", Providers.COMPATIBLE.name());
        return Providers.all().stream()
                .filter(each -> each.name().equals(provider))
                .findFirst()
                .map(each -> OpenAi.of(each, name, reached()))
                .orElseThrow(() -> new IllegalArgumentException("expected the name of a provider, found " + provider));
    }

    private static OpenAiOptions reached() {
        OpenAiOptions options = OpenAiOptions.DEFAULT.withBaseUrl(System.getProperty("trammel.server.url"));
        String key = System.getProperty("trammel.server.key");
        return key == null ? options : options.withApiKey(key);
    }

    @Override
    OpenAiModel model() {
        return model(System.getProperty("trammel.server.model", "default"));
    }

    @Override
    OpenAiOptions options() {
        return reached();
    }

    @Override
    Optional<OpenAiOptions> wrongKey() {
        return Optional.ofNullable(System.getProperty("trammel.server.key"))
                .map(key -> reached().withApiKey("sk-wrong-wrong"));
    }

    @Override
    Optional<OpenAiModel> embedding() {
        return Optional.ofNullable(System.getProperty("trammel.server.embeddings"))
                .map(AnyServerTest::model);
    }
}
