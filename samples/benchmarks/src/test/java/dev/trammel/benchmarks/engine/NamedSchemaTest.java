package dev.trammel.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamedSchemaTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_that_satisfies_it(NamedSchema schema) {
        Constraint constraint = Constraint.json(schema.schema(), JsonOptions.DEFAULT);

        assertThat(constraint.matches(schema.text().getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }
}
