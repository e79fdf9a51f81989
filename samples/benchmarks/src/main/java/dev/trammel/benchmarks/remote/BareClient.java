package dev.trammel.benchmarks.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** OkHttp and Jackson alone: writes the same request and reads the text out of the answer. */
final class BareClient implements Client {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client;
    private final String url;
    private final JsonNode format;
    private final String prompt;

    /**
     * Calls a server.
     *
     * @param body a request's body, whose format it sends as well
     */
    BareClient(String baseUrl, String body, String prompt) {
        this.prompt = prompt;
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(4_096);
        dispatcher.setMaxRequestsPerHost(4_096);
        client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(128, 5, TimeUnit.MINUTES))
                .callTimeout(1, TimeUnit.MINUTES)
                .readTimeout(1, TimeUnit.MINUTES)
                .build();
        url = baseUrl + "/chat/completions";
        format = MAPPER.readTree(body).get("response_format");
    }

    @Override
    public String name() {
        return "bare OkHttp + Jackson";
    }

    private Call call() {
        ObjectNode body = MAPPER.createObjectNode().put("model", "mock");
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        body.put("max_tokens", 100);
        body.set("response_format", format);
        return client.newCall(new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer EMPTY")
                .post(RequestBody.create(MAPPER.writeValueAsBytes(body), JSON))
                .build());
    }

    private static String text(Response response) throws IOException {
        try (response) {
            JsonNode tree = MAPPER.readTree(response.body().bytes());
            return tree.at("/choices/0/message/content").stringValue();
        }
    }

    @Override
    public String ask() {
        try {
            return text(call().execute());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletableFuture<String> askAsync() {
        CompletableFuture<String> future = new CompletableFuture<>();
        call().enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                future.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call call, Response response) {
                try {
                    future.complete(text(response));
                } catch (IOException | RuntimeException e) {
                    future.completeExceptionally(e);
                }
            }
        });
        return future;
    }
}
