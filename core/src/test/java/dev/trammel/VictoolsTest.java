package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import dev.trammel.testing.ScriptedModel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import org.junit.jupiter.api.Test;

class VictoolsTest {
    record Cup(@NotNull String name, @NotNull @Max(9) Integer price) {}

    private static SchemaGenerator generator() {
        return new SchemaGenerator(
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(new JacksonSchemaModule(JacksonOption.RESPECT_JSONPROPERTY_ORDER))
                        .with(new JakartaValidationModule(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED))
                        .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
                        .build());
    }

    @Test
    void valuesComeBySchemasOfOwnGenerators() {
        JsonSchema schema = JsonSchema.generated(generator(), new TypeRef<Cup>() {});
        assertThat(schema.node().at("/properties/price/maximum").asInt()).isEqualTo(9);
        Cup cup = Generate.json(
                        ScriptedModel.saying("{\"name\": \"tea\", \"price\": 3}"), new TypeRef<Cup>() {}, schema)
                .generate("?");
        assertThat(cup).isEqualTo(new Cup("tea", 3));
    }
}
