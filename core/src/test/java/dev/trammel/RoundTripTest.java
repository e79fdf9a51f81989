package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.internal.json.Binding;
import dev.trammel.internal.json.Mappers;
import dev.trammel.internal.output.Output;
import dev.trammel.internal.output.Outputs;
import dev.trammel.internal.schema.SchemaValidator;
import dev.trammel.testing.ScriptedModel;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Random values of each type go to JSON, through mask and validator, and come back equal; what is broken does not. */
class RoundTripTest {
    private static final Vocabulary VOCABULARY =
            ScriptedModel.vocabulary("{\"", "\":", "\",\"", "}", "]}", "null", "20");
    private static final JsonOptions ANY_FORM =
            JsonOptions.DEFAULT.withForm(JsonOptions.Form.ANY).withWhitespace(JsonOptions.Whitespace.ANY);

    static Map<String, TypeRef<?>> types() {
        Map<String, TypeRef<?>> types = new LinkedHashMap<>(SampleTypes.all());
        types.putAll(MoreTypes.all());
        types.putAll(EdgeTypes.all());
        return types;
    }

    static Set<String> names() {
        return types().keySet();
    }

    @Test
    void thereAreSixtyTypes() {
        assertThat(types()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("names")
    void valuesComeBackEqual(String name) {
        roundTrip(name, 100);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("names")
    void aThousandValuesComeBackEqual(String name) {
        roundTrip(name, 1000);
    }

    private static void roundTrip(String name, int count) {
        Type type = types().get(name).type();
        JsonSchema schema = JsonSchema.ofType(type, Binding.STRICT);
        Output<?> output = Outputs.json(schema, type, Binding.STRICT);
        SchemaValidator validator = new SchemaValidator(schema.node());
        Constraint constraint = constraint(schema);
        RandomValues values = new RandomValues(7);
        Random random = new Random(11);
        for (int i = 0; i < count; i++) {
            Object value = values.of(type);
            String text =
                    Mappers.STRICT.writerFor(Mappers.STRICT.constructType(type)).writeValueAsString(value);
            JsonNode tree = Mappers.STRICT.readTree(text);
            assertThat(validator.validate(tree, pointer -> ""))
                    .as("%s %d: %s", name, i, text)
                    .isEmpty();
            Object again = output.reader().read(text, List.of());
            assertThat(isSame(value, again, type))
                    .as("%s %d: %s, read as %s", name, i, text, again)
                    .isTrue();
            if (constraint != null) {
                assertThat(constraint.matches(bytes(text)))
                        .as("%s %d: the mask refuses %s", name, i, text)
                        .isTrue();
                if (i % 10 == 0) {
                    follow(constraint, text);
                }
                JsonNode broken = Mutations.of(tree, random);
                if (!validator.validate(broken, pointer -> "").isEmpty()) {
                    assertThat(constraint.matches(bytes(broken.toString())))
                            .as("%s %d: the mask takes %s", name, i, broken)
                            .isFalse();
                }
            }
        }
        assumeThat(constraint).as("the engine refuses a keyword of %s", name).isNotNull();
    }

    /** Equal, or, where a type has arrays or the like inside, written alike. */
    private static boolean isSame(Object value, Object again, Type type) {
        var writer = Mappers.STRICT.writerFor(Mappers.STRICT.constructType(type));
        return value.equals(again) || writer.writeValueAsString(value).equals(writer.writeValueAsString(again));
    }

    private static Constraint constraint(JsonSchema schema) {
        try {
            return Constraint.json(schema.node(), ANY_FORM);
        } catch (SchemaException e) {
            assertThat(e).hasMessageContaining("expected a supported");
            return null;
        }
    }

    private static void follow(Constraint constraint, String text) {
        Cursor cursor = constraint.cursor(VOCABULARY);
        for (byte b : bytes(text)) {
            assertThat(cursor.accept(b & 0xFF)).as(text).isTrue();
        }
        assertThat(cursor.isComplete()).as(text).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
