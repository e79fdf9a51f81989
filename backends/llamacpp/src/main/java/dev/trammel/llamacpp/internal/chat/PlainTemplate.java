package dev.trammel.llamacpp.internal.chat;

import dev.trammel.Chat.Message;
import java.util.List;

/**
 * For models without a template of their own, which were trained on plain text: instructions as they are, then who said
 * what, each in a paragraph.
 */
final class PlainTemplate implements ChatTemplate {

    @Override
    public String render(List<Message> messages) {
        StringBuilder text = new StringBuilder();
        for (Message message : messages) {
            text.append(
                            switch (message.role()) {
                                case SYSTEM, DEVELOPER -> "";
                                case USER, TOOL -> "User: ";
                                case ASSISTANT -> "Assistant: ";
                            })
                    .append(message.text())
                    .append("\n\n");
        }
        return text.append("Assistant:").toString();
    }

    @Override
    public String toString() {
        return "plain";
    }
}
