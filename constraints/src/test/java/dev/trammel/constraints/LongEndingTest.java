package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts that take long to complete, with keys that may not come twice: each place knows its end without reading it all.
 */
class LongEndingTest {
    private static final Vocabulary VOCABULARY = TestVocabulary.VOCABULARY;
    private static final int STEPS = 40;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','required':['name','list','uri'],'properties':{'list':{'type':'array','minItems':200,"
                        + "'items':{'type':'object','required':['name','uri'],'properties':{'name':{'type':'string'}}}}}}",
                "{'type':'array','minItems':40,'items':{'type':'object','minProperties':2}}",
                "{'type':'object','minProperties':60}",
                "{'type':'object','minProperties':2,'additionalProperties':{'type':'string','minLength':1000}}"
            })
    void ends_in_as_many_tokens_as_it_says_from_any_place(String quoted) {
        Constraint constraint =
                Constraint.json(JsonMapper.shared().readTree(quoted.replace('\'', '"')), JsonOptions.DEFAULT);
        Random random = new Random(41);
        Cursor cursor = constraint.cursor(VOCABULARY);
        for (int step = 0; step < STEPS; step++) {
            cursor.accept(TestVocabulary.draw(cursor.mask(), random));
        }
        int left = cursor.tokensToComplete();
        for (; left > 0; left--) {
            assertThat(cursor.tokensToComplete()).isLessThanOrEqualTo(left);
            assertThat(cursor.accept(sooner(cursor, left))).isTrue();
        }
        assertThat(cursor.isComplete()).isTrue();
        assertThat(constraint.matches(cursor.text()))
                .as(new String(cursor.text(), StandardCharsets.UTF_8))
                .isTrue();
    }

    /** Half of its lengths are no lengths of the pattern, so no bound says how far the end is. */
    @Test
    @Timeout(120)
    void knows_how_long_a_counted_pattern_is_within_escapes() {
        Cursor cursor = Constraint.json(
                        JsonMapper.shared()
                                .readTree("{\"type\":\"string\",\"pattern\":\"^([a-z][0-9])+$\",\"minLength\":9999}"),
                        JsonOptions.DEFAULT.withForm(JsonOptions.Form.ANY))
                .cursor(VOCABULARY);
        cursor.accept('"');
        for (int left = 10_000; left > 8_000; left -= 2) {
            for (char c : "\\u006".toCharArray()) {
                cursor.accept(c);
            }
            assertThat(cursor.tokensToComplete()).isEqualTo(left + 1);
            cursor.accept('1');
            cursor.accept('7');
        }
    }

    /** A token after which fewer are needed: a byte that leads there, or the first that the mask has. */
    private static int sooner(Cursor cursor, int left) {
        for (char c : "\"{}[]:, 0an".toCharArray()) {
            if (cursor.accept(c)) {
                boolean isSooner = cursor.tokensToComplete() < left;
                cursor.rollback(1);
                if (isSooner) {
                    return c;
                }
            }
        }
        return cursor.mask(left).toArray()[0];
    }
}
