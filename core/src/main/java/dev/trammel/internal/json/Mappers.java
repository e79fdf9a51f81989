package dev.trammel.internal.json;

import java.util.ServiceLoader;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The mapper that schemas are read off and values are bound with: it takes what is written, or nothing. */
public final class Mappers {

    /** Binds strictly: no coercion, nothing lost, nothing left over. */
    public static final JsonMapper STRICT =
            strict(withKotlin(JsonMapper.builder(factory()).annotationIntrospector(new SealedTypes())));

    /** A number may be as long as an answer: Jackson's own limit is 1,000 digits. */
    private static final int LONGEST_NUMBER = 100_000;

    private Mappers() {}

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
    }

    /**
     * A mapper of the user's own, made strict: its modules, names and annotations stay.
     *
     * @param readers takes down what its modules read values with
     */
    static JsonMapper strict(JsonMapper mapper, OwnReaders readers) {
        JsonMapper.Builder builder = mapper.rebuild().addModule(readers);
        return strict(builder.annotationIntrospector(AnnotationIntrospector.pair(
                mapper.deserializationConfig().getAnnotationIntrospector(), new SealedTypes())));
    }

    /** Kotlin's classes are made by its own module, where it is on the class path. */
    private static JsonMapper.Builder withKotlin(JsonMapper.Builder builder) {
        for (JacksonModule module : ServiceLoader.load(JacksonModule.class)) {
            if (module.getClass().getName().startsWith("tools.jackson.module.kotlin.")) {
                builder.addModule(module);
            }
        }
        return builder;
    }

    private static JsonMapper strict(JsonMapper.Builder builder) {
        return builder.addModule(Spellings.module())
                // The order of a type's members is the order of the text.
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE, DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .withCoercionConfigDefaults(config -> refuse(
                        config,
                        CoercionInputShape.EmptyString,
                        CoercionInputShape.EmptyArray,
                        CoercionInputShape.EmptyObject))
                // Not from 3.7, which the schema refuses, but 1e2 and 3.0 are whole numbers too.
                .withCoercionConfig(
                        LogicalType.Integer,
                        config -> refuse(config, CoercionInputShape.String, CoercionInputShape.Boolean))
                .withCoercionConfig(
                        LogicalType.Float,
                        config -> refuse(config, CoercionInputShape.String, CoercionInputShape.Boolean))
                .withCoercionConfig(
                        LogicalType.Boolean,
                        config -> refuse(
                                config,
                                CoercionInputShape.Integer,
                                CoercionInputShape.Float,
                                CoercionInputShape.String))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> refuse(
                                config,
                                CoercionInputShape.Integer,
                                CoercionInputShape.Float,
                                CoercionInputShape.Boolean))
                .withCoercionConfig(LogicalType.Enum, config -> refuse(config, CoercionInputShape.Integer))
                .build();
    }

    private static void refuse(MutableCoercionConfig config, CoercionInputShape... shapes) {
        for (CoercionInputShape shape : shapes) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }
}
