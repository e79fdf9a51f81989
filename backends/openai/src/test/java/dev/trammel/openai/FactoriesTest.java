package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trammel.Chat;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each provider's model is reached by: its address, its headers, its key. */
class FactoriesTest {
    private static final Map<Provider, Function<OpenAiOptions, OpenAiModel>> FACTORIES = new LinkedHashMap<>();

    private static void factory(Provider provider, BiFunction<String, OpenAiOptions, OpenAiModel> factory) {
        FACTORIES.put(provider, options -> factory.apply("some-model", options));
    }

    static {
        factory(Providers.OPENAI, OpenAi::model);
        factory(Providers.AZURE, (name, options) -> OpenAi.azure("https://name.openai.azure.com", name, options));
        factory(Providers.GROQ, OpenAi::groq);
        factory(Providers.TOGETHER, OpenAi::together);
        factory(Providers.ANYSCALE, OpenAi::anyscale);
        factory(Providers.FIREWORKS, OpenAi::fireworks);
        factory(Providers.PERPLEXITY, OpenAi::perplexity);
        factory(Providers.OPENROUTER, OpenAi::openRouter);
        factory(Providers.DEEPSEEK, OpenAi::deepSeek);
        factory(Providers.MISTRAL, OpenAi::mistral);
        factory(Providers.VERCEL, OpenAi::vercel);
        factory(Providers.ANTHROPIC, OpenAi::anthropic);
        factory(Providers.ANTHROPIC_COMPATIBLE, OpenAi::anthropicCompatible);
        factory(Providers.GEMINI, OpenAi::gemini);
        factory(Providers.XAI, OpenAi::xai);
        factory(Providers.OLLAMA, OpenAi::ollama);
        factory(Providers.OLLAMA_COMPATIBLE, OpenAi::ollamaCompatible);
        factory(Providers.LM_STUDIO, OpenAi::lmStudio);
        factory(Providers.LOCALAI, OpenAi::localAi);
        factory(Providers.LITELLM, OpenAi::liteLlm);
        factory(Providers.VLLM, OpenAi::vllm);
        factory(Providers.SGLANG, OpenAi::sglang);
        factory(Providers.LLAMA_CPP, OpenAi::llamaCpp);
        factory(Providers.BENTOML, OpenAi::bentoMl);
        factory(Providers.INFRON, (name, options) -> OpenAi.infron("https://infron.example/v1", name, options));
        factory(Providers.COMPATIBLE, (name, options) -> OpenAi.compatible("https://any.example/v1", name, options));
    }

    /** What a model sends, which is refused without a connection. */
    private static Request sent(OpenAiModel model, Refusing client) {
        RemoteRequest request = RemoteRequest.of(Chat.ofUser("Hi"), new OutputFormat.Text());
        assertThat(catchThrowableOfType(BadRequestException.class, () -> model.ask(request)))
                .isNotNull();
        return client.refused();
    }

    @Test
    void reach_each_provider_at_its_address_with_its_headers() throws IOException {
        assertThat(FACTORIES.keySet()).containsExactlyElementsOf(Providers.all());
        StringBuilder table = new StringBuilder();
        FACTORIES.forEach((provider, factory) -> {
            Refusing client = new Refusing();
            OpenAiModel model =
                    factory.apply(OpenAiOptions.DEFAULT.withApiKey("sk-test").withClient(client.client()));
            assertThat(model.provider().name()).isEqualTo(provider.name());
            Request request = sent(model, client);
            table.append(provider.name()).append('\n').append("  ");
            table.append(request.method()).append(' ').append(request.url()).append('\n');
            new TreeSet<>(request.headers().names())
                    .forEach(name -> table.append("  ")
                            .append(name)
                            .append(": ")
                            .append(request.header(name))
                            .append('\n'));
        });
        GoldenRequestTest.compare(GoldenRequestTest.golden("addresses", "txt"), table.toString());
    }

    static Stream<Provider> providers() {
        return Providers.all().stream()
                .filter(provider -> !provider.keyVariables().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void take_the_key_from_each_of_its_variables(Provider provider) {
        Provider placed = provider.baseUrl().isEmpty() ? provider.withBaseUrl("https://any.example/v1") : provider;
        for (String variable : provider.keyVariables()) {
            Refusing client = new Refusing();
            OpenAiOptions options = OpenAiOptions.DEFAULT.withClient(client.client());
            Map<String, String> environment = Map.of(variable, "sk-of-" + variable);
            Request request = sent(OpenAi.of(placed, "m", options, environment::get), client);
            assertThat(request.header(provider.auth().header())).endsWith("sk-of-" + variable);
        }
    }

    /** Their only parameters are the model, or the model and the options. */
    @Test
    void have_each_a_short_form() throws ReflectiveOperationException {
        List<Method> shorts = Arrays.stream(OpenAi.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .filter(method -> !method.getName().equals("azure")) // which needs an endpoint
                .toList();
        assertThat(shorts).hasSizeGreaterThanOrEqualTo(23);
        for (Method method : shorts) {
            Method options = OpenAi.class.getMethod(method.getName(), String.class, OpenAiOptions.class);
            OpenAiModel one = (OpenAiModel) method.invoke(null, "some-model");
            OpenAiModel other = (OpenAiModel) options.invoke(null, "some-model", OpenAiOptions.DEFAULT);
            assertThat(one.toString()).isEqualTo(other.toString());
            assertThat(one.provider().baseUrl()).isEqualTo(other.provider().baseUrl());
        }
        assertThat(OpenAi.compatible("https://any.example/v1", "some-model").name())
                .isEqualTo(OpenAi.infron("https://any.example/v1", "some-model").name());
    }
}
