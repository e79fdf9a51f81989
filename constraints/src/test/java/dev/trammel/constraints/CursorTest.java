package dev.trammel.constraints;

import static dev.trammel.constraints.TestVocabulary.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What every cursor promises, whatever made its constraint. */
class CursorTest {
    private static final int WALKS = 20;
    private static final int STEPS = 40;

    static List<Constraint> constraints() {
        List<Constraint> constraints = new ArrayList<>(List.of(
                Constraint.choice(List.of("bug", "bugfix", "né", "日本語", "😀", "a\"b")),
                Constraint.regex("[a-c]+(?:é|\\d{2,4})*x?"),
                Constraint.regex(".{0,300}"),
                Constraint.regex("ab|abc|abcd")));
        List<String> schemas = List.of("""
                {"type":"object","properties":{"name":{"type":"string","maxLength":5},"age":{"type":"integer","minimum":0,
                "maximum":150},"kind":{"enum":["a","ab",null,3]}},"required":["name","age"],"additionalProperties":false}""", """
                {"type":"object","properties":{"children":{"type":"array","items":{"$ref":"#"},"maxItems":3},
                "name":{"type":"string","pattern":"^[a-z]+$","minLength":2}},"required":["name"],"additionalProperties":false}""", """
                {"type":"object","properties":{"a":{"type":"number","exclusiveMinimum":-1.5,"maximum":2.25},"na":true},
                "additionalProperties":{"type":"boolean"},"minProperties":1}""", """
                {"anyOf":[{"type":"array","prefixItems":[{"const":"x"},{"type":"string","format":"date"}],"items":{"type":"null"}},
                {"type":"string","minLength":3,"maxLength":4}]}""", """
                {"type":"object","propertyNames":{"enum":["a","b","ab","b\\"a"]},"minProperties":3,
                "properties":{"ab":{"const":"abcabcabc"}},"additionalProperties":{"type":"integer"}}""", """
                {"type":"object","patternProperties":{"^[ab]{1,2}$":{"type":"object","propertyNames":{"pattern":"^[cd]$"},
                "minProperties":2}},"minProperties":4,"additionalProperties":false}""", """
                {"type":"array","items":{"enum":[1,2,"1",null]},"uniqueItems":true,"minItems":3}""", """
                {"type":"object","required":["aa"],"minProperties":3,"additionalProperties":{"type":"array",
                "uniqueItems":true,"minItems":2,"items":{"type":"string","pattern":"^[ab]{0,2}$"}}}""", """
                {"type":"array","minItems":2,"uniqueItems":true,"items":{"type":"string","pattern":"^[ab]{1,5}$"}}""", """
                {"type":"array","uniqueItems":true,"items":{"type":["boolean","null","string"]}}""", "true");
        for (JsonOptions.Whitespace whitespace : JsonOptions.Whitespace.values()) {
            for (JsonOptions.Form form : JsonOptions.Form.values()) {
                for (JsonOptions.KeyOrder order : JsonOptions.KeyOrder.values()) {
                    JsonOptions options = new JsonOptions(whitespace, form, order);
                    schemas.forEach(schema ->
                            constraints.add(Constraint.json(JsonMapper.shared().readTree(schema), options)));
                }
            }
        }
        return constraints;
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void allows_exactly_the_tokens_it_accepts(Constraint constraint) {
        Random random = new Random(17);
        for (int walk = 0; walk < 3; walk++) {
            Cursor cursor = constraint.cursor(VOCABULARY);
            for (int step = 0; step < STEPS && !cursor.isFinished(); step++) {
                TokenMask mask = cursor.mask();
                for (int token = 0; token < VOCABULARY.size(); token++) {
                    Cursor fork = cursor.fork();
                    assertThat(mask.allows(token))
                            .as("token %s after «%s»", token, TestVocabulary.text(cursor))
                            .isEqualTo(fork.accept(token));
                }
                assertThat(mask.isEmpty()).isFalse();
                cursor.accept(TestVocabulary.draw(mask, random));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void allows_end_tokens_exactly_where_the_text_is_complete(Constraint constraint) {
        Random random = new Random(18);
        for (int walk = 0; walk < WALKS; walk++) {
            Cursor cursor = constraint.cursor(VOCABULARY);
            for (int step = 0; step < STEPS && !cursor.isFinished(); step++) {
                boolean complete = constraint.matches(cursor.text());
                assertThat(cursor.isComplete()).isEqualTo(complete);
                assertThat(cursor.mask().allows(TestVocabulary.FIRST_END)).isEqualTo(complete);
                assertThat(cursor.mask().allows(TestVocabulary.SECOND_END)).isEqualTo(complete);
                assertThat(cursor.mask().allows(TestVocabulary.CONTROL)).isFalse();
                assertThat(cursor.mask().allows(TestVocabulary.UNUSED)).isFalse();
                cursor.accept(TestVocabulary.draw(cursor.mask(), random));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void completes_within_any_limit_that_is_enough_at_the_start(Constraint constraint) {
        Random random = new Random(19);
        int least = constraint.cursor(VOCABULARY).tokensToComplete();
        for (int walk = 0; walk < WALKS; walk++) {
            Cursor cursor = constraint.cursor(VOCABULARY);
            int left = least + random.nextInt(30);
            while (!cursor.isFinished()) {
                TokenMask mask = cursor.mask(left);
                assertThat(cursor.tokensToComplete()).isLessThanOrEqualTo(left);
                if (mask.isEmpty() || (left == 0 && cursor.isComplete())) {
                    break;
                }
                int token = mask.toArray()[random.nextInt(mask.cardinality())];
                left -= VOCABULARY.isEnd(token) ? 0 : 1;
                assertThat(cursor.accept(token)).isTrue();
            }
            assertThat(cursor.isComplete())
                    .as("«%s» of %s", TestVocabulary.text(cursor), constraint)
                    .isTrue();
            assertThat(constraint.matches(cursor.text())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void keeps_near_a_limit_exactly_the_tokens_that_leave_enough(Constraint constraint) {
        Random random = new Random(20);
        for (int walk = 0; walk < 4; walk++) {
            Cursor cursor = constraint.cursor(VOCABULARY);
            for (int step = 0; step < 15 && !cursor.isFinished(); step++) {
                int left = cursor.tokensToComplete() + random.nextInt(4);
                TokenMask mask = cursor.mask();
                TokenMask near = cursor.mask(left);
                for (int token : mask.toArray()) {
                    Cursor fork = cursor.fork();
                    fork.accept(token);
                    boolean kept = VOCABULARY.isEnd(token) || fork.tokensToComplete() <= left - 1;
                    assertThat(near.allows(token))
                            .as("token %s after «%s» with %s left", token, TestVocabulary.text(cursor), left)
                            .isEqualTo(kept);
                }
                cursor.accept(TestVocabulary.draw(mask, random));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void forces_only_what_every_completion_begins_with(Constraint constraint) {
        Random random = new Random(21);
        for (int walk = 0; walk < WALKS; walk++) {
            Cursor cursor = constraint.cursor(VOCABULARY);
            for (int step = 0; step < STEPS && !cursor.isFinished(); step++) {
                byte[] forced = cursor.forced();
                Cursor along = cursor.fork();
                for (byte b : forced) {
                    assertThat(along.isComplete()).isFalse();
                    int[] bytes = Arrays.stream(along.mask().toArray())
                            .filter(token -> token < 256)
                            .toArray();
                    assertThat(bytes).containsExactly(b & 0xFF);
                    along.accept(b & 0xFF);
                }
                cursor.accept(TestVocabulary.draw(cursor.mask(), random));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void takes_tokens_back(Constraint constraint) {
        Random random = new Random(22);
        Cursor cursor = constraint.cursor(VOCABULARY);
        List<TokenMask> masks = new ArrayList<>();
        List<byte[]> texts = new ArrayList<>();
        while (masks.size() < STEPS && !cursor.isFinished()) {
            masks.add(cursor.mask());
            texts.add(cursor.text());
            cursor.accept(TestVocabulary.draw(cursor.mask(), random));
        }
        int size = masks.size();
        while (size > 0) {
            int back = 1 + random.nextInt(size);
            cursor.rollback(back);
            size -= back;
            assertThat(cursor.mask()).isEqualTo(masks.get(size));
            assertThat(cursor.text()).isEqualTo(texts.get(size));
        }
        assertThatThrownBy(() -> cursor.rollback(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void says_that_no_tokens_complete_a_text_without_tokens_for_it() {
        Constraint constraint = Constraint.choice(List.of("ab"));
        Vocabulary withoutText = Vocabulary.builder(2).end(1).build();
        Vocabulary withoutB =
                Vocabulary.builder(2).rawByte(0, (byte) 'a').end(1).build();

        assertThat(constraint.cursor(withoutText).tokensToComplete()).isEqualTo(Integer.MAX_VALUE);
        assertThat(constraint.cursor(withoutText).mask().isEmpty()).isTrue();
        assertThat(constraint.cursor(withoutB).tokensToComplete()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void ends_once_an_end_token_is_accepted() {
        Cursor cursor = Constraint.choice(List.of("a", "ab")).cursor(VOCABULARY);
        assertThat(cursor.accept(TestVocabulary.FIRST_END)).isFalse();
        assertThat(cursor.accept('a')).isTrue();
        assertThat(cursor.accept(TestVocabulary.SECOND_END)).isTrue();
        assertThat(cursor.isFinished()).isTrue();
        assertThat(cursor.mask().isEmpty()).isTrue();
        assertThat(cursor.accept('b')).isFalse();
        cursor.rollback(1);
        assertThat(cursor.accept('b')).isTrue();
        assertThat(cursor.isFinished()).isTrue();
        assertThat(cursor.text()).isEqualTo("ab".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void gives_the_same_answers_to_sixteen_threads() throws InterruptedException {
        Constraint shared = constraints().get(6);
        List<Integer> expected = walk(constraints().get(6));
        List<List<Integer>> found = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Thread thread = new Thread(() -> found.add(walk(shared)));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(found).hasSize(16).allMatch(expected::equals);
    }

    private static List<Integer> walk(Constraint constraint) {
        Random random = new Random(23);
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Cursor cursor = constraint.cursor(VOCABULARY);
            for (int step = 0; step < STEPS && !cursor.isFinished(); step++) {
                int token = TestVocabulary.draw(cursor.mask(), random);
                tokens.add(token);
                cursor.accept(token);
            }
        }
        return tokens;
    }
}
