package dev.trammel.openai;

import static dev.trammel.openai.Quirk.BLANK_ANSWERS;
import static dev.trammel.openai.Quirk.COMPLETIONS;
import static dev.trammel.openai.Quirk.DEVELOPER;
import static dev.trammel.openai.Quirk.FIXED_SAMPLING;
import static dev.trammel.openai.Quirk.MAX_COMPLETION_TOKENS;
import static dev.trammel.openai.Quirk.MIN_P;
import static dev.trammel.openai.Quirk.NO_LOGPROBS;
import static dev.trammel.openai.Quirk.NO_N;
import static dev.trammel.openai.Quirk.NO_PENALTIES;
import static dev.trammel.openai.Quirk.NO_SEED;
import static dev.trammel.openai.Quirk.NO_STOP;
import static dev.trammel.openai.Quirk.NO_STREAM_OPTIONS;
import static dev.trammel.openai.Quirk.NO_STREAM_WITH_FORMAT;
import static dev.trammel.openai.Quirk.NO_TOOLS;
import static dev.trammel.openai.Quirk.NO_TOOLS_WITH_FORMAT;
import static dev.trammel.openai.Quirk.NO_USER;
import static dev.trammel.openai.Quirk.RANDOM_SEED;
import static dev.trammel.openai.Quirk.REPEAT_PENALTY;
import static dev.trammel.openai.Quirk.REPETITION_PENALTY;
import static dev.trammel.openai.Quirk.REQUIRED_IS_ANY;
import static dev.trammel.openai.Quirk.ROUTES;
import static dev.trammel.openai.Quirk.TOP_K;

import java.util.List;

/** The providers that are known by name. A new one is a few lines like these, here or in a program of yours. */
public final class Providers {
    public static final Provider OPENAI = Provider.of("OpenAI", "https://api.openai.com/v1", Dialect.OPENAI)
            .withKey("OPENAI_API_KEY")
            .with(COMPLETIONS, DEVELOPER)
            .withModels(
                    ModelRule.of("gpt-5.*", MAX_COMPLETION_TOKENS, FIXED_SAMPLING, NO_STOP, NO_LOGPROBS),
                    ModelRule.of("o\\d.*", MAX_COMPLETION_TOKENS, FIXED_SAMPLING, NO_LOGPROBS));

    /** Its base URL is that of a deployment: see {@link OpenAi#azure}. */
    public static final Provider AZURE = Provider.of("Azure OpenAI", "", Dialect.OPENAI)
            .withKey("AZURE_OPENAI_API_KEY", "AZURE_API_KEY")
            .withAuth(Auth.header("api-key"))
            .with(DEVELOPER)
            .withModels(
                    ModelRule.of("gpt-5.*", MAX_COMPLETION_TOKENS, FIXED_SAMPLING, NO_STOP, NO_LOGPROBS),
                    ModelRule.of("o\\d.*", MAX_COMPLETION_TOKENS, FIXED_SAMPLING, NO_LOGPROBS));

    /** Constrained decoding on few models only; the others are made to call a tool. */
    public static final Provider GROQ = Provider.of("Groq", "https://api.groq.com/openai/v1", Dialect.TOOL)
            .withKey("GROQ_API_KEY")
            .with(NO_STREAM_WITH_FORMAT, NO_TOOLS_WITH_FORMAT, NO_USER, NO_N, NO_LOGPROBS)
            .withModels(
                    ModelRule.of("openai/gpt-oss-(safeguard-)?(20b|120b)|qwen/qwen3\\.8-27b", Dialect.STRICT_SHAPE));

    public static final Provider TOGETHER = Provider.of(
                    "Together AI", "https://api.together.ai/v1", Dialect.STRICT_SHAPE.withInPrompt(true))
            .withKey("TOGETHER_API_KEY")
            .with(TOP_K, MIN_P, REPETITION_PENALTY);

