package dev.trammel;

import java.util.ArrayList;
import java.util.List;

/**
 * A conversation: messages in the order they were said. Immutable; each method gives a longer one.
 *
 * @param messages at least none; copied
 */
public record Chat(List<Message> messages) implements Prompt {

    /** Who said it. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    /**
     * One message.
     *
     * @param role who said it
     * @param text what was said
     */
    public record Message(Role role, String text) {}

    /** Copies the messages. */
    public Chat {
        messages = List.copyOf(messages);
    }

    /** A conversation in which nothing has been said. */
    public static Chat empty() {
        return new Chat(List.of());
    }

    /** A conversation that begins with what a user says. */
    public static Chat ofUser(String text) {
        return empty().user(text);
    }

    /** Adds instructions. */
    public Chat system(String text) {
        return with(new Message(Role.SYSTEM, text));
    }

    /** Adds what the user says. */
    public Chat user(String text) {
        return with(new Message(Role.USER, text));
    }

    /** Adds what the assistant says. */
    public Chat assistant(String text) {
        return with(new Message(Role.ASSISTANT, text));
    }

    /** Adds a message. */
    public Chat with(Message message) {
        List<Message> longer = new ArrayList<>(messages);
        longer.add(message);
        return new Chat(longer);
    }
}
