package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Schemas and patterns that are large, deep or explosive: each works, or is refused by name with the place. The
 * ceilings are generous: they say that it ends at all.
 */
@Timeout(60)
class BombTest {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonOptions ANY =
            new JsonOptions(JsonOptions.Whitespace.COMPACT, JsonOptions.Form.ANY, JsonOptions.KeyOrder.ANY);

    /** A schema by name, and a text that satisfies it; null if the schema must be refused. */
    record Bomb(String name, Supplier<String> schema, Supplier<String> text) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Bomb bomb(String name, String schema, String text) {
        return new Bomb(name, () -> schema, () -> text);
    }

    private static String each(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
    }

    private static String nested(String before, String inner, String after, int levels) {
        return before.repeat(levels) + inner + after.repeat(levels);
    }

    private static Bomb anyOf(String kind, IntFunction<String> branch, String text) {
        return new Bomb("5,000 " + kind, () -> "{\"anyOf\":[" + each(5_000, branch) + "]}", () -> text);
    }

    static List<Bomb> working() {
        return List.of(
                bomb("counts in counts", "{\"pattern\":\"^(a{1,1000}){1,1000}$\"}", "\"" + "a".repeat(3_000) + "\""),
                bomb("many a", "{\"pattern\":\"(.*a){25}\",\"maxLength\":200}", "\"" + "ba".repeat(30) + "\""),
                bomb(
                        "words",
                        "{\"pattern\":\"^(?:\\\\S+\\\\s+){0,49}\\\\S+$\",\"maxLength\":400}",
                        "\"" + "ab c ".repeat(20) + "x\""),
                bomb("two kinds of cards", "{\"pattern\":\"4[0-9]{14}|5[0-9]{14}\"}", "\"512345678901234\""),
                bomb(
                        "cards within a length",
                        "{\"pattern\":\"4[0-9]{14}|5[0-9]{14}\",\"maxLength\":20}",
                        "\"xx512345678901234yyy\""),
                bomb("an exponential tail", "{\"pattern\":\"(a|b)*a(a|b){25}$\"}", "\"a" + "b".repeat(25) + "\""),
                anyOf("enums", i -> "{\"enum\":[\"a" + i + "\"," + i + "]}", "\"a4999\""),
                anyOf("patterns", i -> "{\"type\":\"string\",\"pattern\":\"^a" + i + "[0-9]+$\"}", "\"a49991\""),
                anyOf("ranges", i -> "{\"minimum\":" + 2 * i + ",\"maximum\":" + (2 * i + 1) + "}", "9998.5"),
                anyOf(
                        "arrays",
                        i -> "{\"type\":\"array\",\"items\":{\"enum\":[" + i + "," + (i + 1) + "]}}",
                        "[77,78,77]"),
                anyOf(
                        "objects of a kind",
                        i -> "{\"type\":\"object\",\"properties\":{\"kind\":{\"const\":\"k" + i
                                + "\"}},\"required\":[\"kind\"],\"additionalProperties\":false}",
                        "{\"kind\":\"k4999\"}"),
                anyOf("lengths", i -> "{\"type\":\"string\",\"minLength\":" + i + "}", "\"abc\""),
                new Bomb(
                        "50,000 strings",
                        () -> "{\"enum\":[" + each(50_000, i -> "\"value " + i * 31 + "\"") + "]}",
                        () -> "\"value 31\""),
                new Bomb(
                        "50,000 integers",
                        () -> "{\"enum\":[" + each(50_000, i -> Integer.toString(i * 31)) + "]}",
                        () -> "62.0"),
                new Bomb("50,000 decimals", () -> "{\"enum\":[" + each(50_000, i -> i + ".25") + "]}", () -> "31.250"),
                new Bomb(
                        "5 MB of properties",
                        () -> "{\"type\":\"object\",\"properties\":{"
                                + each(
                                        70_000,
                                        i -> "\"property" + i + "\":{\"type\":\"string\",\"maxLength\":" + i
                                                + ",\"description\":\"some text\"}")
                                + "}}",
                        () -> "{\"property3\":\"a\"}"),
                new Bomb(
                        "5 MB of definitions",
                        () -> "{\"$ref\":\"#/$defs/d0\",\"$defs\":{"
                                + each(
                                        40_000,
                                        i -> "\"d" + i
                                                + "\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"$ref\":\"#/$defs/d"
                                                + (i * 7 + 1) % 40_000 + "\"}}}")
                                + "}}",
                        () -> "{\"b\":{\"a\":1}}"),
                new Bomb(
                        "10,000 references",
                        () -> "{\"$ref\":\"#/$defs/d0\",\"$defs\":{"
                                + each(10_000, i -> "\"d" + i + "\":{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}")
                                + ",\"d10000\":{\"type\":\"null\"}}}",
                        () -> "null"),
                bomb(
                        "arrays 10,000 deep",
                        "{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}",
                        nested("[", "", "]", 10_000)),
                new Bomb(
                        "5,000 recursive references",
                        () -> "{\"$ref\":\"#/$defs/d0\",\"$defs\":{"
                                + each(
                                        5_000,
                                        i -> "\"d" + i
                                                + "\":{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"array\",\"items\":"
                                                + "{\"$ref\":\"#/$defs/d" + (i + 1) % 5_000 + "\"}}]}")
                                + "}}",
                        () -> "[[null],[[]]]"),
                bomb("many characters at most", "{\"pattern\":\"a.*b\",\"maxLength\":1000000000}", "\"xaxbx\""),
                bomb(
                        "bounds of many digits",
                        "{\"minimum\":" + "7".repeat(900) + ",\"maximum\":" + "8".repeat(900) + ",\"multipleOf\":7}",
                        "7".repeat(900)),
                bomb("few multiples", "{\"minimum\":1,\"maximum\":2000000,\"multipleOf\":1000003}", "1000003.0"),
                new Bomb(
                        "5,000 branches told apart by a constant",
                        () -> "{\"oneOf\":["
                                + each(
                                        5_000,
                                        i -> "{\"required\":[\"kind\"],\"properties\":{\"kind\":{\"const\":\"k" + i
                                                + "\"},\"a" + i + "\":{\"type\":\"integer\"}}}")
                                + "]}",
                        () -> "{\"a4999\":\"b\",\"kind\":\"k4998\",\"a4998\":7}"),
                new Bomb(
                        "500 branches told apart behind references",
                        () -> "{\"oneOf\":["
                                + each(
                                        500,
                                        i ->
                                                "{\"allOf\":[{\"$ref\":\"#/$defs/base\"},{\"properties\":{\"kind\":{\"const\":"
                                                        + i + "}}}]}")
                                + "],\"$defs\":{\"base\":{\"required\":[\"kind\",\"id\"],\"properties\":{\"id\":{\"type\":\"integer\"}}}}}",
                        () -> "{\"id\":1,\"kind\":499}"),
                new Bomb(
                        "branches told apart by patterns, each within the others",
                        () -> "{\"oneOf\":["
                                + each(
                                        14,
                                        i ->
                                                "{\"type\":\"object\",\"required\":[\"kind\",\"a\"],\"properties\":{\"kind\":{\"type\":\"string\",\"pattern\":\"^k"
                                                        + i + "(x|y)$\"},\"a\":{\"anyOf\":[{\"$ref\":\"#\"},{\"const\":"
                                                        + i
                                                        + "}]}}}")
                                + "]}",
                        () -> "{\"kind\":\"k13x\",\"a\":{\"a\":2,\"kind\":\"k2y\"}}"),
                new Bomb(
                        "5,000 objects at once",
                        () -> "{\"allOf\":["
                                + each(5_000, i -> "{\"properties\":{\"a\":{\"minimum\":" + i + "},\"p" + i + "\":{}}}")
                                + "]}",
                        () -> "{\"p77\":{},\"a\":4999}"),
                new Bomb(
                        "none of 20 objects",
                        () -> "{\"not\":{\"enum\":[" + each(20, i -> "{\"k\":" + i + "}") + "]}}",
                        () -> "{\"k\":21}"),
                new Bomb(
                        "none of 30 arrays",
                        () -> "{\"not\":{\"enum\":[" + each(30, i -> "[" + i + "," + i % 2 + "]") + "]}}",
                        () -> "[7,0]"),
                new Bomb(
                        "60 dependent schemas",
                        () -> "{\"dependentSchemas\":{"
                                + each(60, i -> "\"a" + i + "\":{\"required\":[\"b" + i + "\"]}") + "}}",
                        () -> "{\"a7\":1,\"a9\":2,\"b9\":3,\"b7\":4}"),
                new Bomb(
                        "500 patterns of one key each",
                        () -> "{\"patternProperties\":{" + each(500, i -> "\"^a" + i + "$\":{\"minimum\":" + i + "}")
                                + "},\"additionalProperties\":false}",
                        () -> "{\"a499\":499}"),
                new Bomb(
                        "60 of 60 different strings",
                        () -> "{\"type\":\"array\",\"uniqueItems\":true,\"minItems\":60,\"items\":{\"enum\":["
                                + each(60, i -> "\"v" + i + "\"") + "]}}",
                        () -> "[" + each(60, i -> "\"v" + (i * 7 % 60) + "\"") + "]"),
                bomb(
                        "500 to 1,000 items of a kind",
                        "{\"contains\":{\"type\":\"null\"},\"minContains\":500,\"maxContains\":600,\"maxItems\":1000}",
                        "[" + each(700, i -> i % 4 == 0 ? "1" : "null") + "]"),
                new Bomb(
                        "3 MB of nested objects",
                        () -> "{\"properties\":{"
                                + each(
                                        30,
                                        i -> "\"a" + i + "\":{\"properties\":{"
                                                + each(
                                                        30,
                                                        j -> "\"b" + j + "\":{\"properties\":{"
                                                                + each(
                                                                        30,
                                                                        k -> "\"c" + k
                                                                                + "\":{\"type\":\"string\",\"maxLength\":"
                                                                                + (i * j * k + 1)
                                                                                + ",\"description\":\"the text of a property\"}")
                                                                + "}}")
                                                + "}}")
                                + "}}",
                        () -> "{\"a3\":{\"b29\":{\"c29\":\"d\"}}}"),
                new Bomb(
                        "100 kinds, each with what it needs",
                        () -> "{\"type\":\"object\",\"required\":[\"kind\"],\"properties\":{\"kind\":{\"enum\":["
                                + each(100, i -> "\"k" + i + "\"") + "]}},\"allOf\":["
                                + each(
                                        100,
                                        i -> "{\"if\":{\"properties\":{\"kind\":{\"const\":\"k" + i
                                                + "\"}}},\"then\":{\"required\":[\"a" + i + "\"]}}")
                                + "]}",
                        () -> "{\"a99\":1,\"kind\":\"k99\",\"a1\":2}"),
                new Bomb(
                        "forms in forms, of kinds that need not be named",
                        () -> "{\"$ref\":\"#/$defs/fields\",\"$defs\":{\"fields\":{\"oneOf\":["
                                + each(
                                        8,
                                        i ->
                                                "{\"type\":\"object\",\"required\":[\"label\"],\"additionalProperties\":false,\"properties\":{\"label\":{\"type\":\"string\"},\"type\":{\"enum\":[\"t"
                                                        + i
                                                        + "\"]},\"fields\":{\"title\":\"of "
                                                        + i
                                                        + "\",\"patternProperties\":{\"^[a-z]+$\":{\"$ref\":\"#/$defs/fields\"}}}}}")
                                + "]}}}",
                        () -> "{\"label\":\"a\",\"type\":\"t7\",\"fields\":{\"b\":{\"label\":\"c\",\"type\":\"t0\"}}}"),
                bomb(
                        "keys that are regular expressions",
                        "{\"propertyNames\":{\"format\":\"regex\"},\"additionalProperties\":{\"type\":\"integer\"}}",
                        "{\"^a(b|[c-d])*$\":1,\"x{2,3}\":2}"),
                bomb(
                        "400 levels of properties",
                        nested("{\"properties\":{\"a\":", "true", "},\"required\":[\"a\"]}", 400),
                        nested("{\"a\":", "1", "}", 400)));
    }

