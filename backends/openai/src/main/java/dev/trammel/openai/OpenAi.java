package dev.trammel.openai;

import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Models behind servers that speak as OpenAI's does, or nearly. Keys are read from each provider's environment variable
 * unless the options give one.
 *
 * <p>Making a model sends nothing.
 */
public final class OpenAi {
    private static final String AZURE_VERSION = "2024-10-21";

    private OpenAi() {}

    /**
     * A model of OpenAI; the key is that of {@code OPENAI_API_KEY}, the place that of {@code OPENAI_BASE_URL} if set.
     */
    public static OpenAiModel model(String model) {
        return model(model, OpenAiOptions.DEFAULT);
    }

    /**
     * A model of OpenAI; the key is that of {@code OPENAI_API_KEY}, the place that of {@code OPENAI_BASE_URL} if set.
     */
    public static OpenAiModel model(String model, OpenAiOptions options) {
        return model(model, options, System::getenv);
    }

    static OpenAiModel model(String model, OpenAiOptions options, Function<String, @Nullable String> environment) {
        String place = environment.apply("OPENAI_BASE_URL");
        if (options.baseUrl() == null && place != null && !place.isBlank()) {
            return of(Providers.OPENAI, model, options.withBaseUrl(place), environment);
        }
        return of(Providers.OPENAI, model, options, environment);
    }

    /** A model at Groq. */
    public static OpenAiModel groq(String model) {
        return of(Providers.GROQ, model, OpenAiOptions.DEFAULT);
    }

    /** A model at Groq. */
    public static OpenAiModel groq(String model, OpenAiOptions options) {
        return of(Providers.GROQ, model, options);
    }

    /** A model at Together AI. */
    public static OpenAiModel together(String model) {
        return of(Providers.TOGETHER, model, OpenAiOptions.DEFAULT);
    }

    /** A model at Together AI. */
    public static OpenAiModel together(String model, OpenAiOptions options) {
        return of(Providers.TOGETHER, model, options);
    }

    /** A model at Anyscale. */
    public static OpenAiModel anyscale(String model) {
        return of(Providers.ANYSCALE, model, OpenAiOptions.DEFAULT);
    }

    /** A model at Anyscale. */
    public static OpenAiModel anyscale(String model, OpenAiOptions options) {
        return of(Providers.ANYSCALE, model, options);
    }

    /** A model at Fireworks AI. */
    public static OpenAiModel fireworks(String model) {
        return of(Providers.FIREWORKS, model, OpenAiOptions.DEFAULT);
    }

    /** A model at Fireworks AI. */
    public static OpenAiModel fireworks(String model, OpenAiOptions options) {
        return of(Providers.FIREWORKS, model, options);
    }

    /** A model at Perplexity. */
    public static OpenAiModel perplexity(String model) {
        return of(Providers.PERPLEXITY, model, OpenAiOptions.DEFAULT);
    }

    /** A model at Perplexity. */
    public static OpenAiModel perplexity(String model, OpenAiOptions options) {
        return of(Providers.PERPLEXITY, model, options);
    }

    /** A model behind OpenRouter. */
    public static OpenAiModel openRouter(String model) {
        return of(Providers.OPENROUTER, model, OpenAiOptions.DEFAULT);
    }

    /** A model behind OpenRouter. */
    public static OpenAiModel openRouter(String model, OpenAiOptions options) {
        return of(Providers.OPENROUTER, model, options);
    }

    /** A model at DeepSeek. */
    public static OpenAiModel deepSeek(String model) {
        return of(Providers.DEEPSEEK, model, OpenAiOptions.DEFAULT);
    }

    /** A model at DeepSeek. */
    public static OpenAiModel deepSeek(String model, OpenAiOptions options) {
        return of(Providers.DEEPSEEK, model, options);
    }

    /** A model at Mistral. */
    public static OpenAiModel mistral(String model) {
        return of(Providers.MISTRAL, model, OpenAiOptions.DEFAULT);
    }

    /** A model at Mistral. */
    public static OpenAiModel mistral(String model, OpenAiOptions options) {
        return of(Providers.MISTRAL, model, options);
    }

    /** A model behind Vercel's AI Gateway. */
    public static OpenAiModel vercel(String model) {
        return of(Providers.VERCEL, model, OpenAiOptions.DEFAULT);
    }

    /** A model behind Vercel's AI Gateway. */
    public static OpenAiModel vercel(String model, OpenAiOptions options) {
        return of(Providers.VERCEL, model, options);
    }

    /** A model at Anthropic, in its own protocol, whose structured output is held to. */
    public static OpenAiModel anthropic(String model) {
        return of(Providers.ANTHROPIC, model, OpenAiOptions.DEFAULT);
    }

