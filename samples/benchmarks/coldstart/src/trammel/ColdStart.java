import dev.trammel.JsonSchema;

/** From main to a schema. */
public final class ColdStart {
    private ColdStart() {}

    public static void main(String[] args) {
        System.out.println(JsonSchema.of(Ten.class));
    }
}
