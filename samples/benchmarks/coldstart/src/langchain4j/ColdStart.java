import dev.langchain4j.internal.Json;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.service.output.JsonSchemas;

/** From main to a schema. */
public final class ColdStart {
    private ColdStart() {}

    public static void main(String[] args) {
        var schema = JsonSchemas.jsonSchemaFrom(Ten.class).orElseThrow();
        System.out.println(Json.toJson(JsonSchemaElementUtils.toMap(schema.rootElement())));
    }
}
