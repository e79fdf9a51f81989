import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/** From main to an answer. */
public final class FirstAnswer {
    private FirstAnswer() {}

    public static void main(String[] args) {
        var client =
                OpenAIOkHttpClient.builder().baseUrl(args[0]).apiKey("EMPTY").build();
        var params = ChatCompletionCreateParams.builder()
                .model("mock")
                .addUserMessage(Person.PROMPT)
                .responseFormat(Person.class)
                .build();
        var answer = client.chat().completions().create(params);
        System.out.println(answer.choices().get(0).message().content().orElseThrow());
        System.exit(0);
    }
}
