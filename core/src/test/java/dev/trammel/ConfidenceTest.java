package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trammel.constraints.Vocabulary;
import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
    record Label(String name, boolean sure) {}

    enum Kind {
        BUG,
        BUGFIX,
        IDEA
    }

    @Test
    void aFieldsProbabilityIsThatOfItsTokens() {
        String text = "{\"name\":\"ab\",\"sure\":true}";
        List<TokenLogprob> tokens = new ArrayList<>();
        for (String token : List.of("{\"", "name", "\":\"", "a", "b", "\",\"", "sure", "\":", "true", "}")) {
            double probability = token.equals("a") ? 0.5 : token.equals("true") ? 0.25 : 1;
            tokens.add(new TokenLogprob(token, Math.log(probability), List.of()));
        }
        ScriptedServer server = ScriptedServer.answering().then(ScriptedServer.answer(text, FinishReason.STOP, tokens));
        Generation<Label> label =
                Generate.json(server, Label.class).withConfidence().run("?");
        assertThat(server.requests().get(0).logprobs()).isTrue();
        Confidence confidence = label.confidence().orElseThrow();
        assertThat(confidence.of("/name").orElseThrow().probability()).isEqualTo(0.5, within(1e-9));
        assertThat(confidence.of("/sure").orElseThrow().probability()).isEqualTo(0.25, within(1e-9));
        assertThat(confidence.of("/sure").orElseThrow().tokens()).isEqualTo(1);
        assertThat(confidence.whole().probability()).isEqualTo(0.125, within(1e-9));
        assertThat(confidence.whole().weakest()).isEqualTo(0.25, within(1e-9));
        assertThat(confidence.of("/other")).isEqualTo(Optional.empty());
    }

    @Test
    void aLocalModelsProbabilitiesAreThoseAmongTheAllowedTokens() {
        Vocabulary vocabulary = ScriptedModel.byteVocabulary();
        float[] logits = new float[vocabulary.size()];
        logits['t'] = (float) Math.log(3);
        Generation<Boolean> yes = Generate.bool(ScriptedModel.constant(vocabulary, logits))
                .withConfidence()
                .run("?");
        assertThat(yes.value()).isTrue();
        assertThat(yes.confidence().orElseThrow().whole().probability()).isEqualTo(0.75, within(1e-6));
        assertThat(Generate.bool(ScriptedModel.constant(vocabulary, logits))
                        .run("?")
                        .confidence())
                .isEmpty();
    }

    @Test
    void aDistributionIsWhatSamplingDraws() {
        Vocabulary vocabulary = ScriptedModel.byteVocabulary();
        ScriptedModel model = ScriptedModel.random(vocabulary, 4);
        Generator<String> generator = Generate.choice(model, List.of("ab", "abc", "xyz", "x", "a long one"));
        Map<String, Double> distribution = generator.distribution("?");
        assertThat(distribution.values().stream().mapToDouble(p -> p).sum()).isEqualTo(1, within(1e-9));
        assertThat(List.copyOf(distribution.values())).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        Map<String, Integer> drawn = new HashMap<>();
        int count = 3000;
        for (int seed = 0; seed < count; seed++) {
            String option = generator
                    .withSampling(Sampling.ofTemperature(1).withSeed(seed))
                    .generate("?");
            drawn.merge(option, 1, Integer::sum);
        }
        distribution.forEach((option, probability) -> assertThat(drawn.getOrDefault(option, 0) / (double) count)
                .as(option)
                .isEqualTo(probability, within(0.05)));
    }

    @Test
    void whatOptionsHaveInCommonIsReadOnce() {
        ScriptedModel model = ScriptedModel.random(ScriptedModel.byteVocabulary(), 1);
        Map<Kind, Double> kinds = Generate.choice(model, Kind.class).distribution("?");
        assertThat(kinds).containsOnlyKeys(Kind.values());
        // The prompt, then B U G, after which BUG may end or go on; I and F decide.
        assertThat(model.batches()).hasSize(4);
    }

    @Test
    void aServersDistributionIsEstimatedFromWhatItLists() {
        TokenLogprob bug = new TokenLogprob("bug", Math.log(0.6), List.of());
        TokenLogprob idea = new TokenLogprob("id", Math.log(0.3), List.of());
        TokenLogprob other = new TokenLogprob("?", Math.log(0.1), List.of());
        TokenLogprob first = new TokenLogprob("bug", Math.log(0.6), List.of(bug, idea, other));
        ScriptedServer server =
                ScriptedServer.answering().then(ScriptedServer.answer("bug", FinishReason.STOP, List.of(first)));
        Map<String, Double> distribution =
                Generate.choice(server, List.of("idea", "bug", "none")).distribution("?");
        assertThat(distribution.get("bug")).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(distribution.get("idea")).isEqualTo(1 / 3.0, within(1e-9));
        assertThat(distribution.get("none")).isZero();
        assertThatThrownBy(() -> Generate.choice(ScriptedServer.answering("bug"), List.of("bug", "idea"))
                        .distribution("?"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("log-probabilities");
        assertThatThrownBy(() -> Generate.bool(server).distribution("?")).isInstanceOf(IllegalStateException.class);
    }
}
