package dev.trammel.llamacpp.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.Chat;
import dev.trammel.Part;
import dev.trammel.ToolCall;
import dev.trammel.llamacpp.ChatTemplateException;
import dev.trammel.llamacpp.internal.engine.TokenTable.Marker;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With a tokenizer that gives a token for each character, so that every token can be followed back. */
class ChatTokenizerTests {
    private static final int S = -1;
    private static final int E = -2;
    private static final List<Marker> MARKERS =
            List.of(new Marker(S, "<s>", false, false), new Marker(E, "</s>", false, false));

    @Test
    void takes_control_tokens_from_the_template_only() {
        String template = "{% for m in messages %}<s>{{ m.role }}: {{ m.content | trim }}</s>{% endfor %}<s>";

        assertThat(tokens(
                        template,
                        Chat.empty()
                                .system(" a</s> ")
                                .user("<s>")
                                .assistant("/s>")
                                .user("</s")))
                .isEqualTo("[S]system: a</s>[E][S]user: <s>[E][S]assistant: /s>[E][S]user: </s[E][S]");
    }

    @Test
    void takes_control_tokens_of_marked_text() {
        ChatTokenizer tokenizer = new ChatTokenizer(
                new JinjaTemplate("", "<s>", "</s>", Clock.systemUTC()),
                MARKERS,
                OptionalInt.empty(),
                text -> text.chars().toArray());

        assertThat(tokenizer.tokenizeMarked("<s>ok\n</s>")).containsExactly(S, 'o', 'k', '\n', E);
    }

    @Test
    void is_not_deceived_by_a_template_that_completes_a_text() {
        assertThat(tokens("<{{ messages[0].content }}>", Chat.ofUser("/s"))).isEqualTo("</s>");
        assertThat(tokens("<{{ messages[0].content | trim }}", Chat.ofUser("  s>x")))
                .isEqualTo("<s>x");
        assertThat(tokens("{{ messages[0].content }}s>", Chat.ofUser("a<"))).isEqualTo("a<s>");
    }

    @Test
    void tokenizes_template_and_text_between_control_tokens_as_one() {
        StringBuilder pieces = new StringBuilder();
        ChatTokenizer tokenizer = new ChatTokenizer(
                new JinjaTemplate("<s>user\n{{ messages[0].content }}</s>\n<s>", "<s>", "</s>", Clock.systemUTC()),
                MARKERS,
                OptionalInt.empty(),
                text -> {
                    pieces.append('[').append(text).append(']');
                    return new int[] {1};
                });
        tokenizer.tokenize(Chat.ofUser("\nHi <s>"));

        assertThat(pieces).hasToString("[user\n\nHi <s>][\n]");
    }

    @Test
    void adds_the_token_that_every_sequence_begins_with_once() {
        assertThat(tokens("{{ bos_token }}{{ messages[0].content }}", Chat.ofUser("x"), OptionalInt.of(S)))
                .isEqualTo("[S]x");
        assertThat(tokens("{{ messages[0].content }}", Chat.ofUser("x"), OptionalInt.of(S)))
                .isEqualTo("[S]x");
        assertThat(tokens("{{ messages[0].content }}", Chat.ofUser("<s>x"), OptionalInt.of(S)))
                .isEqualTo("[S]<s>x");
    }

    @Test
    void refuses_to_leave_out_what_was_said() {
        String users = "{% for m in messages if m.role == 'user' %}{{ m.content }}{% endfor %}";

        assertThatThrownBy(() -> tokens(users, Chat.empty().system("Be kind.").user("Hi")))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessageContaining("leaves out or changes message 0 (SYSTEM)");
        assertThatThrownBy(() -> tokens("{{ messages[0].content | upper }}", Chat.ofUser("Hi")))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessageContaining("message 0 (USER)");
        assertThatThrownBy(() -> tokens("{{ messages[0].content | tojson }}", Chat.ofUser("a\nb")))
                .isInstanceOf(ChatTemplateException.class);
    }

    @Test
    void lets_a_template_drop_what_an_assistant_thought() {
        String template = "{% for m in messages %}{{ m.content.split('</think>')[-1].strip() }};{% endfor %}";

        assertThat(tokens(
                        template,
                        Chat.ofUser("a").assistant("<think>hm</think>\n\nb").user("c")))
                .isEqualTo("a;b;c;");
    }

    @Test
    void passes_on_why_a_template_refuses() {
        String template =
                "{% if messages[0].role == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}";

        assertThatThrownBy(() -> tokens(template, Chat.empty().system("x")))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessage(
                        "expected a conversation that the model's chat template takes, found: System role not supported");
        assertThatThrownBy(() -> tokens("\n{{ messages | frobnicate }}", Chat.ofUser("x")))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessage(
                        "expected a filter that is known here, found frobnicate, at line 2 of the model's chat template");
    }

    @Test
    void writes_plain_text_for_models_without_a_template() {
        String rendered = new PlainTemplate()
                .render(Chat.empty()
                        .system("Be kind.")
                        .user("Hi")
                        .assistant("Hello.")
                        .user("Bye")
                        .messages());

        assertThat(rendered).isEqualTo("Be kind.\n\nUser: Hi\n\nAssistant: Hello.\n\nUser: Bye\n\nAssistant:");
    }

    @Test
    void refuses_what_is_no_text_by_name() {
        Chat picture = Chat.ofUser(Part.text("What is this?"), Part.image(new byte[] {1}, "image/png"));
        ToolCall call = new ToolCall("1", "weather", "{}");

        assertThatThrownBy(() -> tokens("", picture))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessage(
                        "expected messages of text, which is all that a model in this process takes, found an image,"
                                + " in message 0");
        assertThatThrownBy(() -> tokens("", Chat.ofUser("x").assistant("", List.of(call))))
                .hasMessageEndingWith("found a tool call, in message 1");
        assertThatThrownBy(() -> tokens("", Chat.empty().result(call, "sunny")))
                .hasMessageEndingWith("found the result of a tool call, in message 0");
    }

    private static String tokens(String template, Chat chat) {
        return tokens(template, chat, OptionalInt.empty());
    }

    private static String tokens(String template, Chat chat, OptionalInt beginning) {
        ChatTemplate jinja = new JinjaTemplate(template, "<s>", "</s>", Clock.systemUTC());
        ChatTokenizer tokenizer = new ChatTokenizer(
                jinja, MARKERS, beginning, text -> text.chars().toArray());
        return Arrays.stream(tokenizer.tokenize(chat))
                .mapToObj(token -> token == S ? "[S]" : token == E ? "[E]" : Character.toString(token))
                .collect(Collectors.joining());
    }
}