    @ParameterizedTest
    @MethodSource("working")
    void works(Bomb bomb) {
        Constraint constraint = Constraint.json(MAPPER.readTree(bomb.schema.get()), ANY);
        byte[] text = bomb.text.get().getBytes(StandardCharsets.UTF_8);
        Cursor cursor = constraint.cursor(TestVocabulary.VOCABULARY);
        for (int i = 0; i < text.length; i++) {
            assertThat(cursor.mask().allows(text[i] & 0xFF)).as("byte %s", i).isTrue();
            assertThat(cursor.accept(text[i] & 0xFF)).isTrue();
        }
        assertThat(cursor.isComplete()).isTrue();
        assertThat(constraint.matches(text)).isTrue();
    }

    static List<Bomb> refused() {
        int levels = 10_000;
        return List.of(
                bomb("properties", nested("{\"properties\":{\"a\":", "true", "}}", levels), "/properties/a"),
                bomb("items", nested("{\"items\":", "true", "}", levels), "/items"),
                bomb("allOf", nested("{\"allOf\":[", "true", "]}", levels), "/allOf/0"),
                bomb("not", nested("{\"not\":", "true", "}", levels), "/not"),
                bomb("anyOf", nested("{\"anyOf\":[", "true", "]}", levels), "/anyOf/0"),
                bomb("a constant", "{\"const\":" + nested("[", "1", "]", levels) + "}", "/const"),
                new Bomb(
                        "references with siblings",
                        () -> "{\"$ref\":\"#/$defs/d0\",\"$defs\":{"
                                + each(
                                        levels,
                                        i -> "\"d" + i + "\":{\"minimum\":-1,\"allOf\":[{\"$ref\":\"#/$defs/d" + (i + 1)
                                                + "\"}]}")
                                + ",\"d10000\":true}}",
                        () -> "/$defs/d"),
                new Bomb(
                        "oneOf of 5,000 objects",
                        () -> "{\"items\":{\"oneOf\":[" + each(5_000, i -> "{\"required\":[\"k" + i + "\"]}") + "]}}",
                        () -> "/items"),
                new Bomb(
                        "2^30 ways",
                        () -> "{\"items\":{\"allOf\":["
                                + each(
                                        30,
                                        i -> "{\"anyOf\":[{\"required\":[\"a" + i + "\"]},{\"required\":[\"b" + i
                                                + "\"]}]}")
                                + "]}}",
                        () -> "/items"),
                new Bomb(
                        "5,000 unanchored patterns at once",
                        () -> "{\"items\":{\"allOf\":[" + each(5_000, i -> "{\"pattern\":\"a" + i + "[0-9]+x\"}")
                                + "]}}",
                        () -> "/items"),
                new Bomb(
                        "5,000 patterns of keys",
                        () -> "{\"items\":{\"patternProperties\":{" + each(5_000, i -> "\"a" + i + "[0-9]+x\":true")
                                + "}}}",
                        () -> "/items"),
                new Bomb(
                        "multiples of 5,000 numbers",
                        () -> "{\"items\":{\"allOf\":[" + each(5_000, i -> "{\"multipleOf\":" + (i + 1) + "}") + "]}}",
                        () -> "/items"),
                new Bomb(
                        "multiples of none of 5,000 numbers",
                        () -> "{\"items\":{\"allOf\":[" + each(5_000, i -> "{\"not\":{\"multipleOf\":" + (i + 2) + "}}")
                                + "]}}",
                        () -> "/items"),
                new Bomb(
                        "5,000 dependent schemas of one key",
                        () -> "{\"items\":{\"properties\":{" + each(5_000, i -> "\"a" + i + "\":true")
                                + "},\"dependentSchemas\":{"
                                + each(5_000, i -> "\"a" + i + "\":{\"properties\":{\"b\":{\"minimum\":" + i + "}}}")
                                + "}}}",
                        () -> "/items"),
                bomb("a string of a billion characters", "{\"minLength\":1000000000}", "/minLength"),
                bomb("a multiple of many digits", "{\"items\":{\"multipleOf\":" + "7".repeat(900) + "}}", "/items"),
                bomb("a multiple of a great power", "{\"items\":{\"multipleOf\":7e300}}", "/items"),
                bomb("a number of a billion digits", "{\"minimum\":1e999999999}", "/minimum"),
                bomb("a billion items", "{\"not\":{\"minItems\":1000000000}}", "/not/minItems"),
                bomb("a million properties", "{\"items\":{\"minProperties\":1000000}}", "/items/minProperties"),
                bomb("a million items that differ", "{\"minItems\":1000000,\"uniqueItems\":true}", "/minItems"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_with_the_place(Bomb bomb) {
        JsonNode schema = MAPPER.readTree(bomb.schema.get());
        assertThatThrownBy(() -> Constraint.json(schema, ANY))
                .isInstanceOfSatisfying(
                        LimitException.class, e -> assertThat(e.place()).startsWith(bomb.text.get()))
                .hasMessageMatching("(?s).{1,2000}");
    }

    @Test
    void names_the_cycle_of_references_without_a_base() {
        String cycle =
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}}}";
        assertThatThrownBy(() -> Constraint.json(MAPPER.readTree(cycle), ANY))
                .isInstanceOfSatisfying(
                        SchemaException.class, e -> assertThat(e.pointer()).startsWith("/$defs/"));
        String endless = "{\"$ref\":\"#/$defs/a0\",\"$defs\":{"
                + each(
                        5_000,
                        i -> "\"a" + i + "\":{\"type\":\"array\",\"minItems\":1,\"items\":{\"$ref\":\"#/$defs/a"
                                + (i + 1) % 5_000 + "\"}}")
                + "}}";
        assertThatThrownBy(() -> Constraint.json(MAPPER.readTree(endless), ANY))
                .isInstanceOfSatisfying(
                        SchemaException.class,
                        e -> assertThat(e.isUnsatisfiable()).isTrue());
    }

