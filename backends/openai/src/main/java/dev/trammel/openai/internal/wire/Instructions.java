package dev.trammel.openai.internal.wire;

import dev.trammel.Chat;
import dev.trammel.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds what the model is told of the format to what it is told besides. */
final class Instructions {
    private Instructions() {}

    /** After the first message if that instructs, else before it. */
    static Chat added(Chat chat, @Nullable String instruction) {
        if (instruction == null) {
            return chat;
        }
        List<Chat.Message> messages = new ArrayList<>(chat.messages());
        Chat.Message first = messages.isEmpty() ? null : messages.get(0);
        if (first != null && (first.role() == Chat.Role.SYSTEM || first.role() == Chat.Role.DEVELOPER)) {
            List<Part> parts = List.of(Part.text(first.text() + "\n\n" + instruction));
            messages.set(0, new Chat.Message(first.role(), parts, List.of(), null));
        } else {
            messages.add(0, new Chat.Message(Chat.Role.SYSTEM, instruction));
        }
        return new Chat(messages);
    }
}
