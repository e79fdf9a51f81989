package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonSchemaTest {
    /** Doubles would make infinity of large exponents. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonOptions ANY =
            new JsonOptions(JsonOptions.Whitespace.ANY, JsonOptions.Form.ANY, JsonOptions.KeyOrder.ANY);

    private static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    private static boolean accepts(String schema, String text, JsonOptions options) {
        return Constraint.json(read(schema), options).matches(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"integer\",\"minimum\":-5,\"maximum\":12} | 12 | 13",
                "{\"type\":\"integer\",\"minimum\":-5,\"maximum\":12} | -5 | -6",
                "{\"type\":\"integer\",\"exclusiveMinimum\":0} | 1 | 0",
                "{\"type\":\"number\",\"minimum\":0.1,\"maximum\":0.25} | 0.1999 | 0.2500001",
                "{\"type\":\"number\",\"maximum\":-1e2} | -100.5 | -99.9",
                "{\"type\":\"integer\",\"minimum\":9007199254740993} | 9007199254740993 | 9007199254740992",
                "{\"type\":\"integer\"} | -0 | 01",
                "{\"enum\":[\"a\",1,null,true,{\"x\":[1]}]} | {\"x\":[1]} | {\"x\":[2]}",
                "{\"const\":\"q\\\"\"} | \"q\\\"\" | \"q\"",
                "{\"type\":\"string\",\"minLength\":2,\"maxLength\":3} | \"😀😀\" | \"😀\"",
                "{\"type\":\"string\",\"pattern\":\"^a\",\"maxLength\":2} | \"ab\" | \"abc\"",
                "{\"type\":\"string\",\"format\":\"date\"} | \"2024-02-29\" | \"2023-02-29\"",
                "{\"type\":\"string\",\"format\":\"uuid\"} | \"123e4567-e89b-12d3-a456-426614174000\" | \"123e4567\"",
                "{\"type\":[\"string\",\"null\"]} | null | 1",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":1,\"maxItems\":2} | [1, 2] | []",
                "{\"type\":\"array\",\"prefixItems\":[true,{\"type\":\"null\"}],\"items\":false} | [1,null] | [1,null,2]",
                "{\"properties\":{\"a\":{\"type\":\"integer\"}},\"required\":[\"a\"]} | {\"b\":1,\"a\":2} | {\"b\":1}",
                "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}} | {\"x\":1} | {\"x\":\"1\"}",
                "{\"type\":\"object\",\"minProperties\":1,\"maxProperties\":2} | {\"x\":1,\"y\":2} | {}",
                "{\"allOf\":[{\"minimum\":3},{\"maximum\":5}],\"type\":\"integer\"} | 4 | 6",
                "{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"string\"}],\"maxLength\":1} | \"a\" | \"ab\"",
                "{\"oneOf\":[{\"type\":\"object\",\"required\":[\"k\"],\"properties\":{\"k\":{\"const\":1}}},{\"type\":\"string\"}]} | {\"k\":1} | {\"k\":2}",
                "{\"$defs\":{\"t\":{\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/$defs/t\"}},\"additionalProperties\":false}},\"$ref\":\"#/$defs/t\"} | {\"n\":{\"n\":{}}} | {\"n\":{\"m\":{}}}",
            })
    void accepts_what_is_valid_and_nothing_else(String schema, String valid, String invalid) {
        assertThat(accepts(schema, valid, ANY)).isTrue();
        assertThat(accepts(schema, invalid, ANY)).isFalse();
    }

    @Test
    void takes_no_key_twice() {
        assertThat(accepts("true", "{\"a\":{\"a\":1},\"b\":[{\"a\":2}]}", ANY)).isTrue();
        assertThat(accepts("true", "{\"a\":1,\"a\":1}", ANY)).isFalse();
        assertThat(accepts("true", "{\"a\":1,\"\\u0061\":1}", ANY)).isFalse();
        assertThat(accepts("true", "[{\"x\":{\"é\":1,\"e\":1,\"é\":1}}]", ANY)).isFalse();
        Cursor cursor = Constraint.json(read("true"), JsonOptions.DEFAULT).cursor(TestVocabulary.VOCABULARY);
        for (byte b : "{\"ab\": 1, \"a".getBytes(StandardCharsets.UTF_8)) {
            assertThat(cursor.accept(b)).isTrue();
        }
        assertThat(cursor.mask().allows('b')).isTrue();
        assertThat(cursor.mask().allows('"')).isTrue();
        cursor.accept('b');
        assertThat(cursor.mask().allows('"')).isFalse();
        assertThat(cursor.accept('"')).isFalse();
        assertThat(cursor.mask().allows('c')).isTrue();
    }

    @Test
    void reads_every_spelling_only_if_asked() {
        assertThat(accepts("{\"const\":\"a\"}", "\"\\u0061\"", ANY)).isTrue();
        assertThat(accepts("{\"const\":\"a\"}", "\"\\u0061\"", JsonOptions.DEFAULT))
                .isFalse();
        assertThat(accepts("{\"const\":\"😀\"}", "\"\\ud83d\\uDE00\"", ANY)).isTrue();
        assertThat(accepts("true", "\"\\ud83d\"", ANY)).isFalse();
        assertThat(accepts("true", "{ \"a\" :\t[ ] }", ANY)).isTrue();
        assertThat(accepts("true", "{\"a\": []}", JsonOptions.DEFAULT)).isTrue();
        assertThat(accepts("true", "{ \"a\" :\t[ ] }", JsonOptions.DEFAULT)).isFalse();
        assertThat(accepts("true", "[1,\n  2]", JsonOptions.DEFAULT.withWhitespace(JsonOptions.Whitespace.COMPACT)))
                .isFalse();
    }

    @Test
    void keeps_declared_order_by_default() {
        String schema =
                "{\"properties\":{\"a\":true,\"b\":true,\"c\":true},\"required\":[\"b\"],\"additionalProperties\":false}";
        assertThat(accepts(schema, "{\"b\": 1}", JsonOptions.DEFAULT)).isTrue();
        assertThat(accepts(schema, "{\"b\": 1, \"a\": 1}", JsonOptions.DEFAULT)).isFalse();
        assertThat(accepts(schema, "{\"b\":1,\"a\":1}", ANY)).isTrue();
        assertThat(accepts(schema, "{\"b\":1,\"b\":1}", ANY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"integer\",\"minimum\":3,\"maximum\":2} | ``",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"minLength\":3,\"maxLength\":2}},\"required\":[\"a\"]} | /properties/a",
                "{\"$ref\":\"#/$defs/x\",\"$defs\":{\"x\":{\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/$defs/x\"}},\"required\":[\"n\"]}}} | /$defs/x/properties/n",
                "{\"type\":\"strin\"} | /type",
                "{\"type\":\"string\",\"pattern\":\"(a)\\\\1\"} | /pattern",
                "{\"items\":{\"not\":{\"uniqueItems\":true}}} | /items/not",
                "{\"type\":\"object\",\"properties\":{\"a/b\":{\"not\":{}}},\"required\":[\"a/b\"]} | /properties/a~1b",
                "{\"$ref\":\"#/$defs/gone\"} | /$ref",
                "{\"$ref\":\"https://elsewhere.example/x\"} | /$ref",
                "{\"allOf\":[{\"$ref\":\"#\"}]} | ``",
                "{\"minLength\":-1} | /minLength",
                "{\"required\":\"a\"} | /required",
                "{\"$schema\":\"https://elsewhere.example/draft\"} | /$schema",
            })
    void refuses_with_the_place_what_is_impossible_malformed_or_not_supported(String schema, String pointer) {
        assertThatThrownBy(() -> Constraint.json(read(schema), JsonOptions.DEFAULT))
                .isInstanceOfSatisfying(SchemaException.class, e -> {
                    assertThat(e.pointer()).isEqualTo(pointer);
                    assertThat(e).hasMessageContaining("expected").hasMessageContaining("found");
                });
    }

    @Test
    void takes_later_documents_into_account_for_what_is_unevaluated() {
        String schema = "{\"allOf\":[{\"$ref\":\"#/$defs/base\"},{\"$ref\":\"http://x/closed\"}],"
                + "\"$defs\":{\"base\":{\"$anchor\":\"base\",\"properties\":{\"a\":true}}},\"$id\":\"http://x/root\"}";
        JsonNode closed = read("{\"$ref\":\"http://x/root#base\",\"unevaluatedProperties\":false}");
        Constraint constraint =
                Constraint.json(read(schema), ANY, uri -> uri.equals("http://x/closed") ? closed : null);
        assertThat(constraint.matches("{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(constraint.matches("{\"b\":1}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void tells_schemas_apart_that_say_the_same_of_different_things() {
        String schema = "{\"properties\":{\"a\":{\"properties\":{\"x\":{},\"not\":{\"type\":\"null\"}}},"
                + "\"b\":{\"properties\":{\"x\":{}},\"not\":{\"type\":\"null\"}}}}";
        assertThat(accepts(schema, "{\"a\":null}", ANY)).isTrue();
        assertThat(accepts(schema, "{\"b\":null}", ANY)).isFalse();
        assertThat(accepts(schema, "{\"a\":{\"not\":1}}", ANY)).isFalse();
        assertThat(accepts(schema, "{\"b\":{\"not\":1}}", ANY)).isTrue();
    }

    @RepeatedTest(200)
    void bounds_numbers_exactly(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        BigDecimal one = decimal(random);
        BigDecimal other = decimal(random);
        boolean inclusive = random.nextBoolean();
        String low = one.min(other).toPlainString();
        String high = one.max(other).toPlainString();
        String suffix = inclusive ? "imum" : "";
        String schema = "{\"type\":\"" + (random.nextBoolean() ? "integer" : "number") + "\",\""
                + (inclusive ? "minimum" : "exclusiveMinimum") + "\":" + low + ",\""
                + (inclusive ? "maximum" : "exclusiveMaximum") + "\":" + high + "}";
        Constraint constraint;
        try {
            constraint = Constraint.json(read(schema), ANY);
        } catch (SchemaException impossible) {
            constraint = null;
        }
        Schema oracle = REGISTRY.getSchema(read(schema));
        for (int i = 0; i < 200; i++) {
            String text = decimal(random).toPlainString();
            boolean valid = oracle.validate(text, InputFormat.JSON).isEmpty();
            boolean accepted = constraint != null && constraint.matches(text.getBytes(StandardCharsets.UTF_8));
            assertThat(accepted)
                    .as("seed %s: %s for %s%s", repetition.getCurrentRepetition(), text, schema, suffix)
                    .isEqualTo(valid);
        }
    }

    private static BigDecimal decimal(Random random) {
        return BigDecimal.valueOf(random.nextInt(2001) - 1000, random.nextInt(4));
    }

    /** Masked random walks through random schemas: every text they end with is valid. */
    @RepeatedTest(150)
    void walks_only_to_valid_texts(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String schema = RandomSchemas.schema(random, 3);
        Schema oracle = REGISTRY.getSchema(read(schema));
        for (JsonOptions options : List.of(JsonOptions.DEFAULT, ANY)) {
            Constraint constraint;
            try {
                constraint = Constraint.json(read(schema), options);
            } catch (SchemaException impossible) {
                assertThat(impossible).hasMessageContaining("some value satisfies");
                return;
            }
            for (int walk = 0; walk < 5; walk++) {
                Cursor cursor = constraint.cursor(TestVocabulary.VOCABULARY);
                int left = cursor.tokensToComplete() + 60;
                while (!cursor.isFinished() && !(left == 0 && cursor.isComplete())) {
                    int token = TestVocabulary.draw(cursor.mask(left), random);
                    left -= TestVocabulary.VOCABULARY.isEnd(token) ? 0 : 1;
                    assertThat(cursor.accept(token)).isTrue();
                }
                String text = TestVocabulary.text(cursor);
                assertThat(oracle.validate(read(text)))
                        .as("seed %s: %s for %s", repetition.getCurrentRepetition(), text, schema)
                        .isEmpty();
            }
        }
    }
}
