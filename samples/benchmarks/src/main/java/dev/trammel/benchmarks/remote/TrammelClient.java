package dev.trammel.benchmarks.remote;

import dev.trammel.Chat;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteRequest;
import dev.trammel.openai.OpenAi;
import dev.trammel.openai.OpenAiModel;
import java.util.concurrent.CompletableFuture;

/** Trammel's client. */
final class TrammelClient implements Client {
    private final OpenAiModel model;
    private final RemoteRequest request;

    TrammelClient(String baseUrl, JsonSchema schema, String prompt) {
        model = OpenAi.compatible(baseUrl, "mock");
        request = RemoteRequest.of(Chat.ofUser(prompt), new OutputFormat.Json(schema))
                .withMaxTokens(100);
    }

    /** What it sends. */
    String body() {
        return model.body(request);
    }

    @Override
    public String name() {
        return "Trammel";
    }

    @Override
    public String ask() {
        return model.ask(request).text();
    }

    @Override
    public CompletableFuture<String> askAsync() {
        return model.askAsync(request).thenApply(RemoteAnswer::text);
    }
}
