package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Numbers in every spelling, against decimals of the JDK. */
class NumeralTest {
    private static final String DRAFT_4 = "\"$schema\":\"http://json-schema.org/draft-04/schema#\"";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonOptions ANY =
            new JsonOptions(JsonOptions.Whitespace.COMPACT, JsonOptions.Form.ANY, JsonOptions.KeyOrder.ANY);
    private static final List<String> BOUNDS =
            List.of("0", "1", "-1", "0.5", "-0.25", "10", "99.5", "1000", "1234", "-1005", "0.001", "1e12", "1e-7");
    private static final List<String> DIVISORS = List.of("1", "2", "3", "7", "0.5", "0.01", "0.3", "1.25", "100", "12");
    private static final int SCHEMAS = 500;

    private static Constraint constraint(String schema) {
        return Constraint.json(MAPPER.readTree(schema), ANY);
    }

    private static boolean accepts(Constraint constraint, String text) {
        return constraint.matches(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0E10, true", "1E-320, true", "0e5, true", "-0.0E0, true", "-1e-9, false", "1e9999, true", "12.50e+03, true",
        "1e, false", "1e+, false", "-0e1, true", "1.e5, false", "01e5, false", "1e-09, true", "1e10000, false"
    })
    void takes_exponents_beside_a_bound(String text, boolean accepted) {
        assertThat(accepts(constraint("{\"type\":\"number\",\"minimum\":0}"), text))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"1E+308, true", "1e400, true", "5E-1, true", "2.5e-1, false", "25e-2, false", "1e-1, false"})
    void takes_exponents_beside_multiples(String text, boolean accepted) {
        assertThat(accepts(constraint("{\"multipleOf\":0.5}"), text)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"1.5e1, true", "1.55e1, false", "10e-1, true", "1e-1, false", "1.50E1, true", "0e-7, true"})
    void takes_integers_with_exponents(String text, boolean accepted) {
        assertThat(accepts(constraint("{\"type\":\"integer\"}"), text)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e2", "1.0e1", "-0.0"})
    void what_has_a_fraction_or_an_exponent_is_no_integer_in_draft_4(String text) {
        assertThat(accepts(constraint("{" + DRAFT_4 + ",\"type\":\"integer\"}"), text))
                .isFalse();
        assertThat(accepts(constraint("{" + DRAFT_4 + ",\"not\":{\"type\":\"integer\"}}"), text))
                .isTrue();
        assertThat(accepts(constraint("{" + DRAFT_4 + ",\"type\":\"integer\",\"maximum\":500}"), text))
                .isFalse();
        assertThat(accepts(constraint("{" + DRAFT_4 + ",\"type\":\"number\",\"multipleOf\":1}"), text))
                .isTrue();
        assertThat(accepts(constraint("{\"type\":\"integer\"}"), text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-12", "0", "-0", "100"})
    void whole_numbers_are_integers_in_draft_4(String text) {
        assertThat(accepts(constraint("{" + DRAFT_4 + ",\"type\":\"integer\"}"), text))
                .isTrue();
        assertThat(accepts(constraint("{" + DRAFT_4 + ",\"not\":{\"type\":\"integer\"}}"), text))
                .isFalse();
        assertThat(accepts(constraint("{" + DRAFT_4 + ",\"type\":\"integer\",\"minimum\":-12}"), text))
                .isTrue();
    }

    /** What a number must be, as a schema and as arithmetic. */
    private static final class Rules {
        final ObjectNode schema = MAPPER.createObjectNode();

        Rules(Random random) {
            schema.put("type", random.nextInt(4) == 0 ? "integer" : "number");
            if (random.nextInt(2) == 0) {
                schema.put(random.nextBoolean() ? "minimum" : "exclusiveMinimum", pick(BOUNDS, random));
            }
            if (random.nextInt(2) == 0) {
                schema.put(random.nextBoolean() ? "maximum" : "exclusiveMaximum", pick(BOUNDS, random));
            }
            if (random.nextInt(2) == 0) {
                schema.put("multipleOf", pick(DIVISORS, random));
            }
            if (random.nextInt(3) == 0) {
                schema.putObject("not").put("multipleOf", pick(DIVISORS, random));
            }
        }

        private static BigDecimal pick(List<String> numbers, Random random) {
            return new BigDecimal(numbers.get(random.nextInt(numbers.size())));
        }

        boolean hold(BigDecimal number) {
            return (!schema.path("type").asString().equals("integer") || isMultiple(number, BigDecimal.ONE))
                    && (!schema.has("minimum") || number.compareTo(decimal("minimum")) >= 0)
                    && (!schema.has("exclusiveMinimum") || number.compareTo(decimal("exclusiveMinimum")) > 0)
                    && (!schema.has("maximum") || number.compareTo(decimal("maximum")) <= 0)
                    && (!schema.has("exclusiveMaximum") || number.compareTo(decimal("exclusiveMaximum")) < 0)
                    && (!schema.has("multipleOf") || isMultiple(number, decimal("multipleOf")))
                    && (!schema.has("not")
                            || !isMultiple(
                                    number, schema.get("not").get("multipleOf").decimalValue()));
        }

        private BigDecimal decimal(String keyword) {
            return schema.get(keyword).decimalValue();
        }

        private static boolean isMultiple(BigDecimal number, BigDecimal divisor) {
            return number.remainder(divisor).signum() == 0;
        }
    }

    private static String numeral(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        text.append(random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 9 : 2000));
        text.append(random.nextInt(4) == 0 ? "00" : "");
        String integer = text.toString().replaceAll("^(-?)0+$", "$10");
        StringBuilder all = new StringBuilder(integer);
        if (random.nextBoolean()) {
            all.append('.').append(random.nextInt(3) == 0 ? "0" : "").append(random.nextInt(200));
            all.append(random.nextInt(4) == 0 ? "00" : "");
        }
        if (random.nextInt(3) > 0) {
            all.append(random.nextBoolean() ? 'e' : 'E')
                    .append(List.of("", "+", "-").get(random.nextInt(3)));
            all.append(random.nextInt(6) == 0 ? "0" : "").append(random.nextInt(random.nextInt(8) == 0 ? 20 : 5));
        }
        return all.toString();
    }

    @Test
    void agrees_with_decimals_and_has_no_dead_end() {
        int satisfiable = 0;
        for (int seed = 0; seed < SCHEMAS; seed++) {
            Random random = new Random(seed);
            Rules rules = new Rules(random);
            Constraint constraint = compiled(rules.schema);
            for (int i = 0; i < 60; i++) {
                String text = numeral(random);
                assertThat(constraint != null && accepts(constraint, text))
                        .as("%s for %s, seed %s", text, rules.schema, seed)
                        .isEqualTo(rules.hold(new BigDecimal(text)));
            }
            for (int i = 0; constraint != null && i < 5; i++) {
                satisfiable++;
                walk(constraint, rules, random);
            }
        }
        assertThat(satisfiable).isGreaterThan(SCHEMAS);
    }

    private static @Nullable Constraint compiled(JsonNode schema) {
        try {
            return Constraint.json(schema, ANY);
        } catch (SchemaException e) {
            assertThat(e.isUnsatisfiable()).isTrue();
            return null;
        }
    }

    private static void walk(Constraint constraint, Rules rules, Random random) {
        Cursor cursor = constraint.cursor(TestVocabulary.VOCABULARY);
        int free = random.nextInt(12);
        for (int i = 0; i < free && !cursor.isFinished(); i++) {
            cursor.accept(TestVocabulary.draw(cursor.mask(), random));
        }
        int left = cursor.tokensToComplete();
        while (!cursor.isFinished() && !(left == 0 && cursor.isComplete())) {
            TokenMask mask = cursor.mask(left);
            assertThat(mask.isEmpty())
                    .as("no way on in %s tokens after %s for %s", left, TestVocabulary.text(cursor), rules.schema)
                    .isFalse();
            int token = TestVocabulary.draw(mask, random);
            left -= TestVocabulary.VOCABULARY.isEnd(token) ? 0 : 1;
            assertThat(cursor.accept(token)).isTrue();
        }
        String text = TestVocabulary.text(cursor);
        assertThat(rules.hold(new BigDecimal(text)))
                .as("%s for %s", text, rules.schema)
                .isTrue();
    }
}
