package dev.trammel.openai.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.constraints.Report.Fate;
import dev.trammel.openai.Dialect;
import dev.trammel.openai.SchemaRefusedException;
import dev.trammel.openai.internal.schema.Plan.Raise;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoweringTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static Plan plan(Dialect dialect, String schema) {
        return new Planner(dialect).plan(new OutputFormat.Json(JsonSchema.parse(schema)));
    }

    private static JsonNode sent(Plan plan) {
        return plan.members().at("/response_format/json_schema/schema");
    }

    private static void assertSent(Plan plan, String expected) {
        assertThat(sent(plan)).isEqualTo(MAPPER.readTree(expected));
    }

    @Test
    void wraps_a_root_that_is_no_object() {
        Plan plan = plan(Dialect.OPENAI, "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}");

        assertSent(plan, """
                {"type":"object","properties":{"value":{"type":"array","items":{"type":"integer"}}},
                 "required":["value"],"additionalProperties":false}""");
        assertThat(plan.raising()).isEqualTo(Raise.UNWRAP);
        assertThat(plan.raise().apply("{\"value\": [1, 2] }")).isEqualTo("[1, 2]");
        assertThat(plan.raise().apply("{\"value\": [1")).isEqualTo("{\"value\": [1");
    }

    @Test
    void asks_for_null_where_a_property_may_be_absent() {
        Plan plan = plan(Dialect.OPENAI, """
                {"type":"object","properties":{"a":{"type":"string"},"b":{"enum":["x","y"]},
                 "c":{"type":["integer","null"]},"d":{"$ref":"#/$defs/d"}},"required":["a"],
                 "$defs":{"d":{"type":"object","properties":{"e":{"type":"boolean"}}}}}""");

        assertSent(plan, """
                {"type":"object","properties":{"a":{"type":"string"},"b":{"type":["string","null"],"enum":["x","y",null]},
                 "c":{"type":["integer","null"]},"d":{"anyOf":[{"$ref":"#/$defs/d"},{"type":"null"}]}},
                 "required":["a","b","c","d"],"additionalProperties":false,
                 "$defs":{"d":{"type":"object","properties":{"e":{"type":["boolean","null"]}},"required":["e"],
                 "additionalProperties":false}}}""");
        assertThat(plan.raise().apply("{\"a\":\"s\",\"b\":null,\"c\":null,\"d\":{\"e\":null}}"))
                .isEqualTo("{\"a\":\"s\",\"c\":null,\"d\":{}}");
    }

    @Test
    void writes_a_map_as_a_list_of_entries() {
        Plan plan = plan(Dialect.OPENAI, "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}");

        assertThat(sent(plan)
                        .at("/properties/value/items/properties/value/type")
                        .stringValue())
                .isEqualTo("integer");
        assertThat(plan.raise().apply("{\"value\":[{\"key\":\"a\",\"value\":1},{\"key\":\"b\",\"value\":2}]}"))
                .isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(plan.raise().apply("{\"value\":[{\"key\":\"a\",\"value\":1},{\"key\":\"a\",\"value\":2}]}"))
                .as("a key that is there twice is left for the check to find")
                .startsWith("[");
    }

    @Test
    void bounds_the_entries_of_a_map_where_the_server_bounds_lists() {
        String map = "{\"type\":\"object\",\"minProperties\":1,\"maxProperties\":2}";
        Plan plan = plan(Dialect.OPENAI, map);

        assertThat(sent(plan).at("/properties/value/minItems").intValue()).isEqualTo(1);
        assertThat(sent(plan).at("/properties/value/maxItems").intValue()).isEqualTo(2);
        assertThat(plan.report().of(Fate.VALIDATION))
                .as("a key may come twice")
                .anyMatch(entry -> entry.keyword().equals("minProperties"));
        assertThat(sent(plan(Dialect.STRICT_SHAPE, map)).at("/properties/value").has("maxItems"))
                .isFalse();
    }

    @Test
    void merges_what_must_hold_together() {
        Plan plan = plan(Dialect.OPENAI, """
                {"allOf":[{"$ref":"#/$defs/a"},{"properties":{"n":{"maximum":5}}}],"required":["s"],
                 "$defs":{"a":{"type":"object","properties":{"n":{"type":"integer","minimum":1},"s":{"type":"string"}},
                 "required":["n"]}}}""");

        assertThat(sent(plan).at("/properties/n"))
                .isEqualTo(MAPPER.readTree("{\"type\":\"integer\",\"minimum\":1,\"maximum\":5}"));
        assertThat(plan.report().of(Fate.SERVER))
                .extracting(entry -> entry.pointer() + ' ' + entry.keyword())
                .contains("/allOf/1/properties/n maximum", "/$defs/a/properties/n minimum");
    }

    @Test
    void tells_in_words_what_a_server_does_not_take_and_reports_it() {
        Plan plan = plan(Dialect.OPENAI, """
                {"type":"object","properties":{"s":{"type":"string","description":"A word.","minLength":2},
                 "t":{"type":"string","pattern":"^(?!x)y$"},"u":{"type":"array","items":{"type":"integer"},
                 "uniqueItems":true}},"required":["s","t","u"]}""");

        assertThat(sent(plan).at("/properties/s/description").stringValue())
                .isEqualTo("A word. Must satisfy {\"minLength\":2}.");
        assertThat(sent(plan).at("/properties/t").has("pattern")).isFalse();
        assertThat(plan.report().of(Fate.VALIDATION))
                .extracting(entry -> entry.pointer() + ' ' + entry.keyword())
                .containsExactly("/properties/s minLength", "/properties/t pattern", "/properties/u uniqueItems");
    }

    @Test
    void never_sends_look_around_to_ollama() {
        Plan plan = new Planner(Dialect.OLLAMA)
                .plan(new OutputFormat.Json(JsonSchema.parse("{\"type\":\"string\",\"pattern\":\"^(?=a)a$\"}")));

        assertThat(plan.members().path("format").has("pattern")).isFalse();
        Plan regex = new Planner(Dialect.OLLAMA).plan(new OutputFormat.Regex("(?!a)b"));
        assertThat(regex.members().toString()).doesNotContain("pattern\":");
        assertThat(regex.report().entries().get(0).fate()).isEqualTo(Fate.VALIDATION);
    }

    @Test
    void raises_the_branch_that_an_answer_took() {
        Plan plan = plan(Dialect.OPENAI, """
                {"type":"object","properties":{"pet":{"oneOf":[
                  {"type":"object","properties":{"kind":{"const":"cat"},"x":{"type":"string"}},"required":["kind","x"]},
                  {"type":"object","properties":{"kind":{"const":"dog"},"x":{"type":"string"}},"required":["kind"]}]}},
                 "required":["pet"]}""");

        assertThat(plan.raise().apply("{\"pet\":{\"kind\":\"dog\",\"x\":null}}"))
                .isEqualTo("{\"pet\":{\"kind\":\"dog\"}}");
        assertThat(plan.report().of(Fate.VALIDATION))
                .anySatisfy(entry -> assertThat(entry.keyword()).isEqualTo("oneOf"));
    }

    @Test
    void names_all_limits_that_a_schema_breaks() {
        String values = IntStream.range(0, 1001).mapToObj(i -> "\"v" + i + '"').collect(Collectors.joining(","));
        String nested = "{\"type\":\"object\",\"properties\":{\"p\":".repeat(11) + "{\"enum\":[" + values + "]}"
                + "},\"required\":[\"p\"]}".repeat(11);

        assertThatThrownBy(() -> plan(Dialect.OPENAI, nested))
                .isInstanceOfSatisfying(SchemaRefusedException.class, e -> {
                    assertThat(e.violations()).hasSize(2);
                    assertThat(e.status()).isZero();
                })
                .hasMessageContaining("at most 10 levels of nesting, found 11")
                .hasMessageContaining("at most 1000 enum values in all, found 1001");
    }

    @Test
    void refuses_recursion_where_there_can_be_none() {
        String schema = "{\"$ref\":\"#/$defs/n\",\"$defs\":{\"n\":{\"type\":\"object\",\"properties\":{\"next\":"
                + "{\"$ref\":\"#/$defs/n\"}}}}}";

        assertThat(sent(plan(Dialect.OPENAI, schema)).path("$defs").has("n")).isTrue();
        assertThatThrownBy(() -> plan(Dialect.ANTHROPIC, schema))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("/$defs/n/properties/next");
    }

    @Test
    void says_options_and_patterns_in_each_servers_own_words() {
        OutputFormat choice = new OutputFormat.Choice(List.of("a.b", "\"c\"\n"));
        assertThat(new Planner(Dialect.VLLM).plan(choice).members().toString())
                .isEqualTo("{\"structured_outputs\":{\"choice\":[\"a.b\",\"\\\"c\\\"\\n\"]}}");
        assertThat(new Planner(Dialect.SGLANG)
                        .plan(choice)
                        .members()
                        .path("regex")
                        .stringValue())
                .isEqualTo("(a\\.b|\"c\"\n)");
        assertThat(new Planner(Dialect.LLAMA_CPP)
                        .plan(choice)
                        .members()
                        .path("grammar")
                        .stringValue())
                .isEqualTo("root ::= \"a.b\" | \"\\\"c\\\"\\n\"");
        Plan wrapped = new Planner(Dialect.OPENAI).plan(choice);
        assertThat(wrapped.raise().apply("{\"value\":\"a.b\"}")).isEqualTo("a.b");
        Plan words = new Planner(Dialect.PROMPT).plan(choice);
        assertThat(words.instruction()).contains("a.b");
        assertThat(words.raise().apply(" a.b\n")).isEqualTo("a.b");
    }

    @Test
    void takes_json_out_of_a_fence() {
        Plan plan = plan(Dialect.PROMPT, "{\"type\":\"integer\"}");

        assertThat(plan.raise().apply("```json\n12\n```\n")).isEqualTo("12");
        assertThat(plan.raise().apply("12")).isEqualTo("12");
    }
}
