package dev.trammel.micrometer;

import dev.trammel.Generation;
import dev.trammel.GenerationException;
import dev.trammel.GenerationListener;
import dev.trammel.Model;
import dev.trammel.OutputFormat;
import dev.trammel.Prompt;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Each call as an observation {@code gen_ai.client.operation}, with the names of OpenTelemetry's conventions for
 * generative AI. Prompts and answers are not in it.
 */
public final class ObservationListener implements GenerationListener {
    private final ObservationRegistry registry;

    /** Tells a registry. */
    @SuppressWarnings("exports") // whoever has a registry has its module
    public ObservationListener(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Call begun(Model model, Prompt prompt, OutputFormat format) {
        Observation observation = Observation.createNotStarted("gen_ai.client.operation", registry)
                .contextualName("chat " + model.name())
                .lowCardinalityKeyValue("gen_ai.operation.name", "chat")
                .lowCardinalityKeyValue("gen_ai.request.model", model.name())
                .lowCardinalityKeyValue(
                        "gen_ai.output.type", format.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .start();
        return new Observed(observation);
    }

    private static final class Observed implements Call {
        private final Observation observation;

        Observed(Observation observation) {
            this.observation = observation;
        }

        @Override
        public void failed(GenerationException failure) {
            observation.event(Observation.Event.of("attempt.failed"));
        }

        @Override
        public void bound(Generation<?> generation) {
            observation
                    .highCardinalityKeyValue(
                            "gen_ai.usage.input_tokens",
                            String.valueOf(generation.usage().promptTokens()))
                    .highCardinalityKeyValue(
                            "gen_ai.usage.output_tokens",
                            String.valueOf(generation.usage().completionTokens()))
                    .highCardinalityKeyValue(
                            "gen_ai.response.finish_reasons",
                            generation.finishReason().name().toLowerCase(Locale.ROOT));
        }

        @Override
        public void finished(@Nullable RuntimeException failure) {
            if (failure != null) {
                observation.lowCardinalityKeyValue(
                        "error.type", failure.getClass().getName());
                observation.error(failure);
            }
            observation.stop();
        }
    }
}
