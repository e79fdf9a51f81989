package dev.trammel.openai;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What OpenAI's own OpenAPI description says of requests. It leaves its objects open; here they are closed, so that a
 * member of a wrong name is found.
 */
final class OpenApi {
    private static final ObjectNode SCHEMAS = schemas();

    private OpenApi() {}

    private static ObjectNode schemas() {
        try (InputStream in = OpenApi.class.getResourceAsStream("/openapi/requests.json")) {
            ObjectNode all = (ObjectNode) new JsonMapper().readTree(in);
            ObjectNode defs = (ObjectNode) all.path("$defs");
            for (String name : List.copyOf(defs.propertyNames())) {
                defs.set(name, merged(defs.get(name), defs));
            }
            close(defs);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One object of those that it is put together from, so that what is closed knows them all. */
    private static JsonNode merged(JsonNode schema, ObjectNode defs) {
        if (schema.has("$ref")) {
            String pointer = schema.path("$ref").stringValue();
            return merged(defs.path(pointer.substring(pointer.lastIndexOf('/') + 1)), defs);
        }
        if (!schema.has("allOf")) {
            return schema;
        }
        ObjectNode whole = defs.objectNode().put("type", "object");
        for (JsonNode each : schema.path("allOf")) {
            JsonNode part = merged(each, defs);
            part.path("properties")
                    .propertyStream()
                    .forEach(member -> whole.withObjectProperty("properties").set(member.getKey(), member.getValue()));
            part.path("required")
                    .forEach(name -> whole.withArrayProperty("required").add(name));
        }
        return whole;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            JsonNode type = object.get("type");
            if (object.path("properties").isObject() && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            if (object.path("nullable").asBoolean(false) && type != null && type.isString()) {
                object.putArray("type").add(type).add("null"); // as OpenAPI 3.0 says it
            }
        }
        schema.forEach(OpenApi::close);
    }

    /**
     * The places of a request where the description doesn't allow it, as JSON pointers. What fits none of several
     * shapes has the faults of all.
     */
    static Set<String> violations(String name, JsonNode request) {
        ObjectNode root = SCHEMAS.deepCopy().put("$ref", "#/$defs/" + name);
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER).build();
        Set<String> places = new TreeSet<>();
        SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(root)
                .validate(request)
                .forEach(error -> places.add(error.getInstanceLocation()
                        + (error.getProperty() == null ? "" : "/" + error.getProperty())
                        + (error.getKeyword().equals("required") ? " is missing" : "")));
        return places;
    }
}