    /** Its public service has ended; its form of the schema lives on. */
    public static final Provider ANYSCALE = Provider.of(
                    "Anyscale", "https://api.endpoints.anyscale.com/v1", Dialect.OBJECT_WITH_SCHEMA)
            .withKey("ANYSCALE_API_KEY");

    public static final Provider FIREWORKS = Provider.of(
                    "Fireworks AI", "https://api.fireworks.ai/inference/v1", Dialect.FIREWORKS)
            .withKey("FIREWORKS_API_KEY", "FIREWORKS_AI_API_KEY")
            .with(NO_TOOLS_WITH_FORMAT, TOP_K, MIN_P);

    public static final Provider PERPLEXITY = Provider.of("Perplexity", "https://api.perplexity.ai", Dialect.PERPLEXITY)
            .withKey("PERPLEXITY_API_KEY", "PERPLEXITYAI_API_KEY")
            .with(NO_TOOLS, NO_N, NO_SEED, NO_STOP, NO_LOGPROBS, NO_STREAM_OPTIONS, NO_USER);

    public static final Provider OPENROUTER = Provider.of("OpenRouter", "https://openrouter.ai/api/v1", Dialect.OPENAI)
            .withKey("OPENROUTER_API_KEY")
            .with(ROUTES, TOP_K, MIN_P, REPETITION_PENALTY);

    public static final Provider DEEPSEEK = Provider.of("DeepSeek", "https://api.deepseek.com", Dialect.JSON_OBJECT)
            .withKey("DEEPSEEK_API_KEY")
            .with(BLANK_ANSWERS, NO_SEED, NO_N, NO_USER);

    public static final Provider MISTRAL = Provider.of("Mistral", "https://api.mistral.ai/v1", Dialect.STRICT_SHAPE)
            .withKey("MISTRAL_API_KEY")
            .with(RANDOM_SEED, REQUIRED_IS_ANY, NO_N, NO_LOGPROBS, NO_STREAM_OPTIONS, NO_USER);

    public static final Provider VERCEL = Provider.of(
                    "Vercel AI Gateway", "https://ai-gateway.vercel.sh/v1", Dialect.OPENAI)
            .withKey("AI_GATEWAY_API_KEY", "VERCEL_AI_GATEWAY_API_KEY", "VERCEL_OIDC_TOKEN");

    /** In Anthropic's own protocol, whose structured output is held to. */
    public static final Provider ANTHROPIC = Provider.of("Anthropic", "https://api.anthropic.com/v1", Dialect.ANTHROPIC)
            .withKey("ANTHROPIC_API_KEY")
            .withAuth(Auth.header("x-api-key"))
            .withProtocol(Protocol.ANTHROPIC_MESSAGES)
            .withHeader("anthropic-version", "2023-06-01")
            .with(NO_N, NO_SEED, NO_LOGPROBS, NO_PENALTIES, TOP_K)
            // Those before structured output are made to call a tool.
            .withModels(ModelRule.of("claude-(instant|2|3).*|claude-(sonnet|opus)-4-(0|20).*", Dialect.TOOL));

    /** As OpenAI's protocol, which ignores any format: all is told in words and checked on the answer. */
    public static final Provider ANTHROPIC_COMPATIBLE = Provider.of(
                    "Anthropic (OpenAI-compatible)", "https://api.anthropic.com/v1", Dialect.PROMPT)
            .withKey("ANTHROPIC_API_KEY")
            .with(NO_N, NO_SEED, NO_LOGPROBS, NO_PENALTIES, NO_USER);

    public static final Provider GEMINI = Provider.of(
                    "Gemini", "https://generativelanguage.googleapis.com/v1beta/openai", Dialect.GEMINI)
            .withKey("GEMINI_API_KEY", "GOOGLE_API_KEY")
            .with(NO_LOGPROBS, NO_USER);

    public static final Provider XAI =
            Provider.of("xAI", "https://api.x.ai/v1", Dialect.STRICT_SHAPE).withKey("XAI_API_KEY");