    /** A model at Anthropic, in its own protocol, whose structured output is held to. */
    public static OpenAiModel anthropic(String model, OpenAiOptions options) {
        return of(Providers.ANTHROPIC, model, options);
    }

    /** A model at Anthropic as OpenAI's would be: formats are told in words and only checked. */
    public static OpenAiModel anthropicCompatible(String model) {
        return of(Providers.ANTHROPIC_COMPATIBLE, model, OpenAiOptions.DEFAULT);
    }

    /** A model at Anthropic as OpenAI's would be: formats are told in words and only checked. */
    public static OpenAiModel anthropicCompatible(String model, OpenAiOptions options) {
        return of(Providers.ANTHROPIC_COMPATIBLE, model, options);
    }

    /** A Gemini model. */
    public static OpenAiModel gemini(String model) {
        return of(Providers.GEMINI, model, OpenAiOptions.DEFAULT);
    }

    /** A Gemini model. */
    public static OpenAiModel gemini(String model, OpenAiOptions options) {
        return of(Providers.GEMINI, model, options);
    }

    /** A model at xAI. */
    public static OpenAiModel xai(String model) {
        return of(Providers.XAI, model, OpenAiOptions.DEFAULT);
    }

    /** A model at xAI. */
    public static OpenAiModel xai(String model, OpenAiOptions options) {
        return of(Providers.XAI, model, options);
    }

    /** A model of Ollama on this machine, in its own protocol. */
    public static OpenAiModel ollama(String model) {
        return of(Providers.OLLAMA, model, OpenAiOptions.DEFAULT);
    }

    /** A model of Ollama on this machine, in its own protocol. */
    public static OpenAiModel ollama(String model, OpenAiOptions options) {
        return of(Providers.OLLAMA, model, options);
    }

    /** A model of Ollama on this machine as OpenAI's would be. */
    public static OpenAiModel ollamaCompatible(String model) {
        return of(Providers.OLLAMA_COMPATIBLE, model, OpenAiOptions.DEFAULT);
    }

    /** A model of Ollama on this machine as OpenAI's would be. */
    public static OpenAiModel ollamaCompatible(String model, OpenAiOptions options) {
        return of(Providers.OLLAMA_COMPATIBLE, model, options);
    }

    /** A model of LM Studio on this machine. */
    public static OpenAiModel lmStudio(String model) {
        return of(Providers.LM_STUDIO, model, OpenAiOptions.DEFAULT);
    }

    /** A model of LM Studio on this machine. */
    public static OpenAiModel lmStudio(String model, OpenAiOptions options) {
        return of(Providers.LM_STUDIO, model, options);
    }

    /** A model of LocalAI on this machine. */
    public static OpenAiModel localAi(String model) {
        return of(Providers.LOCALAI, model, OpenAiOptions.DEFAULT);
    }

    /** A model of LocalAI on this machine. */
    public static OpenAiModel localAi(String model, OpenAiOptions options) {
        return of(Providers.LOCALAI, model, options);
    }

    /** A model behind LiteLLM on this machine. */
    public static OpenAiModel liteLlm(String model) {
        return of(Providers.LITELLM, model, OpenAiOptions.DEFAULT);
    }

    /** A model behind LiteLLM on this machine. */
    public static OpenAiModel liteLlm(String model, OpenAiOptions options) {
        return of(Providers.LITELLM, model, options);
    }

    /** A model of vLLM on this machine. */
    public static OpenAiModel vllm(String model) {
        return of(Providers.VLLM, model, OpenAiOptions.DEFAULT);
    }

    /** A model of vLLM on this machine. */
    public static OpenAiModel vllm(String model, OpenAiOptions options) {
        return of(Providers.VLLM, model, options);
    }

    /** A model of SGLang on this machine. */
    public static OpenAiModel sglang(String model) {
        return of(Providers.SGLANG, model, OpenAiOptions.DEFAULT);
    }

    /** A model of SGLang on this machine. */
    public static OpenAiModel sglang(String model, OpenAiOptions options) {
        return of(Providers.SGLANG, model, options);
    }

    /** A model of llama.cpp's server on this machine. */
    public static OpenAiModel llamaCpp(String model) {
        return of(Providers.LLAMA_CPP, model, OpenAiOptions.DEFAULT);
    }

    /** A model of llama.cpp's server on this machine. */
    public static OpenAiModel llamaCpp(String model, OpenAiOptions options) {
        return of(Providers.LLAMA_CPP, model, options);
    }

    /** A model that BentoML serves on this machine. */
    public static OpenAiModel bentoMl(String model) {
        return of(Providers.BENTOML, model, OpenAiOptions.DEFAULT);
    }

