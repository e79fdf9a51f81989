import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;

/** From main to an answer. */
public final class FirstAnswer {
    private FirstAnswer() {}

    /** What is asked. */
    public interface People {
        Person find(String text);
    }

    public static void main(String[] args) {
        var model = OpenAiChatModel.builder()
                .baseUrl(args[0])
                .apiKey("EMPTY")
                .modelName("mock")
                .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
                .strictJsonSchema(true)
                .build();
        System.out.println(AiServices.create(People.class, model).find(Person.PROMPT));
        System.exit(0);
    }
}
