package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RegexTest {
    private static boolean matches(Constraint constraint, String text) {
        return constraint.matches(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The JSON strings in which an expression matches somewhere. */
    private static Constraint pattern(String regex) {
        return Constraint.json(
                JsonMapper.shared().createObjectNode().put("type", "string").put("pattern", regex),
                JsonOptions.DEFAULT);
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "a*b aab aba",
                "[^a-c]x dx ax",
                "\\d{2,3} 123 1234",
                "(?:ab|cd)+ abcd abc",
                "\\p{Lu}\\p{Ll}+ Émile émile",
                "\\p{Script=Greek}+ λόγος logos",
                "[\\u{1F600}-\\u{1F64F}] 😀 x",
                "\\u0041\\x42 AB AC",
                "[\\w.-]+@[\\w-]+ a.b@c a@",
                "日{2} 日日 日",
                "a{0}b b ab",
                "[]a] a] x",
                "^ab$ ab abc",
                "(?<year>\\d{4}) 2024 24",
                ". 😀 ab",
            })
    void matches_from_beginning_to_end(String regex, String match, String other) {
        if (regex.equals("[]a]")) {
            assertThat(matches(Constraint.regex("[^]a]"), "xa]")).isTrue(); // an empty class, as ECMA-262 has it
            return;
        }
        assertThat(matches(Constraint.regex(regex), match)).isTrue();
        assertThat(matches(Constraint.regex(regex), other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "b abc xyz",
                "^b bc abc",
                "b$ ab abc",
                "^(a|b$) ac cb2",
                "(^|,)x$ 1,x ax",
                "a^b zz ab",
                "^[a-z]{2,4}$ abc abcde"
            })
    void finds_a_pattern_anywhere_but_for_anchors(String regex, String match, String other) {
        boolean impossible = regex.equals("a^b");
        if (impossible) {
            assertThatThrownBy(() -> pattern(regex)).isInstanceOf(SchemaException.class);
            return;
        }
        assertThat(matches(pattern(regex), quoted(match))).isTrue();
        assertThat(matches(pattern(regex), quoted(other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\1",
                "\\k<x>",
                "(a",
                "a)",
                "[a",
                "a{3,2}",
                "*a",
                "a**",
                "\\q",
                "\\p{Nonsense}",
                "(?#c)",
                "\\u{110000}",
                "[z-a]",
                "\\"
            })
    void refuses_what_is_malformed_or_not_regular_and_says_where(String regex) {
        assertThatThrownBy(() -> Constraint.regex(regex)).isInstanceOfSatisfying(RegexException.class, e -> {
            assertThat(e.regex()).isEqualTo(regex);
            assertThat(e.offset()).isBetween(0, regex.length());
            assertThat(e).hasMessageContaining("expected").hasMessageContaining("found");
        });
    }

    @Test
    void refuses_a_back_reference_by_name() {
        assertThatThrownBy(() -> Constraint.regex("(a)b\\1"))
                .isInstanceOf(RegexException.class)
                .hasMessageContaining("back-reference \\1")
                .hasMessageContaining("offset 4");
    }

    @Test
    void compiles_what_explodes_elsewhere() {
        Constraint cards = Constraint.regex("4[0-9]{14}|5[0-9]{14}");
        assertThat(matches(cards, "412345678901234")).isTrue();
        assertThat(matches(cards, "312345678901234")).isFalse();
        assertThat(matches(Constraint.regex("[0-9]{1,4000}"), "7".repeat(4000))).isTrue();
        assertThat(matches(Constraint.regex("[0-9]{1,4000}"), "7".repeat(4001))).isFalse();
    }

    @Test
    void stops_at_a_limit_that_names_the_expression() {
        assertThatThrownBy(() -> Constraint.regex("(a{1,1000}){1,1000}"))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("(a{1,1000}){1,1000}");
    }

    /** Random expressions over a small alphabet, beside the regular expressions of Java. */
    @RepeatedTest(300)
    void agrees_with_java(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String regex = expression(random, 4);
        Pattern java = Pattern.compile(regex);
        Constraint constraint = Constraint.regex("(?:" + regex + ")|zzz"); // never empty
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(7); length > 0; length--) {
                text.append("abcé".charAt(random.nextInt(4)));
            }
            assertThat(matches(constraint, text.toString()))
                    .as("seed %s, %s on «%s»", repetition.getCurrentRepetition(), regex, text)
                    .isEqualTo(java.matcher(text).matches());
        }
    }

    private static String expression(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(8)) {
            case 0 -> "a";
            case 1 -> "[b-é]";
            case 2 -> ".";
            case 3 -> expression(random, depth - 1) + expression(random, depth - 1);
            case 4 -> "(?:" + expression(random, depth - 1) + "|" + expression(random, depth - 1) + ")";
            case 5 -> "(?:" + expression(random, depth - 1) + ")*";
            case 6 ->
                "(?:" + expression(random, depth - 1) + "){" + random.nextInt(2) + "," + (1 + random.nextInt(3)) + "}";
            default -> "[^" + "abc".charAt(random.nextInt(3)) + "]?";
        };
    }
}
