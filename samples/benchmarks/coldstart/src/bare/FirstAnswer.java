import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.json.JsonMapper;

/** From main to an answer, with OkHttp and Jackson alone. */
public final class FirstAnswer {
    private FirstAnswer() {}

    public static void main(String[] args) throws Exception {
        var mapper = new JsonMapper();
        var body = mapper.createObjectNode().put("model", "mock");
        body.putArray("messages").addObject().put("role", "user").put("content", Person.PROMPT);
        var request = new Request.Builder()
                .url(args[0] + "/chat/completions")
                .header("Authorization", "Bearer EMPTY")
                .post(RequestBody.create(mapper.writeValueAsBytes(body), MediaType.get("application/json")))
                .build();
        try (var response = new OkHttpClient().newCall(request).execute()) {
            var answer = mapper.readTree(response.body().bytes());
            System.out.println(mapper.readValue(answer.at("/choices/0/message/content").stringValue(), Person.class));
        }
        System.exit(0);
    }
}
