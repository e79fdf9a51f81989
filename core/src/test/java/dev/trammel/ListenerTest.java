package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.micrometer.ObservationListener;
import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private final List<String> heard = new ArrayList<>();

    private final GenerationListener listener = (model, prompt, format) -> {
        heard.add("begun " + model.name());
        return new GenerationListener.Call() {
            @Override
            public void asked(int attempt, Prompt prompt) {
                heard.add("asked " + attempt);
            }

            @Override
            public void text(String piece) {
                heard.add(piece);
            }

            @Override
            public void failed(GenerationException failure) {
                heard.add("failed");
            }

            @Override
            public void bound(Generation<?> generation) {
                heard.add("bound " + generation.value());
            }

            @Override
            public void finished(@Nullable RuntimeException failure) {
                heard.add(failure == null ? "finished" : "finished badly");
            }
        };
    };

    @Test
    void hearsEachAttempt() {
        Generate.bool(ScriptedServer.answering("no", "true"))
                .withListener(listener)
                .generate("?");
        assertThat(heard).containsExactly("begun scripted", "asked 1", "failed", "asked 2", "bound true", "finished");
    }

    @Test
    void hearsTheTokensOfALocalModel() {
        Generate.choice(ScriptedModel.saying("ab"), List.of("ab", "b"))
                .withListener(listener)
                .generate("?");
        assertThat(String.join("", heard)).isEqualTo("begun scripted" + "asked 1" + "ab" + "bound ab" + "finished");
    }

    @Test
    void hearsOfFailures() {
        assertThatThrownBy(() -> Generate.bool(ScriptedServer.answering("no"))
                        .withRetry(RetryPolicy.none())
                        .withListener(listener)
                        .generate("?"))
                .isInstanceOf(InvalidAnswerException.class);
        assertThat(heard).endsWith("failed", "finished badly");
    }

    @Test
    void aListenerThatThrowsDoesNoHarm() {
        GenerationListener bad = (model, prompt, format) -> {
            throw new IllegalStateException("oh");
        };
        assertThat(Generate.bool(ScriptedServer.answering("true"))
                        .withListener(bad)
                        .generate("?"))
                .isTrue();
    }

    @Test
    void observesForMicrometer() {
        List<Observation.Context> observed = new ArrayList<>();
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                observed.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        Generate.bool(ScriptedServer.answering("true"))
                .withListener(new ObservationListener(registry))
                .generate("?");
        assertThat(observed).hasSize(1);
        assertThat(observed.get(0).getName()).isEqualTo("gen_ai.client.operation");
        assertThat(observed.get(0).getAllKeyValues().stream().map(value -> value.getKey() + "=" + value.getValue()))
                .contains("gen_ai.request.model=scripted", "gen_ai.usage.input_tokens=10");
    }
}
