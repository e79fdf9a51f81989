package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.constraints.Vocabulary;
import dev.trammel.testing.ScriptedModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final int BEGIN = 300;
    private static final int FINISH = 301;

    /** Bytes, and two control tokens that no text spells: around the thoughts. */
    private static final Vocabulary MARKED = marked();

    private static Vocabulary marked() {
        Vocabulary.Builder builder = Vocabulary.builder(302);
        for (int i = 0; i < 256; i++) {
            builder.rawByte(i, (byte) i);
        }
        return builder.control(ScriptedModel.CONTROL)
                .end(ScriptedModel.END)
                .control(BEGIN)
                .control(FINISH)
                .build();
    }

    /** A model whose markers are control tokens; the chat template may have written the first one. */
    private record Marked(ScriptedModel model, boolean begun) implements LocalModel {
        @Override
        public String name() {
            return model.name();
        }

        @Override
        public Vocabulary vocabulary() {
            return model.vocabulary();
        }

        @Override
        public int contextLength() {
            return model.contextLength();
        }

        @Override
        public int[] tokenize(String text) {
            return model.tokenize(text);
        }

        @Override
        public int[] tokenize(Chat chat) {
            int[] tokens = model.tokenize(chat);
            return begun
                    ? IntStream.concat(Arrays.stream(tokens), IntStream.of(BEGIN))
                            .toArray()
                    : tokens;
        }

        @Override
        public int[] tokenizeMarker(String marker) {
            return marker.contains("/") ? new int[] {FINISH} : new int[] {BEGIN};
        }

        @Override
        public DecodingSession open() {
            return model.open();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void markersMayBeControlTokens(boolean begun) {
        AtomicInteger begins = new AtomicInteger();
        ScriptedModel script = ScriptedModel.of(MARKED, context -> {
            int begin = lastOf(context, BEGIN);
            int end = lastOf(context, FINISH);
            begins.set(
                    (int) Arrays.stream(context).filter(token -> token == BEGIN).count());
            int at = context.length - 1 - (end >= 0 ? end : begin);
            String said = end >= 0 ? "true" : "It burns.";
            float[] logits = new float[MARKED.size()];
            int next = at < said.length() ? said.charAt(at) : end >= 0 ? ScriptedModel.END : FINISH;
            logits[next] = 1;
            return logits;
        });
        Generation<Boolean> hot =
                Generate.bool(new Marked(script, begun)).withReasoning(64).run("Hot?");
        assertThat(hot.value()).isTrue();
        assertThat(hot.reasoning()).isEqualTo("It burns.");
        assertThat(begins).as("the marker is written once").hasValue(1);
        Generation<Boolean> brief =
                Generate.bool(new Marked(script, begun)).withReasoning(5).run("Hot?");
        assertThat(brief.reasoning()).as("cut by the budget").isEqualTo("It bu");
        assertThat(brief.value()).isTrue();
    }

    private static int lastOf(int[] context, int token) {
        int at = context.length - 1;
        while (at >= 0 && context[at] != token) {
            at--;
        }
        return at;
    }

    @Test
    void theDeadlineEndsThoughtsToo() {
        ScriptedModel model = ScriptedModel.of(VOCABULARY, context -> {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            float[] logits = new float[VOCABULARY.size()];
            logits['h'] = 1;
            return logits;
        });
        RetryPolicy policy = RetryPolicy.none().withDeadline(Duration.ofMillis(60));
        assertThatThrownBy(() -> Generate.bool(model)
                        .withReasoning(10_000)
                        .withRetry(policy)
                        .run("Hot?"))
                .isInstanceOfSatisfying(DeadlineException.class, e -> {
                    assertThat(e.attempts()).hasSize(1);
                    assertThat(e.attempts().get(0).reasoning()).matches("h+");
                });
    }

    @Test
    void thoughtsLeaveRoomForTheAnswer() {
        ScriptedModel model = thinking("x".repeat(500), "true").withContextLength(60);
        Generation<Boolean> hot = Generate.bool(model).withReasoning(500).run("Hot?");
        assertThat(hot.value()).isNotNull();
        assertThat(hot.reasoning()).startsWith("xx");
    }
}
