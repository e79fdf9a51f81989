package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.internal.json.Binding;
import dev.trammel.internal.json.Mappers;
import dev.trammel.internal.output.Output;
import dev.trammel.internal.output.Outputs;
import dev.trammel.internal.schema.GenericTypes;
import dev.trammel.openai.Dialect;
import dev.trammel.openai.OpenAi;
import dev.trammel.openai.OpenAiOptions;
import dev.trammel.openai.Providers;
import dev.trammel.openai.SchemaRefusedException;
import dev.trammel.openai.SchemaRules.Trait;
import dev.trammel.openai.internal.schema.Plan;
import dev.trammel.openai.internal.schema.Planner;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of each type survive each dialect: written as a server that holds to the lowered schema would, raised, checked
 * and bound, they are what they were.
 */
class RemoteTypesTest {

    /** Types with JSON of any shape inside: where objects must be closed, most of it can't be said. */
    private static final Set<String> FREE = Set.of("anything", "free", "open");

    /** Types that contain themselves, which some servers don't take. */
    private static final Set<String> RECURSIVE =
            Set.of("node", "shape", "owner", "tree", "ping", "wild", "farm", "term", "page-of-pages");

    /** By the names of the types: they are the same in every dialect. */
    private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

    private static final Map<String, Output<?>> OUTPUTS = new HashMap<>();

