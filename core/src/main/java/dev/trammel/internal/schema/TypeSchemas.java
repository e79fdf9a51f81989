package dev.trammel.internal.schema;

import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import dev.trammel.internal.json.Mappers;
import java.lang.reflect.Type;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of Java types: what there is comes from Jackson, what is said about it from victools. */
public final class TypeSchemas {
    private TypeSchemas() {}

    /**
     * The schema of the JSON from which a value of a type is made, in a new node.
     *
     * @throws dev.trammel.UnsupportedTypeException if there is none
     */
    public static JsonNode of(Type type) {
        Beans beans = new Beans();
        MemberPath path = new MemberPath(name(type));
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                Mappers.STRICT,
                SchemaVersion.DRAFT_2020_12,
                new OptionPreset(
                        Option.PUBLIC_NONSTATIC_FIELDS,
                        Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                        Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                        Option.TRANSIENT_FIELDS,
                        Option.GETTER_METHODS,
                        Option.NONSTATIC_NONVOID_NONGETTER_METHODS,
                        Option.DEFINITIONS_FOR_MEMBER_SUPERTYPES,
                        Option.PLAIN_DEFINITION_KEYS,
                        Option.ALLOF_CLEANUP_AT_THE_END));
        ObjectRules objects = new ObjectRules(beans, path);
        builder.forTypesInGeneral()
                .withCustomDefinitionProvider(new Types(beans, path))
                .withSubtypeResolver(objects)
                .withTypeAttributeOverride(objects)
                .withArrayUniqueItemsResolver(scope -> scope.getType().isInstanceOf(Set.class) ? true : null);
        new Members(beans, path).applyTo(builder);
        builder.with(new JacksonSchemaModule(
                        JacksonOption.SKIP_SUBTYPE_LOOKUP, JacksonOption.IGNORE_TYPE_INFO_TRANSFORM))
                .with(new Validation());
        ObjectNode schema = new SchemaGenerator(builder.build()).generateSchema(type);
        return Tidy.tidy(schema);
    }

    /** A type as people write it, without packages. */
    static String name(Type type) {
        return type.getTypeName().replaceAll("[\\w.]*[.$](?=\\w)", "");
    }
}
