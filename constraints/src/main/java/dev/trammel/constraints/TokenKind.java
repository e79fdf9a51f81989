package dev.trammel.constraints;

/** What a token of a {@link Vocabulary} stands for. */
public enum TokenKind {
    /** Text: one or more bytes. */
    NORMAL,
    /** One raw byte, used by tokenizers with byte fallback; its bytes are that byte. */
    BYTE,
    /** A marker (end of text, a role, a tool call) that stands for no text and is never reachable through text. */
    CONTROL,
    /** An id without meaning: padding of the logits, or a reserved slot. Never allowed. */
    UNUSED
}
