import org.springframework.ai.converter.BeanOutputConverter;

/** From main to a schema. */
public final class ColdStart {
    private ColdStart() {}

    public static void main(String[] args) {
        System.out.println(new BeanOutputConverter<>(Ten.class).getJsonSchema());
    }
}
