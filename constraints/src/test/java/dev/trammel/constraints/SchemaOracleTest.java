package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine beside {@link SchemaOracle}, over random schemas of all keywords. */
class SchemaOracleTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonOptions ANY =
            new JsonOptions(JsonOptions.Whitespace.COMPACT, JsonOptions.Form.ANY, JsonOptions.KeyOrder.ANY);

    private static final int VALUES = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void accepts_what_the_oracle_says_is_valid(long block) {
        run(block * 1_000, 150);
    }

    @Test
    @Tag("slow")
    void accepts_what_the_oracle_says_is_valid_for_many_seeds() {
        run(Long.getLong("oracle.seed", 1_000_000), Integer.getInteger("oracle.count", 20_000));
    }

    private static void run(long first, int count) {
        int compiled = 0;
        for (long seed = first; seed < first + count; seed++) {
            compiled += check(seed) ? 1 : 0;
        }
        System.out.println("seeds " + first + " to " + (first + count - 1) + ": " + compiled + " schemas compiled");
        assertThat(compiled).isGreaterThan(count / 2);
    }

    /** Whether the schema of a seed is compiled, or plainly says that it can't be satisfied. */
    private static boolean check(long seed) {
        Random random = new Random(seed);
        RandomKeywords keywords = new RandomKeywords(random);
        JsonNode schema = keywords.root(1 + random.nextInt(2));
        String about = "seed " + seed + ": " + schema;
        Constraint constraint = null;
        try {
            constraint = Constraint.json(schema, ANY);
        } catch (SchemaException e) {
            if (!e.isUnsatisfiable()) {
                return false;
            }
        } catch (LimitException e) {
            return false;
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(about, e);
        }
        SchemaOracle oracle = new SchemaOracle(schema);
        for (int i = 0; i < VALUES; i++) {
            JsonNode value = keywords.value(2);
            boolean accepted = constraint != null && accepts(constraint, value, about);
            assertThat(accepted).as("%s for %s", value, about).isEqualTo(oracle.isValid(value));
        }
        if (constraint != null) {
            walk(constraint, oracle, random, about);
        }
        return true;
    }

    private static boolean accepts(Constraint constraint, JsonNode value, String about) {
        try {
            return constraint.matches(value.toString().getBytes(StandardCharsets.UTF_8));
        } catch (LimitException e) {
            throw new AssertionError(value + " for " + about, e);
        }
    }

    /** From any prefix, what the mask allows leads to an end in as many tokens as is said, and to a valid text. */
    private static void walk(Constraint constraint, SchemaOracle oracle, Random random, String about) {
        for (int walk = 0; walk < 3; walk++) {
            Cursor cursor = constraint.cursor(TestVocabulary.VOCABULARY);
            int free = random.nextInt(12);
            for (int i = 0; i < free && !cursor.isFinished(); i++) {
                TokenMask mask = cursor.mask();
                assertThat(mask.isEmpty())
                        .as("dead end after %s for %s", TestVocabulary.text(cursor), about)
                        .isFalse();
                compare(mask, cursor, random, about);
                cursor.accept(TestVocabulary.draw(mask, random));
            }
            int left = cursor.tokensToComplete();
            while (!cursor.isFinished() && !(left == 0 && cursor.isComplete())) {
                TokenMask mask = cursor.mask(left);
                assertThat(mask.isEmpty())
                        .as("no way on in %s tokens after %s for %s", left, TestVocabulary.text(cursor), about)
                        .isFalse();
                int token = TestVocabulary.draw(mask, random);
                left -= TestVocabulary.VOCABULARY.isEnd(token) ? 0 : 1;
                assertThat(cursor.accept(token)).as(about).isTrue();
            }
            String text = TestVocabulary.text(cursor);
            assertThat(oracle.isValid(MAPPER.readTree(text)))
                    .as("%s for %s", text, about)
                    .isTrue();
        }
    }

    private static void compare(TokenMask mask, Cursor cursor, Random random, String about) {
        for (int i = 0; i < 20; i++) {
            int token = random.nextInt(TestVocabulary.VOCABULARY.size());
            assertThat(mask.allows(token))
                    .as("token %s after %s for %s", token, TestVocabulary.text(cursor), about)
                    .isEqualTo(cursor.fork().accept(token));
        }
    }
}
