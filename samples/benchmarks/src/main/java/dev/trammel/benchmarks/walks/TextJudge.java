package dev.trammel.benchmarks.walks;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectRegistry;
import dev.trammel.benchmarks.data.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Jackson whether a text is JSON without a key twice, and networknt whether its value satisfies a schema. */
final class TextJudge {
    private static final JsonMapper STRICT = Json.MAPPER
            .rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Regular expressions are those of ECMA-262, on the JDK's engine. */
    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .locale(Locale.ROOT)
            .regularExpressionFactory(regex -> {
                Pattern pattern = EcmaRegex.compile(regex);
                return text -> pattern.matcher(text).find();
            })
            .build();

    private static final ExecutionConfig FORMATS_ASSERTED = ExecutionConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .build();

    private static final DialectRegistry DIALECTS = NetworkntGaps.dialects();

    private final Schema schema;

    TextJudge(JsonNode schema) {
        this.schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaRegistryConfig(CONFIG).dialectRegistry(DIALECTS))
                .getSchema(schema);
    }

    /** What is wrong with a text; empty if nothing is. */
    List<String> faults(String text) {
        JsonNode value;
        try {
            value = STRICT.readTree(text);
        } catch (JacksonException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
        return schema
                .validate(LargeIntegers.asIntegers(value), context -> context.setExecutionConfig(FORMATS_ASSERTED))
                .stream()
                .map(Error::toString)
                .toList();
    }
}
