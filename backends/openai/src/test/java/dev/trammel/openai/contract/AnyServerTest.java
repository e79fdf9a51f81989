package dev.trammel.openai.contract;

import dev.trammel.openai.OpenAi;
import dev.trammel.openai.OpenAiModel;
import dev.trammel.openai.OpenAiOptions;
import dev.trammel.openai.Provider;
import dev.trammel.openai.Providers;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Against any server: {@code -Dtrammel.server.url=http://localhost:8000/v1 -Dtrammel.server.provider=vLLM
 * -Dtrammel.server.model=… -Dtrammel.server.key=…}.
 */
@EnabledIfSystemProperty(named = "trammel.server.url", matches = ".+")
class AnyServerTest extends ServerContract {

    @Override
    OpenAiModel model() {
        String name = System.getProperty("trammel.server.provider", Providers.COMPATIBLE.name());
        Provider provider = Providers.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected the name of a provider, found " + name));
        OpenAiOptions options = OpenAiOptions.DEFAULT.withBaseUrl(System.getProperty("trammel.server.url"));
        String key = System.getProperty("trammel.server.key");
        return OpenAi.of(
                provider,
                System.getProperty("trammel.server.model", "default"),
                key == null ? options : options.withApiKey(key));
    }

    @Override
    Optional<OpenAiOptions> wrongKey() {
        return Optional.empty();
    }
}
