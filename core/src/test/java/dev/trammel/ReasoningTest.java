package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.constraints.Vocabulary;
import dev.trammel.testing.ScriptedModel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Models that think first: freely, and then within the constraint. */
class ReasoningTest {
    private static final Vocabulary VOCABULARY = ScriptedModel.vocabulary("</", "think", ">", ">\n");

    /** Writes thoughts after the opening marker, and the answer after the closing one. */
    private static ScriptedModel thinking(String thoughts, String answer) {
        return ScriptedModel.of(VOCABULARY, context -> {
            String all = new String(ScriptedModel.bytes(VOCABULARY, context, 0), StandardCharsets.UTF_8);
            int begin = all.indexOf("<think>\n");
            int end = all.indexOf("</think>");
            String said = end >= 0 ? all.substring(end + 8).strip() : begin >= 0 ? all.substring(begin + 8) : all;
            String script = end >= 0 ? answer : thoughts;
            float[] logits = new float[VOCABULARY.size()];
            Arrays.fill(logits, -9);
            if (script.startsWith(said) && said.length() < script.length()) {
                logits[script.substring(said.length()).getBytes(StandardCharsets.UTF_8)[0] & 0xFF] = 1;
            } else {
                logits[ScriptedModel.END] = 1;
            }
            return logits;
        });
    }

    @Test
    void thinksUntilItsOwnMarkerAndThenAnswers() {
        ScriptedModel model = thinking("It is hot. {\"no\"}</think>", "true");
        Generation<Boolean> hot = Generate.bool(model).withReasoning(200).run("Hot?");
        assertThat(hot.value()).isTrue();
        assertThat(hot.text()).isEqualTo("true");
        assertThat(hot.reasoning()).isEqualTo("It is hot. {\"no\"}");
        assertThat(hot.usage().completionTokens()).isGreaterThan(20);
    }

    @Test
    void aBudgetEndsTheThoughts() {
        ScriptedModel model = thinking("and so on and so on and so on", "false");
        Generation<Boolean> hot = Generate.bool(model).withReasoning(9).run("Hot?");
        assertThat(hot.value()).isFalse();
        assertThat(hot.reasoning()).isEqualTo("and so on");
    }

    @Test
    void anEndInTheMiddleOfThoughtsIsTheEndOfTheThoughts() {
        Generation<Boolean> hot =
                Generate.bool(thinking("Yes.", "true")).withReasoning(50).run("Hot?");
        assertThat(hot.value()).isTrue();
        assertThat(hot.reasoning()).isEqualTo("Yes.");
    }

    @Test
    void withoutABudgetThereAreNoThoughts() {
        assertThat(Generate.bool(thinking("Yes.", "true")).run("Hot?").reasoning())
                .isNull();
    }

    @Test
    void thoughtsLeaveRoomForTheAnswer() {
        ScriptedModel model = thinking("x".repeat(500), "true").withContextLength(60);
        Generation<Boolean> hot = Generate.bool(model).withReasoning(500).run("Hot?");
        assertThat(hot.value()).isNotNull();
        assertThat(hot.reasoning()).startsWith("xx");
    }
}
