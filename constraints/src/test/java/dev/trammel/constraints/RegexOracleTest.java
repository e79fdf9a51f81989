package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random regular expressions against an interpreter of their definition, and random walks through their masks. */
class RegexOracleTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonOptions COMPACT =
            new JsonOptions(JsonOptions.Whitespace.COMPACT, JsonOptions.Form.ANY, JsonOptions.KeyOrder.ANY);

    @Test
    void agrees_with_the_definition() {
        agrees(0, 400);
    }

    @Test
    @Tag("slow")
    void agrees_with_the_definition_of_many() {
        agrees(1_000_000, 20_000);
    }

    private static void agrees(int first, int count) {
        int compiled = 0;
        for (int seed = first; seed < first + count; seed++) {
            Random random = new Random(seed);
            RegexOracle regex = RegexOracle.random(random, 1 + random.nextInt(4));
            String about = regex.notation() + ", seed " + seed;
            Constraint constraint = null;
            try {
                constraint = Constraint.json(schema(regex), COMPACT);
                compiled++;
            } catch (SchemaException e) {
                if (!e.isUnsatisfiable()) {
                    continue; // refused by name, as "$" within a look-behind is
                }
            }
            for (int i = 0; i < 60; i++) {
                String text = RegexOracle.text(random);
                boolean accepted = constraint != null && constraint.matches(json(text));
                assertThat(accepted)
                        .as("%s for %s", MAPPER.writeValueAsString(text), about)
                        .isEqualTo(regex.isFoundIn(text));
            }
            for (int i = 0; constraint != null && i < 2; i++) {
                walk(constraint, regex, random, about);
            }
        }
        assertThat(compiled).isGreaterThan(count / 2);
    }

    private static byte[] json(String text) {
        return MAPPER.writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode schema(RegexOracle regex) {
        return MAPPER.createObjectNode().put("type", "string").put("pattern", regex.notation());
    }

    private static void walk(Constraint constraint, RegexOracle regex, Random random, String about) {
        Cursor cursor = constraint.cursor(TestVocabulary.VOCABULARY);
        int free = random.nextInt(10);
        for (int i = 0; i < free && !cursor.isFinished(); i++) {
            TokenMask mask = cursor.mask();
            assertThat(mask.isEmpty()).as(about).isFalse();
            cursor.accept(TestVocabulary.draw(mask, random));
        }
        int left = cursor.tokensToComplete();
        while (!cursor.isFinished() && !(left == 0 && cursor.isComplete())) {
            TokenMask mask = cursor.mask(left);
            assertThat(mask.isEmpty()).as(about).isFalse();
            int token = TestVocabulary.draw(mask, random);
            left -= TestVocabulary.VOCABULARY.isEnd(token) ? 0 : 1;
            assertThat(cursor.accept(token)).as(about).isTrue();
        }
        String text = TestVocabulary.text(cursor);
        assertThat(regex.isFoundIn(MAPPER.readTree(text).asString()))
                .as("%s for %s", text, about)
                .isTrue();
    }
}
