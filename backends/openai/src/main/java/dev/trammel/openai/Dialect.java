package dev.trammel.openai;

import static dev.trammel.openai.SchemaRules.Trait.ALL_REQUIRED;
import static dev.trammel.openai.SchemaRules.Trait.ANCHORED_PATTERNS;
import static dev.trammel.openai.SchemaRules.Trait.CLOSED_OBJECTS;
import static dev.trammel.openai.SchemaRules.Trait.INTEGER_BOUNDS;
import static dev.trammel.openai.SchemaRules.Trait.LONE_ANY_OF;
import static dev.trammel.openai.SchemaRules.Trait.LOOK_AROUND;
import static dev.trammel.openai.SchemaRules.Trait.NO_RECURSION;
import static dev.trammel.openai.SchemaRules.Trait.OBJECT_ROOT;
import static dev.trammel.openai.SchemaRules.Trait.PATTERN_WITHOUT_LENGTH;

/**
 * How a server is told what an answer must be, and what it holds to.
 *
 * @param name what people call it
 * @param json how it is told a schema
 * @param choice how it is told a list of options
 * @param regex how it is told a regular expression
 * @param rules what it takes of JSON Schema
 * @param inPrompt whether the schema stands in the prompt as well
 */
public record Dialect(
        String name, JsonForm json, TextForm choice, TextForm regex, SchemaRules rules, boolean inPrompt) {

    private static final String SHAPE =
            "type title description enum const properties required additionalProperties items anyOf $ref $defs";
    private static final String BOUNDS = " minimum maximum exclusiveMinimum exclusiveMaximum";

    /** OpenAI's strict structured output: what it takes it holds to. */
    public static final Dialect OPENAI = of(
            "OpenAI's strict subset",
            JsonForm.STRICT_SCHEMA,
            SchemaRules.of(
                            SHAPE + BOUNDS + " pattern format multipleOf minItems maxItems",
                            OBJECT_ROOT,
                            ALL_REQUIRED,
                            CLOSED_OBJECTS)
                    .withFormats("date-time time date duration email hostname ipv4 ipv6 uuid")
                    .withLimits(SchemaLimits.OPENAI));

    /** Strict structured output of which only the shape can be relied on. */
    public static final Dialect STRICT_SHAPE = of(
            "a strict subset",
            JsonForm.STRICT_SCHEMA,
            SchemaRules.of(SHAPE, OBJECT_ROOT, ALL_REQUIRED, CLOSED_OBJECTS));

    /** llama.cpp's server: it drops what it can't do without a word. */
    public static final Dialect LLAMA_CPP = of(
                    "llama.cpp",
                    JsonForm.STRICT_SCHEMA,
                    SchemaRules.of(
                                    SHAPE + BOUNDS
                                            + " prefixItems minItems maxItems minLength maxLength pattern format",
                                    INTEGER_BOUNDS,
                                    ANCHORED_PATTERNS,
                                    PATTERN_WITHOUT_LENGTH,
                                    LONE_ANY_OF)
                            .withFormats("date time date-time uuid"))
            .withChoice(TextForm.GRAMMAR);

    /** Ollama's own protocol: the same engine, which look-arounds kill. */
    public static final Dialect OLLAMA =
            LLAMA_CPP.named("Ollama").withJson(JsonForm.FORMAT).withChoice(TextForm.SCHEMA);

    /** The engine of llama.cpp behind another server, without grammars. */
    public static final Dialect LLAMA_CPP_SCHEMA =
            LLAMA_CPP.named("llama.cpp's schemas").withChoice(TextForm.SCHEMA);

    /** vLLM with XGrammar or llguidance. */
    public static final Dialect VLLM = of(
                    "vLLM",
                    JsonForm.STRICT_SCHEMA,
                    SchemaRules.of(
                                    SHAPE + BOUNDS
                                            + " prefixItems minItems maxItems minLength maxLength pattern format",
                                    LOOK_AROUND,
                                    PATTERN_WITHOUT_LENGTH,
                                    LONE_ANY_OF)
                            .withFormats("date time date-time duration email hostname ipv4 ipv6 uuid uri"))
            .withChoice(TextForm.STRUCTURED_OUTPUTS)
            .withRegex(TextForm.STRUCTURED_OUTPUTS);

    /** SGLang with XGrammar, which refuses what it can't do. */
    public static final Dialect SGLANG =
            VLLM.named("SGLang").withChoice(TextForm.REGEX).withRegex(TextForm.REGEX);

    /** Anthropic's structured output. */
    public static final Dialect ANTHROPIC = of(
            "Anthropic",
            JsonForm.OUTPUT_CONFIG,
            SchemaRules.of(SHAPE + " format", OBJECT_ROOT, CLOSED_OBJECTS, NO_RECURSION)
                    .withFormats("date-time time date duration email hostname uri ipv4 ipv6 uuid"));

    /** Gemini's structured output. */
    public static final Dialect GEMINI = of(
            "Gemini",
            JsonForm.SCHEMA,
            SchemaRules.of(
                            "type title description enum properties required additionalProperties items prefixItems anyOf"
                                    + " $ref $defs minimum maximum minItems maxItems format",
                            OBJECT_ROOT)
                    .withFormats("date-time date time"));

    /** Fireworks: JSON must be asked for in words, too, else it writes blanks for ever. */
    public static final Dialect FIREWORKS = of(
                    "Fireworks AI",
                    JsonForm.SCHEMA,
                    SchemaRules.of(
                            "type title description enum properties required additionalProperties items anyOf $ref $defs",
                            OBJECT_ROOT))
            .withChoice(TextForm.GRAMMAR_FORMAT)
            .withInPrompt(true);

    /** Perplexity: no recursion, no free-form objects. */
    public static final Dialect PERPLEXITY =
            of("Perplexity", JsonForm.SCHEMA, SchemaRules.of(SHAPE, OBJECT_ROOT, CLOSED_OBJECTS, NO_RECURSION));

    /** A schema beside {@code json_object}, as Anyscale had it. */
    public static final Dialect OBJECT_WITH_SCHEMA = of(
            "a schema beside json_object",
            JsonForm.OBJECT_WITH_SCHEMA,
            SchemaRules.of(SHAPE, OBJECT_ROOT, LONE_ANY_OF));

    /** Some JSON object; the rest is told in words. */
    public static final Dialect JSON_OBJECT = of("json_object", JsonForm.OBJECT, SchemaRules.of("type", OBJECT_ROOT))
            .withInPrompt(true);

    /** A tool that must be called. */
    public static final Dialect TOOL = of("a forced tool call", JsonForm.TOOL, SchemaRules.of(SHAPE, OBJECT_ROOT));

    /** Words alone: all is left to the check of the answer. */
    public static final Dialect PROMPT =
            of("a prompt", JsonForm.PROMPT, SchemaRules.of("")).withInPrompt(true);

    /** A dialect that puts options and patterns into schemas. */
    public static Dialect of(String name, JsonForm json, SchemaRules rules) {
        return new Dialect(name, json, TextForm.SCHEMA, TextForm.SCHEMA, rules, false);
    }

    /** The same under another name. */
    public Dialect named(String other) {
        return new Dialect(other, json, choice, regex, rules, inPrompt);
    }

    /** The same, told schemas another way. */
    public Dialect withJson(JsonForm other) {
        return new Dialect(name, other, choice, regex, rules, inPrompt);
    }

    /** The same, told options another way. */
    public Dialect withChoice(TextForm other) {
        return new Dialect(name, json, other, regex, rules, inPrompt);
    }

    /** The same, told regular expressions another way. */
    public Dialect withRegex(TextForm other) {
        return new Dialect(name, json, choice, other, rules, inPrompt);
    }

    /** The same with other rules. */
    public Dialect withRules(SchemaRules other) {
        return new Dialect(name, json, choice, regex, other, inPrompt);
    }

    /** The same with the schema in the prompt as well, or not. */
    public Dialect withInPrompt(boolean other) {
        return new Dialect(name, json, choice, regex, rules, other);
    }
}