    /** A model that BentoML serves on this machine. */
    public static OpenAiModel bentoMl(String model, OpenAiOptions options) {
        return of(Providers.BENTOML, model, options);
    }

    /** A model at Infron, of which nothing is known but that it speaks as OpenAI does. */
    public static OpenAiModel infron(String baseUrl, String model) {
        return infron(baseUrl, model, OpenAiOptions.DEFAULT);
    }

    /** A model at Infron, of which nothing is known but that it speaks as OpenAI does. */
    public static OpenAiModel infron(String baseUrl, String model, OpenAiOptions options) {
        return of(Providers.INFRON.withBaseUrl(baseUrl), model, options);
    }

    /**
     * A model of any server that speaks as OpenAI's does. No environment variable is read: a server that wants a key is
     * given one in the options, others are sent {@code EMPTY}.
     *
     * @param baseUrl up to the part before {@code /chat/completions}
     */
    public static OpenAiModel compatible(String baseUrl, String model) {
        return compatible(baseUrl, model, OpenAiOptions.DEFAULT);
    }

    /** A model of any server that speaks as OpenAI's does. */
    public static OpenAiModel compatible(String baseUrl, String model, OpenAiOptions options) {
        return of(Providers.COMPATIBLE.withBaseUrl(baseUrl), model, options);
    }

    /**
     * A deployment at Azure OpenAI; the key is that of {@code AZURE_OPENAI_API_KEY} or, if only that is set, the token
     * of {@code AZURE_OPENAI_AD_TOKEN}; the place is that of {@code AZURE_OPENAI_ENDPOINT}, the version that of
     * {@code OPENAI_API_VERSION} if set.
     */
    public static OpenAiModel azure(String deployment) {
        return azure(deployment, OpenAiOptions.DEFAULT, System::getenv);
    }

    /**
     * A deployment at Azure OpenAI.
     *
     * @param endpoint {@code https://NAME.openai.azure.com}
     * @param options may give another {@code api-version} as query parameter
     */
    public static OpenAiModel azure(String endpoint, String deployment, OpenAiOptions options) {
        return of(azureProvider(endpoint, deployment), deployment, azureOptions(options, null));
    }

    /**
     * A deployment at Azure OpenAI, with what gives a token of Entra ID before each call.
     *
     * @param endpoint {@code https://NAME.openai.azure.com}
     */
    public static OpenAiModel azure(String endpoint, String deployment, Supplier<String> token, OpenAiOptions options) {
        Provider provider = azureProvider(endpoint, deployment).withAuth(Auth.BEARER);
        return of(provider, deployment, azureOptions(options.withApiKey(token), null));
    }

    static OpenAiModel azure(String deployment, OpenAiOptions options, Function<String, @Nullable String> environment) {
        String endpoint = environment.apply("AZURE_OPENAI_ENDPOINT");
        Provider provider = azureProvider(endpoint == null ? "" : endpoint, deployment);
        String token = environment.apply("AZURE_OPENAI_AD_TOKEN");
        boolean key = provider.keyVariables().stream().anyMatch(variable -> environment.apply(variable) != null);
        OpenAiOptions all = azureOptions(options, environment.apply("OPENAI_API_VERSION"));
        if (token != null && !key && options.apiKey() == null) {
            return of(provider.withAuth(Auth.BEARER), deployment, all.withApiKey(token), environment);
        }
        return of(provider, deployment, all, environment);
    }

    private static Provider azureProvider(String endpoint, String deployment) {
        HttpUrl url = HttpUrl.parse(endpoint);
        if (url == null) {
            throw new IllegalArgumentException(
                    "expected an endpoint of Azure OpenAI, as https://NAME.openai.azure.com, found "
                            + (endpoint.isEmpty() ? "none" : '"' + endpoint + '"'));
        }
        HttpUrl place = url.newBuilder()
                .addPathSegments("openai/deployments")
                .addPathSegment(deployment)
                .build();
        return Providers.AZURE.withBaseUrl(place.toString());
    }

    private static OpenAiOptions azureOptions(OpenAiOptions options, @Nullable String version) {
        String wanted = version == null ? AZURE_VERSION : version;
        return options.query().containsKey("api-version") ? options : options.withQuery("api-version", wanted);
    }

    /** A model of any provider: for those of your own. */
    public static OpenAiModel of(Provider provider, String model, OpenAiOptions options) {
        return of(provider, model, options, System::getenv);
    }

    static OpenAiModel of(
            Provider provider, String model, OpenAiOptions options, Function<String, @Nullable String> environment) {
        return new OpenAiModel(model, provider, options, Parameters.DEFAULT, PriceTable.SOME, environment);
    }
}
