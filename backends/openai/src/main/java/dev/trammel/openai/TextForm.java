package dev.trammel.openai;

/** How a server is told a list of options or a regular expression. */
public enum TextForm {
    /** {@code structured_outputs: {choice}} or {@code {regex}}, as vLLM has it. */
    STRUCTURED_OUTPUTS,
    /** {@code regex}, as SGLang has it. */
    REGEX,
    /** {@code grammar} in GBNF, as llama.cpp has it: for options only. */
    GRAMMAR,
    /** {@code response_format: {type: grammar, grammar}} in GBNF, as Fireworks has it: for options only. */
    GRAMMAR_FORMAT,
    /** An enum or a pattern in an object, by the form that schemas have. */
    SCHEMA
}
