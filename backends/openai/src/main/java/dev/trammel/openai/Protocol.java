package dev.trammel.openai;

/** What a server speaks. */
public enum Protocol {
    /** {@code POST /chat/completions}, as OpenAI has it. */
    CHAT_COMPLETIONS,
    /** {@code POST /messages}, as Anthropic has it. */
    ANTHROPIC_MESSAGES,
    /** {@code POST /api/chat}, as Ollama has it. */
    OLLAMA_CHAT
}
