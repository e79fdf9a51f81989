package dev.trammel.openai.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.Chat;
import dev.trammel.OutputFormat;
import dev.trammel.Prompt;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteRequest;
import dev.trammel.openai.BadRequestException;
import dev.trammel.openai.OpenAi;
import dev.trammel.openai.OpenAiException;
import dev.trammel.openai.OpenAiModel;
import dev.trammel.openai.OpenAiOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against llama.cpp's own server, which this starts. */
class LlamaCppServerTest extends ServerContract {
    private static LocalServer server;
    private static LocalServer vectors;
    private static OpenAiModel model;

    @BeforeAll
    static void start() {
        server = LocalServer.start(false);
        model = OpenAi.llamaCpp("smollm2", options(server, "sk-test"));
    }

    @AfterAll
    static void stop() {
        for (LocalServer each : new LocalServer[] {server, vectors}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private static OpenAiOptions options(LocalServer server, String key) {
        return OpenAiOptions.DEFAULT.withBaseUrl(server.baseUrl()).withApiKey(key);
    }

    @Override
    OpenAiModel model() {
        return model;
    }

    @Override
    OpenAiOptions options() {
        return options(server, "sk-test");
    }

    @Override
    boolean breaksWhatItDrops() {
        return true;
    }

    @Override
    Optional<OpenAiOptions> wrongKey() {
        return Optional.of(options(server, "sk-wrong-wrong"));
    }

    /** This server does one or the other, as it is started. */
    @Override
    Optional<OpenAiModel> embedding() {
        vectors = LocalServer.start(true);
        return Optional.of(OpenAi.llamaCpp("smollm2", options(vectors, "sk-test")));
    }

    @Test
    void goes_on_with_text() {
        RemoteAnswer answer = model.ask(RemoteRequest.of(Prompt.raw("One, two, three,"), new OutputFormat.Text())
                .withMaxTokens(8));

        assertThat(answer.text()).isNotBlank();
    }

    @Test
    void names_a_prompt_that_is_too_long() {
        Chat chat = Chat.ofUser("word ".repeat(6000));

        assertThatThrownBy(() -> model.ask(RemoteRequest.of(chat, new OutputFormat.Text())))
                .isInstanceOfSatisfying(
                        BadRequestException.class, e -> assertThat(e.code()).isEqualTo("exceed_context_size_error"));
    }

    @Test
    void says_that_it_was_not_started_for_embeddings() {
        assertThatThrownBy(() -> model.embed(List.of("hello")))
                .isInstanceOfSatisfying(
                        OpenAiException.class, e -> assertThat(e.status()).isEqualTo(501));
    }
}
