package dev.trammel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A conversation: messages in the order they were said. Immutable; each method gives a longer one.
 *
 * @param messages at least none; copied
 */
public record Chat(List<Message> messages) implements Prompt {

    /** Who said it. */
    public enum Role {
        SYSTEM,
        /** Instructions above the user's, as newer models call what others call system. */
        DEVELOPER,
        USER,
        ASSISTANT,
        /** The result of a tool call. */
        TOOL
    }

    /**
     * One message.
     *
     * @param role who said it
     * @param parts what was said; empty for an answer that only calls tools
     * @param toolCalls the tools that the assistant wanted called
     * @param toolCallId the call whose result this is; null in any other message
     */
    public record Message(
            Role role,
            List<Part> parts,
            List<ToolCall> toolCalls,
            @Nullable String toolCallId) {

        /** Copies the lists. */
        public Message {
            parts = List.copyOf(parts);
            toolCalls = List.copyOf(toolCalls);
        }

        /** A message of text. */
        public Message(Role role, String text) {
            this(role, List.of(Part.text(text)), List.of(), null);
        }

        /** The text parts, one after the other. */
        public String text() {
            if (parts.size() == 1 && parts.get(0) instanceof Part.Text only) {
                return only.text();
            }
            return parts.stream()
                    .filter(Part.Text.class::isInstance)
                    .map(part -> ((Part.Text) part).text())
                    .collect(Collectors.joining());
        }

        /** What in it isn't plain text of the system, a user or an assistant; null if there is nothing else. */
        public @Nullable String beyondText() {
            if (!toolCalls.isEmpty()) {
                return "a tool call";
            }
            if (role == Role.TOOL) {
                return "the result of a tool call";
            }
            return parts.stream()
                    .filter(part -> !(part instanceof Part.Text))
                    .map(Part::kind)
                    .findFirst()
                    .orElse(null);
        }
    }

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

    /** A conversation that begins with what a user says and shows. */
    public static Chat ofUser(Part... parts) {
        return empty().user(parts);
    }

    /** Adds instructions. */
    public Chat system(String text) {
        return with(new Message(Role.SYSTEM, text));
    }

    /** Adds instructions, under the name that newer models have for them. */
    public Chat developer(String text) {
        return with(new Message(Role.DEVELOPER, text));
    }

    /** Adds what the user says. */
    public Chat user(String text) {
        return with(new Message(Role.USER, text));
    }

    /** Adds what the user says and shows. */
    public Chat user(Part... parts) {
        return with(new Message(Role.USER, List.of(parts), List.of(), null));
    }

    /** Adds what the assistant says. */
    public Chat assistant(String text) {
        return with(new Message(Role.ASSISTANT, text));
    }

    /**
     * Adds what the assistant says, and the tools it wants called.
     *
     * @param text may be empty
     */
    public Chat assistant(String text, List<ToolCall> calls) {
        List<Part> parts = text.isEmpty() ? List.of() : List.of(Part.text(text));
        return with(new Message(Role.ASSISTANT, parts, calls, null));
    }

    /** Adds the result of a tool call. */
    public Chat result(ToolCall call, String result) {
        return with(new Message(Role.TOOL, List.of(Part.text(result)), List.of(), call.id()));
    }

    /** Adds a message. */
    public Chat with(Message message) {
        List<Message> longer = new ArrayList<>(messages);
        longer.add(message);
        return new Chat(longer);
    }
}