    static Stream<Dialect> dialects() {
        return Arrays.stream(Dialect.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Dialect.class)
                .map(field -> {
                    try {
                        return (Dialect) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void thereAreAllDialects() {
        assertThat(dialects()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(RoundTripTest.types()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void valuesSurvive(Dialect dialect) {
        survive(dialect, 5);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("dialects")
    void aThousandValuesOfEachTypeSurvive(Dialect dialect) {
        survive(dialect, 1000);
    }

    private static void survive(Dialect dialect, int count) {
        Planner planner = new Planner(dialect);
        for (Map.Entry<String, TypeRef<?>> entry : RoundTripTest.types().entrySet()) {
            String name = entry.getKey();
            Type type = entry.getValue().type();
            JsonSchema schema = SCHEMAS.computeIfAbsent(name, same -> JsonSchema.of(entry.getValue()));
            Plan plan;
            try {
                plan = planner.plan(new OutputFormat.Json(schema));
            } catch (SchemaRefusedException e) {
                assertThat(dialect.rules().has(Trait.NO_RECURSION) && RECURSIVE.contains(name))
                        .as("%s refuses %s: %s", dialect.name(), name, e.getMessage())
                        .isTrue();
                continue;
            }
            Output<?> output = OUTPUTS.computeIfAbsent(name, same -> Outputs.json(schema, type, Binding.STRICT));
            RandomValues values = new RandomValues(17);
            int said = 0;
            for (int i = 0; i < count; i++) {
                Object value = values.of(type);
                String text = write(value, type);
                JsonNode answer = new Server(plan, schema.node()).answer(Mappers.STRICT.readTree(text));
                if (answer == null) {
                    continue;
                }
                said++;
                String raised = plan.raise().apply(answer.toString());
                Object again = output.reader().read(raised, List.of());
                assertThat(value.equals(again) || write(again, type).equals(text))
                        .as("%s, %s: %s, answered as %s, raised to %s", dialect.name(), name, text, answer, raised)
                        .isTrue();
            }
            if (!FREE.contains(name)) {
                assertThat(said)
                        .as("%s can say all values of %s", dialect.name(), name)
                        .isEqualTo(count);
            }
        }
    }

    private static String write(Object value, Type type) {
        return Mappers.STRICT.writerFor(Mappers.STRICT.constructType(type)).writeValueAsString(value);
    }

    /** A server that writes what it is told to, in the shape of the schema that it was sent. */
    private static final class Server {
        private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

        private final JsonNode sent;
        private final boolean isTold;
        private final boolean mustBeObject;

        Server(Plan plan, JsonNode schema) {
            JsonNode members = plan.members();
            JsonNode found = plan.tool();
            for (String place : List.of(
                    "/response_format/json_schema/schema",
                    "/response_format/schema",
                    "/output_config/format/schema",
                    "/format")) {
                found = found == null && !members.at(place).isMissingNode() ? members.at(place) : found;
            }
            isTold = found != null;
            sent = found == null ? NODES.objectNode() : found;
            mustBeObject =
                    !members.isEmpty() && !schema.path("type").asString("").equals("object");
        }

        /** The value as it is answered; null if there is no such answer. */
        JsonNode answer(JsonNode value) {
            if (!isTold) {
                return mustBeObject ? NODES.objectNode().set("value", value) : value;
            }
            JsonNode whole = say(value, sent);
            return whole != null ? whole : say(NODES.objectNode().set("value", value), sent);
        }

        private JsonNode say(JsonNode value, JsonNode schema) {
            if (schema.has("$ref")) {
                String name = schema.get("$ref").asString().replace("#/$defs/", "");
                return say(value, sent.get("$defs").get(name));
            }
            if (schema.has("anyOf")) {
                for (JsonNode branch : schema.get("anyOf")) {
                    JsonNode said = say(value, branch);
                    if (said != null) {
                        return said;
                    }
                }
                return null;
            }
            JsonNode type = schema.path("type");
            List<String> types = type.isArray()
                    ? type.valueStream().map(JsonNode::asString).toList()
                    : type.isMissingNode() ? List.of() : List.of(type.asString());
            JsonNode entry = schema.path("items").path("properties");
            if (value.isObject() && types.contains("array") && entry.has("key") && entry.has("value")) {
                return entries(value, entry);
            }
            boolean fits = types.isEmpty()
                    || types.contains(kind(value))
                    || (kind(value).equals("integer") && types.contains("number"));
            if (!fits
                    || (schema.has("const") && !schema.get("const").equals(value))
                    || (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals))) {
                return null;
            }
            return value.isObject() ? object(value, schema) : value.isArray() ? array(value, schema) : value;
        }

        private JsonNode entries(JsonNode value, JsonNode entry) {
            ArrayNode all = NODES.arrayNode();
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                JsonNode key = say(NODES.stringNode(member.getKey()), entry.get("key"));
                JsonNode said = say(member.getValue(), entry.get("value"));
                if (key == null || said == null) {
                    return null;
                }
                all.addObject().<ObjectNode>set("key", key).set("value", said);
            }
            return all;
        }

        private JsonNode object(JsonNode value, JsonNode schema) {
            Map<String, JsonNode> all = new LinkedHashMap<>();
            JsonNode others = schema.path("additionalProperties");
            for (String name : value.propertyNames()) {
                JsonNode rule = schema.path("properties").path(name);
                rule = rule.isMissingNode() ? others : rule;
                JsonNode said = rule.isObject()
                        ? say(value.get(name), rule)
                        : rule.isBoolean() && !rule.booleanValue() ? null : value.get(name);
                if (said == null) {
                    return null;
                }
                all.put(name, said);
            }
            for (JsonNode name : schema.path("required")) {
                JsonNode rule = schema.path("properties").path(name.asString());
                if (!all.containsKey(name.asString()) && say(NODES.nullNode(), rule) == null) {
                    return null;
                }
                all.putIfAbsent(name.asString(), NODES.nullNode());
            }
            return NODES.objectNode().setAll(all);
        }

        private JsonNode array(JsonNode value, JsonNode schema) {
            ArrayNode all = NODES.arrayNode();
            for (JsonNode item : value) {
                JsonNode said = schema.path("items").isObject() ? say(item, schema.get("items")) : item;
                if (said == null) {
                    return null;
                }
                all.add(said);
            }
            return all;
        }

        private static String kind(JsonNode value) {
            return switch (value.getNodeType()) {
                case OBJECT -> "object";
                case ARRAY -> "array";
                case STRING -> "string";
                case BOOLEAN -> "boolean";
                case NULL -> "null";
                default -> value.isIntegralNumber() ? "integer" : "number";
            };
        }
    }

    record Wide(Map<String, Deep1> deep) {}

    record Deep1(Deep2 a) {}

    record Deep2(Deep3 a) {}

    record Deep3(Deep4 a) {}

    record Deep4(Deep5 a) {}

    record Deep5(List<List<List<List<Deep6>>>> a) {}

    record Deep6(int a) {}

    /** Nobody listens at the address: to connect would be another failure. */
    @Test
    void typesBeyondTheLimitsOfStrictModeAreRefusedBeforeTheCall() {
        OpenAiOptions options = OpenAiOptions.DEFAULT.withApiKey("sk-test");
        RemoteModel model = OpenAi.of(Providers.OPENAI.withBaseUrl("http://127.0.0.1:1/v1"), "gpt-4o-mini", options);
        assertThatThrownBy(() -> Generate.json(model, Wide.class).generate("?"))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("at most 10 levels of nesting");
        assertThatThrownBy(() -> Generate.json(model, new TypeRef<Map<java.time.ZoneId, java.time.ZoneId>>() {})
                        .generate("?"))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("at most 1000 enum values");
    }

    @Test
    void theRangeOfADoubleIsNotSentButHeldTo() {
        JavaType type = Mappers.STRICT.constructType(double.class);
        Plan plan = new Planner(Dialect.OPENAI)
                .plan(new OutputFormat.Json(JsonSchema.ofType(GenericTypes.of(type), Binding.STRICT)));
        assertThat(plan.members().toString()).doesNotContain("E+308");
        assertThat(plan.report().of(dev.trammel.constraints.Report.Fate.VALIDATION))
                .extracting(entry -> entry.keyword())
                .containsExactly("minimum", "maximum");
    }
}
