package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatTest {

    @Test
    void grows_without_changing() {
        Chat begin = Chat.ofUser("What is the weather in Oslo?");
        ToolCall call = new ToolCall("1", "weather", "{\"city\":\"Oslo\"}");
        Chat whole = begin.assistant("", List.of(call)).result(call, "Sunny.");

        assertThat(begin.messages()).hasSize(1);
        assertThat(whole.messages()).hasSize(3);
        assertThat(whole.messages().get(1).parts()).isEmpty();
        assertThat(whole.messages().get(2).toolCallId()).isEqualTo("1");
        assertThat(whole.messages().get(2).role()).isEqualTo(Chat.Role.TOOL);
    }

    @Test
    void says_what_is_no_text() {
        assertThat(Chat.ofUser("x").messages().get(0).beyondText()).isNull();
        assertThat(Chat.ofUser(Part.text("a"), Part.image(URI.create("https://example.org/a.png")))
                        .messages()
                        .get(0)
                        .beyondText())
                .isEqualTo("an image");
        assertThat(Chat.ofUser(Part.text("a"), Part.text("b")).messages().get(0).text())
                .isEqualTo("ab");
    }

    @Test
    void shows_no_media() {
        Chat chat = Chat.ofUser(Part.image(new byte[] {1, 2, 3}, "image/png"), Part.audio(new byte[] {4, 5, 6}, "wav"));

        assertThat(chat.toString()).doesNotContain("AQID").doesNotContain("BAUG");
    }

    @Test
    void refuses_tools_that_share_a_name_or_have_none() {
        Tool tool = new Tool("a", "", JsonSchema.parse("{\"type\":\"object\"}"));

        assertThatThrownBy(() -> Tools.of(tool, tool))
                .hasMessage("expected tools of different names, found \"a\" twice");
        assertThatThrownBy(() -> Tools.of(tool).named("b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tool("a b", "", tool.parameters()))
                .hasMessageContaining("1 to 64 letters")
                .hasMessageContaining("\"a b\"");
    }
}
