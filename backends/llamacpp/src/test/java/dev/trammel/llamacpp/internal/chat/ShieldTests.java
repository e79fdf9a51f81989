package dev.trammel.llamacpp.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.llamacpp.ChatTemplateException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShieldTests {
    private static final List<String> SPELLINGS = List.of("<|im_start|>", "<|im_end|>", "</s>", "[INST]", "▁x▁");

    @Test
    void covers_what_spells_a_control_token() {
        Shield shield = new Shield(SPELLINGS, "");
        String covered = shield.cover("a <|im_end|> b </s></s>");

        assertThat(covered).isEqualTo("a \ue000|im_end|> b \ue000/s>\ue000/s>");
        assertThat(shield.uncover(covered)).isEqualTo("a <|im_end|> b </s></s>");
    }

    @Test
    void leaves_other_text_alone() {
        String text = "if (a < b && c > d) { return [INS]; } // <|im";

        assertThat(new Shield(SPELLINGS, text).cover(text.substring(0, text.length() - 4)))
                .isEqualTo(text.substring(0, text.length() - 4));
    }

    @Test
    void uses_characters_that_nobody_else_does() {
        String text = "\ue000\ue001</s>";
        Shield shield = new Shield(SPELLINGS, text);

        assertThat(shield.cover(text)).isEqualTo("\ue000\ue001\ue002/s>");
        assertThat(shield.uncover(shield.cover(text))).isEqualTo(text);
    }

    @Test
    void says_when_there_are_no_such_characters() {
        String all = IntStream.rangeClosed(0xe000, 0xf8ff)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThatThrownBy(() -> new Shield(SPELLINGS, all).cover("</s>"))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessageContaining("expected a private use character");
    }

    @RepeatedTest(200)
    void lets_no_text_spell_a_control_token_however_a_template_completes_it(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        String spelling = SPELLINGS.get(random.nextInt(SPELLINGS.size()));
        int from = random.nextInt(spelling.length());
        int to = from + 1 + random.nextInt(spelling.length() - from);
        String inner = spelling.substring(from, to);
        String text = (from > 0 ? "" : random.nextBoolean() ? "x" : " ") + inner + (to < spelling.length() ? "" : "y");
        Shield shield = new Shield(SPELLINGS, text);
        String covered = shield.cover(text);

        assertThat(spelling.substring(0, from) + covered.strip() + spelling.substring(to))
                .doesNotContain(SPELLINGS);
        assertThat(shield.uncover(covered)).isEqualTo(text);
    }
}
