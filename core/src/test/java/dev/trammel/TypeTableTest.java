package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.SchemaException;
import dev.trammel.internal.json.Binding;
import dev.trammel.internal.json.Mappers;
import dev.trammel.internal.output.Output;
import dev.trammel.internal.output.Outputs;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each type of the table: its schema says what it is, right answers bind, wrong ones are named, nothing is coerced. */
class TypeTableTest {
    static List<TypeTable.Row> rows() {
        List<TypeTable.Row> rows = new ArrayList<>(TypeTable.rows());
        rows.addAll(FurtherTypes.rows());
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void schemaHasTheNamesInOrderAndAllThatIsSaid(TypeTable.Row row) {
        JsonSchema schema = JsonSchema.of(row.type());
        if (!row.order().isEmpty()) {
            assertThat(schema.node().get("properties").propertyNames()).containsExactlyElementsOf(row.order());
        }
        row.carried().forEach(part -> assertThat(schema.toString()).contains(quoted(part)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rightAnswersBind(TypeTable.Row row) {
        for (String text : row.valid()) {
            Object value = output(row).reader().read(quoted(text), List.of());
            JsonNode written = Mappers.STRICT.readTree(Mappers.STRICT
                    .writerFor(Mappers.STRICT.constructType(row.type().type()))
                    .writeValueAsString(value));
            assertThat(withoutNulls(written)).as(text).isEqualTo(withoutNulls(Mappers.STRICT.readTree(quoted(text))));
        }
    }

    /** Numbers of another spelling, as 1 for 1.0, are the same value of a double. */
    private static String withoutNulls(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).stream()
                    .filter(name -> object.get(name).isNull())
                    .forEach(object::remove);
        }
        List<String> parts = new ArrayList<>();
        if (tree.isObject()) {
            tree.properties().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(entry -> parts.add(entry.getKey() + ":" + withoutNulls(entry.getValue())));
        } else if (tree.isArray()) {
            tree.forEach(item -> parts.add(withoutNulls(item)));
        } else if (tree.isNumber()) {
            return tree.decimalValue().stripTrailingZeros().toPlainString();
        } else {
            return tree.toString();
        }
        return parts.toString();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void wrongAnswersAreNamed(TypeTable.Row row) {
        for (String text : row.invalid()) {
            assertThatThrownBy(() -> output(row).reader().read(quoted(text), List.of()))
                    .as(text)
                    .isInstanceOf(GenerationException.class)
                    .hasMessageStartingWith("expected ");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theMaskTakesWhatIsRightAndInOrder(TypeTable.Row row) {
        Constraint constraint;
        try {
            JsonOptions any = JsonOptions.DEFAULT
                    .withForm(JsonOptions.Form.ANY)
                    .withWhitespace(JsonOptions.Whitespace.ANY)
                    .withKeyOrder(JsonOptions.KeyOrder.ANY);
            constraint = Constraint.json(JsonSchema.of(row.type()).node(), any);
        } catch (SchemaException e) {
            org.assertj.core.api.Assumptions.assumeThat(e).hasMessageNotContaining("expected a supported");
            throw e;
        }
        String first = quoted(row.valid().get(0));
        assertThat(constraint.matches(first.getBytes(StandardCharsets.UTF_8)))
                .as(first)
                .isTrue();
        for (String text : row.invalid()) {
            boolean onlyJavaRefuses =
                    row.name().equals("record whose constructor checks") && text.contains("2,'high':1");
            if (!onlyJavaRefuses) {
                assertThat(constraint.matches(quoted(text).getBytes(StandardCharsets.UTF_8)))
                        .as(text)
                        .isFalse();
            }
        }
    }

    private static Output<?> output(TypeTable.Row row) {
        Type type = row.type().type();
        return Outputs.json(JsonSchema.ofType(type, Binding.STRICT), type, Binding.STRICT);
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