    @Test
    void ends_when_the_thread_is_interrupted_and_leaves_it_interrupted() {
        JsonNode schema = MAPPER.readTree(
                "{\"enum\":[" + each(5_000, i -> "{\"k" + i + "\":" + i + "}") + "],\"not\":{\"required\":[\"x\"]}}");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Constraint.json(schema, ANY)).isInstanceOf(InterruptedCompilationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void ends_in_the_middle_when_the_thread_is_interrupted() throws InterruptedException {
        JsonNode schema = MAPPER.readTree("{\"oneOf\":[" + each(3_000, i -> "{\"required\":[\"k" + i + "\"]}") + "]}");
        Throwable[] found = {null};
        boolean[] kept = {false};
        Thread thread = new Thread(() -> {
            try {
                Constraint.json(schema, ANY);
            } catch (ConstraintException e) {
                found[0] = e;
                kept[0] = Thread.currentThread().isInterrupted();
            }
        });
        thread.start();
        Thread.sleep(20);
        thread.interrupt();
        thread.join();
        assertThat(found[0]).isInstanceOfAny(InterruptedCompilationException.class, LimitException.class);
        assertThat(kept[0]).isTrue();
    }

    @Test
    void masks_do_not_mind_an_interrupt() {
        Constraint constraint = Constraint.json(MAPPER.readTree("{\"pattern\":\"^(a|b){3,9}c\"}"), ANY);
        Thread.currentThread().interrupt();
        try {
            assertThat(constraint.cursor(TestVocabulary.VOCABULARY).mask().allows('"'))
                    .isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
