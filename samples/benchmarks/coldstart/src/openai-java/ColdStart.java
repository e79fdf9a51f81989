import com.openai.models.chat.completions.ChatCompletionCreateParams;

/** From main to a schema. */
public final class ColdStart {
    private ColdStart() {}

    public static void main(String[] args) {
        var params = ChatCompletionCreateParams.builder()
                .model("m")
                .addUserMessage("?")
                .responseFormat(Ten.class)
                .build();
        System.out.println(params.rawParams().responseFormat());
    }
}
