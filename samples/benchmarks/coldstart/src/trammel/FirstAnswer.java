import dev.trammel.Generate;
import dev.trammel.openai.OpenAi;

/** From main to an answer. */
public final class FirstAnswer {
    private FirstAnswer() {}

    public static void main(String[] args) {
        System.out.println(
                Generate.json(OpenAi.compatible(args[0], "mock"), Person.class).generate(Person.PROMPT));
        System.exit(0);
    }
}
