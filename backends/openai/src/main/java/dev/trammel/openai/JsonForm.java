package dev.trammel.openai;

/** How a server is told the schema of an answer. */
public enum JsonForm {
    /** {@code response_format: {type: json_schema, json_schema: {name, strict: true, schema}}}. */
    STRICT_SCHEMA,
    /** The same without {@code strict}. */
    SCHEMA,
    /** {@code response_format: {type: json_object, schema}}. */
    OBJECT_WITH_SCHEMA,
    /** {@code response_format: {type: json_object}}; the schema stands in the prompt. */
    OBJECT,
    /** A tool that must be called, whose arguments are the answer. */
    TOOL,
    /** {@code output_config: {format: {type: json_schema, schema}}}, as Anthropic has it. */
    OUTPUT_CONFIG,
    /** {@code format}, as Ollama has it. */
    FORMAT,
    /** Words in the prompt alone. */
    PROMPT
}
