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

    /** Repetitions are counted, not written out, so that these are small. */
    @Test
    void counts_nested_and_ambiguous_repetitions() {
        Constraint nested = Constraint.regex("(a{1,1000}){1,1000}");
        assertThat(matches(nested, "a".repeat(5000))).isTrue();
        assertThat(matches(nested, "")).isFalse();
        Constraint overlapping = Constraint.regex("(.*a){25}");
        assertThat(matches(overlapping, "ba".repeat(25))).isTrue();
        assertThat(matches(overlapping, "ba".repeat(24))).isFalse();
        Constraint words = Constraint.regex("(?:\\S+\\s+){0,49}\\S+");
        assertThat(matches(words, "word ".repeat(49) + "word")).isTrue();
        assertThat(matches(words, "word ".repeat(50) + "word")).isFalse();
        assertThat(matches(Constraint.regex(".{0,65535}"), "é".repeat(65535))).isTrue();
        assertThat(matches(Constraint.regex(".{0,65535}"), "é".repeat(65536))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(?=[ab]*a[ab]{24}$)(?=[ab]*b[ab]{24}$).*",
                "^(?=[ab]*a[ab]{24}$)(?!([ab]{2})*a[ab]{24}$|[ab]([ab]{2})*a[ab]{24}$).*"
            })
    void stops_at_a_limit_that_names_the_expression(String regex) {
        assertThatThrownBy(() -> Constraint.regex(regex))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining(regex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "^(?!@@)[@a-zA-Z0-9_-]+$ @a@@ @@a",
                "^(https?://|/?.?-?(?!\\w+://)\\w).+\\.ya?ml$ a/b.yaml ftp://b.yaml",
                "^(?=.*[A-Z])(?=.*\\d).{8,}$ abcDefg1 abcdefg1",
                "^(?!.*(foo|bar)).*$ foba xbarx",
                "\\bfoo\\b a-foo-b afoo",
                "\\Bfoo xfoo foo",
                "(?<!a)b cb ab",
                "(?<=\\d{3})x 123x 12x",
                "^(?:(?!ab).)*$ bbaa-b xabx",
                "(?<=^|,)a(?=,|$) b,a,c b,aa,c",
                "^(?=a+b)(?!aab)a*b$ aaab aab",
                "(?<=(?<!x)ab)c abc xabc",
                "(?<=\\bfoo-)x foo-x afoo-x",
                "^(?=\\p{Lu})..(?<!é)$ Ab Aé",
                "(?!a)$ b `^`",
            })
    void looks_around(String regex, String match, String other) {
        assertThat(matches(pattern(regex), quoted(match))).isTrue();
        if (!other.equals("^")) {
            assertThat(matches(pattern(regex), quoted(other))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?<=a(?=b))b", "(?<=a\\b)b", "(?<=ab(?=c+d)c)", "(?<=a$)"})
    void refuses_to_look_beyond_the_end_of_a_look_behind(String regex) {
        assertThatThrownBy(() -> Constraint.regex(regex))
                .isInstanceOf(RegexException.class)
                .hasMessageContaining("look-behind")
                .hasMessageContaining("offset");
    }

    /** Random expressions with assertions, beside the regular expressions of Java. */
    @RepeatedTest(400)
    void looks_around_as_java_does(RepetitionInfo repetition) {
        Random random = new Random(1000 + repetition.getCurrentRepetition());
        String regex = asserting(random, 4);
        Pattern java = Pattern.compile(regex);
        Constraint whole = Constraint.regex("(?:" + regex + ")|zzz"); // never empty
        Constraint found = pattern("(?:" + regex + ")|zzz");
        for (int i = 0; i < 80; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(7); length > 0; length--) {
                text.append("ab-".charAt(random.nextInt(3)));
            }
            String place = "seed " + repetition.getCurrentRepetition() + ", " + regex + " on «" + text + "»";
            assertThat(matches(whole, text.toString()))
                    .as(place)
                    .isEqualTo(java.matcher(text).matches());
            assertThat(matches(found, quoted(text.toString())))
                    .as("search, " + place)
                    .isEqualTo(java.matcher(text).find());
        }
    }

    private static String asserting(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(16)) {
            case 0 -> "a";
            case 1 -> "[b-]";
            case 2 -> ".";
            case 3, 4, 5 -> asserting(random, depth - 1) + asserting(random, depth - 1);
            case 6, 7 -> "(?:" + asserting(random, depth - 1) + "|" + asserting(random, depth - 1) + ")";
            case 8 -> "(?:" + asserting(random, depth - 1) + ")*";
            case 9 ->
                "(?:" + asserting(random, depth - 1) + "){" + random.nextInt(3) + "," + (2 + random.nextInt(2)) + "}";
            case 10 -> "(?=" + asserting(random, depth - 1) + ")";
            case 11 -> "(?!" + asserting(random, depth - 1) + ")";
            case 12 -> "(?" + "<=" + behind(random, 2) + ")" + asserting(random, depth - 1);
            case 13 -> "(?" + "<!" + behind(random, 2) + ")" + asserting(random, depth - 1);
            case 14 -> (random.nextBoolean() ? "\\b" : "\\B") + asserting(random, depth - 1);
            default -> random.nextBoolean() ? "^" + asserting(random, depth - 1) : asserting(random, depth - 1) + "$";
        };
    }

    /** Java needs a bound on what it looks back at. */
    private static String behind(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(2) : random.nextInt(7)) {
            case 0 -> "a";
            case 1 -> "[b-]";
            case 2, 3 -> behind(random, depth - 1) + behind(random, depth - 1);
            case 4 -> "(?:" + behind(random, depth - 1) + "|" + behind(random, depth - 1) + ")";
            case 5 -> "(?:" + behind(random, depth - 1) + "|)";
            default -> "(?:^|" + behind(random, depth - 1) + ")";
        };
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
