package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.trammel.internal.json.Mappers;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaForPeopleTest {
    enum Mood {
        GOOD,
        BAD
    }

    record Person(
            String name,
            @Min(0) @Max(150) int age,
            @JsonPropertyDescription("where they live") Optional<String> city,
            Mood mood,
            List<Person> friends) {}

    static List<TypeTable.Row> rows() {
        return TypeTable.rows();
    }

    @Test
    void isReadable() {
        assertThat(JsonSchema.of(Person.class).readable()).isEqualTo("""
                        {
                          "name": string,
                          "age": integer, // at least 0, at most 150
                          "city": string | null, // where they live
                          "mood": "GOOD" | "BAD",
                          "friends": [the whole again, …],
                        }""");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysTheSameInDraft7(TypeTable.Row row) {
        JsonSchema schema = JsonSchema.of(row.type()).toDraft7();
        assertThat(schema.toString()).doesNotContain("$defs").contains("draft-07");
        var validator =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema.node());
        String first = row.valid().get(0).replace('\'', '"');
        assertThat(validator.validate(Mappers.STRICT.readTree(first))).as(first).isEmpty();
        assertThat(Generate.json(dev.trammel.testing.ScriptedServer.answering(first), schema)
                        .generate("?"))
                .isEqualTo(Mappers.STRICT.readTree(first));
    }

    @Test
    void draft7HasNoWordForSomeKeywords() {
        assertThatThrownBy(() -> JsonSchema.parse("{\"not\":{\"unevaluatedItems\":false}}")
                        .toDraft7())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unevaluatedItems at /not/unevaluatedItems");
    }

    @Test
    void readsFilesAndResources(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.json");
        Files.writeString(file, "{\"type\":\"string\"}");
        assertThat(JsonSchema.read(file)).isEqualTo(JsonSchema.parse("{\"type\":\"string\"}"));
        assertThat(JsonSchema.resource(getClass(), "/schemas/empty.json"))
                .isEqualTo(JsonSchema.of(TypeTable.Empty.class));
        assertThatThrownBy(() -> JsonSchema.read(folder.resolve("none"))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> JsonSchema.resource(getClass(), "none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }
}
