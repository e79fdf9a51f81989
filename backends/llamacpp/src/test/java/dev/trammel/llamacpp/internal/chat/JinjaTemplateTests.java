package dev.trammel.llamacpp.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.Chat;
import dev.trammel.llamacpp.ChatTemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates written as those of well-known models are; what is expected was rendered by Jinja2 3.1. */
class JinjaTemplateTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T07:08:09Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {"llama", "mistral", "gemma", "qwen"})
    void renders_as_the_reference_does(String model) throws IOException {
        Chat chat = model.equals("gemma") ? Chat.empty() : Chat.empty().system("Be brief.\n");
        Chat whole =
                chat.user(" One? ").assistant("<think>\nhm\n</think>\n\nTwo.").user("Three {{ x }}?\n");

        assertThat(template(model).render(whole.messages())).isEqualTo(resource(model + ".txt"));
    }

    @Test
    void passes_on_what_a_template_raises() throws IOException {
        ChatTemplate gemma = template("gemma");
        ChatTemplate mistral = template("mistral");

        assertThatThrownBy(() -> gemma.render(Chat.empty().system("x").messages()))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessageEndingWith("found: System role not supported");
        assertThatThrownBy(() -> mistral.render(Chat.ofUser("x").user("y").messages()))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessageEndingWith("found: conversation roles must alternate");
    }

    private static ChatTemplate template(String model) throws IOException {
        return new JinjaTemplate(resource(model + ".jinja"), "<s>", "</s>", CLOCK);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = JinjaTemplateTests.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
