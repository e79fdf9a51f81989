package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    @Test
    void reaches_every_option_though_one_is_the_beginning_of_another() {
        List<String> options = List.of("in", "inside", "in side", "größer", "日本", "😀", "😀😀", "\"quoted\"", "a\nb");
        Constraint constraint = Constraint.choice(options);
        Random random = new Random(5);
        Set<String> reached = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            Cursor cursor = constraint.cursor(TestVocabulary.VOCABULARY);
            while (!cursor.isFinished()) {
                cursor.accept(TestVocabulary.draw(cursor.mask(), random));
            }
            reached.add(TestVocabulary.text(cursor));
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void takes_fifty_thousand_options() {
        List<String> options =
                IntStream.range(0, 50_000).mapToObj(i -> "option " + i).toList();
        Constraint constraint = Constraint.choice(options);
        assertThat(constraint.matches("option 49999".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(constraint.matches("option 50000".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void refuses_lists_that_are_none() {
        assertThatThrownBy(() -> Constraint.choice(List.of()))
                .isInstanceOf(ChoiceException.class)
                .hasMessage("expected at least one option, found none");
        assertThatThrownBy(() -> Constraint.choice(List.of("a", "")))
                .isInstanceOf(ChoiceException.class)
                .hasMessageContaining("index 1");
        assertThatThrownBy(() -> Constraint.choice(List.of("a", "b", "a")))
                .isInstanceOf(ChoiceException.class)
                .hasMessageContaining("indexes 0 and 2");
    }

    @Test
    void refuses_half_a_character() {
        assertThatThrownBy(() -> Constraint.choice(List.of("a", "b\uD83D")))
                .isInstanceOf(ChoiceException.class)
                .hasMessageContaining("index 1");
    }
}