    /** In Ollama's own protocol. */
    public static final Provider OLLAMA = Provider.of("Ollama", "http://localhost:11434", Dialect.OLLAMA)
            .withOptionalKey("OLLAMA_API_KEY")
            .withProtocol(Protocol.OLLAMA_CHAT)
            .with(NO_N, NO_USER, TOP_K, MIN_P, REPEAT_PENALTY);

    public static final Provider OLLAMA_COMPATIBLE = Provider.of(
                    "Ollama (OpenAI-compatible)", "http://localhost:11434/v1", Dialect.LLAMA_CPP_SCHEMA)
            .withOptionalKey("OLLAMA_API_KEY")
            .with(NO_N, NO_USER);

    public static final Provider LM_STUDIO = Provider.of(
                    "LM Studio", "http://localhost:1234/v1", Dialect.LLAMA_CPP_SCHEMA)
            .withOptionalKey("LM_STUDIO_API_KEY")
            .with(NO_N, TOP_K, MIN_P, REPEAT_PENALTY);

    public static final Provider LOCALAI = Provider.of("LocalAI", "http://localhost:8080/v1", Dialect.LLAMA_CPP)
            .withOptionalKey("LOCALAI_API_KEY")
            .with(TOP_K, REPEAT_PENALTY);

    public static final Provider LITELLM =
            Provider.of("LiteLLM", "http://localhost:4000/v1", Dialect.OPENAI).withOptionalKey("LITELLM_API_KEY");

    public static final Provider VLLM = Provider.of("vLLM", "http://localhost:8000/v1", Dialect.VLLM)
            .withOptionalKey("VLLM_API_KEY", "HOSTED_VLLM_API_KEY")
            .with(COMPLETIONS, TOP_K, MIN_P, REPETITION_PENALTY);

    public static final Provider SGLANG = Provider.of("SGLang", "http://localhost:30000/v1", Dialect.SGLANG)
            .withOptionalKey("SGLANG_API_KEY")
            .with(COMPLETIONS, TOP_K, MIN_P, REPETITION_PENALTY);

    public static final Provider LLAMA_CPP = Provider.of("llama.cpp", "http://localhost:8080/v1", Dialect.LLAMA_CPP)
            .withOptionalKey("LLAMA_API_KEY")
            .with(COMPLETIONS, TOP_K, MIN_P, REPEAT_PENALTY);

    /** OpenLLM serves with vLLM. */
    public static final Provider BENTOML = Provider.of("BentoML", "http://localhost:3000/v1", Dialect.VLLM)
            .withOptionalKey("BENTOML_API_KEY")
            .with(COMPLETIONS, TOP_K, MIN_P, REPETITION_PENALTY);

    /** Nothing is known of it but that it speaks as OpenAI does: give its base URL with the options. */
    public static final Provider INFRON =
            Provider.of("Infron", "", Dialect.STRICT_SHAPE).withKey("INFRON_API_KEY");

    /** Any other server that speaks as OpenAI's does. */
    public static final Provider COMPATIBLE = Provider.of("an OpenAI-compatible server", "", Dialect.STRICT_SHAPE);

    private Providers() {}

    /** All of them. */
    public static List<Provider> all() {
        return List.of(
                OPENAI,
                AZURE,
                GROQ,
                TOGETHER,
                ANYSCALE,
                FIREWORKS,
                PERPLEXITY,
                OPENROUTER,
                DEEPSEEK,
                MISTRAL,
                VERCEL,
                ANTHROPIC,
                ANTHROPIC_COMPATIBLE,
                GEMINI,
                XAI,
                OLLAMA,
                OLLAMA_COMPATIBLE,
                LM_STUDIO,
                LOCALAI,
                LITELLM,
                VLLM,
                SGLANG,
                LLAMA_CPP,
                BENTOML,
                INFRON,
                COMPATIBLE);
    }
}
