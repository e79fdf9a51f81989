import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** From main to an answer. */
public final class FirstAnswer {
    private FirstAnswer() {}

    public static void main(String[] args) {
        var options = (OpenAiChatOptions) OpenAiChatOptions.builder()
                .baseUrl(args[0])
                .apiKey("EMPTY")
                .model("mock")
                .build();
        var model = OpenAiChatModel.builder().options(options).build();
        System.out.println(
                ChatClient.create(model).prompt().user(Person.PROMPT).call().entity(Person.class));
        System.exit(0);
    }
}
