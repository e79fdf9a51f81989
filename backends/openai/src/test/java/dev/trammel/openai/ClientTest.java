package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.Prompt;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** What a client sends, where its keys come from, and what it counts. */
class ClientTest extends MockedTest {
    @Test
    void reads_an_answer_with_its_usage() throws InterruptedException {
        server.enqueue(response(200, GOOD, "x-request-id", "r1"));
        OpenAiModel model = model().with(PriceTable.EMPTY.with("m", new Price(1, 0.5, 2)));
        RemoteAnswer answer = model.ask(request(TEXT));

        assertThat(answer.text()).isEqualTo("Paris");
        assertThat(answer.requestId()).isEqualTo("r1");
        assertThat(answer.usage().cachedPromptTokens()).isEqualTo(3);
        assertThat(answer.usage().reasoningTokens()).isEqualTo(1);
        assertThat(model.promptTokens()).isEqualTo(5);
        assertThat(model.cost().orElseThrow()).isEqualTo((2 + 1.5 + 4) / 1e6);
        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(sent.getTarget()).isEqualTo("/v1/chat/completions");
    }

    @Test
    void asks_in_other_threads() throws Exception {
        for (int i = 0; i < 20; i++) {
            server.enqueue(response(200, GOOD));
        }
        OpenAiModel model = model();
        List<CompletableFuture<RemoteAnswer>> futures = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> model.askAsync(request(TEXT)))
                .toList();
        for (CompletableFuture<RemoteAnswer> future : futures) {
            assertThat(future.get(10, TimeUnit.SECONDS).text()).isEqualTo("Paris");
        }
        assertThat(model.promptTokens()).isEqualTo(100);
        assertThat(model.calls()).isEqualTo(20);
    }

    @Test
    void says_which_variable_a_key_is_missing_in() {
        OpenAiModel model = OpenAi.of(Providers.GROQ, "m", OpenAiOptions.DEFAULT, name -> null);

        assertThatThrownBy(() -> model.ask(request(TEXT)))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("GROQ_API_KEY");
    }

    @Test
    void reads_the_environment_as_the_official_clients_do() throws InterruptedException {
        server.enqueue(response(200, GOOD));
        server.enqueue(response(200, GOOD));
        java.util.Map<String, String> variables = java.util.Map.of(
                "OPENAI_BASE_URL",
                server.url("/v9/").toString(),
                "OPENAI_API_KEY",
                "sk-env",
                "AZURE_OPENAI_ENDPOINT",
                server.url("/").toString(),
                "AZURE_OPENAI_AD_TOKEN",
                "token");
        OpenAi.model("m", OpenAiOptions.DEFAULT, variables::get).ask(request(TEXT));
        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getTarget()).isEqualTo("/v9/chat/completions");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer sk-env");

        OpenAi.azure("my deployment", OpenAiOptions.DEFAULT, variables::get).ask(request(TEXT));
        RecordedRequest azure = server.takeRequest();
        assertThat(azure.getTarget())
                .isEqualTo("/openai/deployments/my%20deployment/chat/completions?api-version=2024-10-21");
        assertThat(azure.getHeaders().get("Authorization")).isEqualTo("Bearer token");
    }

    @Test
    void sends_empty_keys_to_servers_of_ones_own() throws InterruptedException {
        server.enqueue(response(200, GOOD));
        OpenAi.compatible(server.url("/v1").toString(), "m").ask(request(TEXT));

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer EMPTY");
    }

    @Test
    void refuses_by_name_what_a_server_does_not_take() {
        OpenAiModel model =
                OpenAi.of(Providers.PERPLEXITY, "m", options(), name -> null).with(Parameters.DEFAULT.withSeed(7));
        assertThatThrownBy(() -> model.ask(request(TEXT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected no seed")
                .hasMessageContaining("Perplexity");
        assertThatThrownBy(() -> OpenAi.gemini("m", options()).ask(RemoteRequest.of(Prompt.raw("x"), TEXT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a conversation");
        assertThat(server.getRequestCount()).isZero();
    }
}
