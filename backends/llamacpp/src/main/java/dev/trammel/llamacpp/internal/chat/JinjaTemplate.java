package dev.trammel.llamacpp.internal.chat;

import dev.trammel.Chat.Message;
import dev.trammel.Chat.Role;
import dev.trammel.llamacpp.ChatTemplateException;
import dev.trammel.llamacpp.internal.jinja.JinjaException;
import dev.trammel.llamacpp.internal.jinja.Template;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A chat template in Jinja, as model files have them. It is parsed when it is first used, so that a model with a
 * template that can't be rendered can still be given text.
 */
final class JinjaTemplate implements ChatTemplate {
    private final String source;
    private final String beginning;
    private final String end;
    private final Clock clock;
    private volatile @Nullable Template parsed;

    /**
     * Takes a template as it stands in a file.
     *
     * @param beginning how the token is spelled that a sequence begins with
     * @param end how the token is spelled that ends one
     * @param clock tells the date, which some templates write
     */
    JinjaTemplate(String source, String beginning, String end, Clock clock) {
        this.source = source;
        this.beginning = beginning;
        this.end = end;
        this.clock = clock;
    }

    @Override
    public String render(List<Message> messages) {
        return translated(() -> template()
                .render(
                        Map.of(
                                "messages",
                                messages.stream().map(JinjaTemplate::toMap).toList(),
                                "add_generation_prompt",
                                true,
                                "bos_token",
                                beginning,
                                "eos_token",
                                end,
                                "enable_thinking",
                                false), // the answer begins right away
                        clock));
    }

    private Template template() {
        Template template = parsed;
        if (template == null) {
            template = Template.parse(source);
            parsed = template;
        }
        return template;
    }

    private static Map<String, Object> toMap(Message message) {
        // Templates of local models know instructions by one name.
        Role role = message.role() == Role.DEVELOPER ? Role.SYSTEM : message.role();
        return Map.of("role", role.name().toLowerCase(Locale.ROOT), "content", message.text());
    }

    private static String translated(Supplier<String> rendering) {
        try {
            return rendering.get();
        } catch (JinjaException e) {
            throw new ChatTemplateException(
                    e.raised()
                            ? "expected a conversation that the model's chat template takes, found: " + e.getMessage()
                            : e.getMessage() + " of the model's chat template",
                    e);
        }
    }

    @Override
    public String toString() {
        return source + beginning + end;
    }
}
