package dev.trammel.internal.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import dev.trammel.Violation;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks values against a schema, and says all that is wrong with them. Immutable. */
public final class SchemaValidator {
    private static final ExecutionConfig FORMATS_ASSERTED = ExecutionConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .build();

    /** networknt knows some formats otherwise: it wants an e-mail address to end with a known domain. */
    private static final List<Dialect> DIALECTS = Stream.of(
                    Dialects.getDraft202012(),
                    Dialects.getDraft201909(),
                    Dialects.getDraft7(),
                    Dialects.getDraft6(),
                    Dialects.getDraft4())
            .map(dialect -> Dialect.builder(dialect.getId(), dialect)
                    .format(new MaskedFormat("email"))
                    .format(new MaskedFormat("idn-email"))
                    .format(new MaskedFormat("hostname"))
                    .build())
            .toList();

    private final Schema schema;

    /** Reads a schema, of draft 4 to 2020-12 by its {@code $schema}, else 2020-12. */
    public SchemaValidator(JsonNode schema) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ROOT)
                .build();
        this.schema = SchemaRegistry.withDialects(
                        DIALECTS,
                        builder -> builder.defaultDialectId(DIALECTS.get(0).getId())
                                .schemaRegistryConfig(config))
                .getSchema(schema);
    }

    /**
     * Checks a value.
     *
     * @param members gives the Java member for a JSON pointer
     * @return what is wrong; empty if nothing is
     */
    public List<Violation> validate(JsonNode value, UnaryOperator<String> members) {
        List<Error> errors = schema.validate(value, context -> context.setExecutionConfig(FORMATS_ASSERTED));
        return errors.stream()
                .map(error -> Violations.of(error, members))
                .distinct()
                .toList();
    }
}
