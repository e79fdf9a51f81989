package dev.trammel.llamacpp.internal.chat;

import dev.trammel.Chat.Message;
import dev.trammel.llamacpp.ChatTemplateException;
import java.util.List;

/** Writes a conversation as one text. Its {@code toString} has every character that it can write by itself. */
interface ChatTemplate {

    /**
     * Writes a conversation, up to where the assistant's answer begins.
     *
     * @param messages at least one
     * @throws ChatTemplateException if it can't
     */
    String render(List<Message> messages);
}
