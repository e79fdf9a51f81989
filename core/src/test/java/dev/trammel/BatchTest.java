package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.constraints.Vocabulary;
import dev.trammel.testing.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BatchTest {
    private static final Vocabulary VOCABULARY = ScriptedModel.vocabulary("..");

    @Test
    void keepsTheOrderAndReportsProgress() {
        Generator<String> generator = Generate.text(echoing());
        List<String> prompts = IntStream.range(0, 50).mapToObj(i -> "p" + i).toList();
        List<Integer> progress = new ArrayList<>();
        List<Outcome<String>> outcomes =
                generator.batch(prompts, BatchOptions.DEFAULT.withParallelism(3).withProgress(progress::add));
        assertThat(outcomes.stream().map(Outcome::value)).containsExactlyElementsOf(prompts);
        assertThat(progress)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void asksNoMoreAtATimeThanAllowed() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ScriptedModel model = ScriptedModel.of(VOCABULARY, context -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            now.decrementAndGet();
            return endAtOnce();
        });
        List<String> prompts = IntStream.range(0, 200).mapToObj(i -> "p").toList();
        Generate.text(model).batch(prompts, BatchOptions.DEFAULT.withParallelism(1));
        assertThat(most).hasValue(1);
        assertThatThrownBy(() -> BatchOptions.DEFAULT.withParallelism(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesOnAfterAFailure() {
        ScriptedModel model = echoing().withContextLength(40);
        List<Outcome<String>> outcomes = Generate.text(model).batch(List.of("a", "b".repeat(50), "c"));
        assertThat(outcomes.get(0).value()).isEqualTo("a");
        assertThat(outcomes.get(2).value()).isEqualTo("c");
        assertThatThrownBy(outcomes.get(1)::value).isInstanceOf(ContextFullException.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failure.class);
    }

    @Test
    void answersNothingWithNothing() {
        assertThat(Generate.text(echoing()).batch(List.of())).isEmpty();
    }

    @Test
    void answersLater() {
        assertThat(Generate.text(echoing()).generateAsync("later").join()).isEqualTo("later");
    }

    @Test
    void stopsTheModelWhenTheFutureIsCancelled() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        ScriptedModel model = ScriptedModel.of(VOCABULARY, context -> {
            started.countDown();
            float[] logits = new float[VOCABULARY.size()];
            logits['a'] = 1;
            if (Thread.currentThread().isInterrupted()) {
                stopped.countDown();
            }
            return logits;
        });
        CompletableFuture<String> future =
                Generate.text(model).withMaxTokens(50_000).generateAsync("go on and on");
        started.await();
        assertThat(future.cancel(true)).isTrue();
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        while (model.openSessions() > 0) {
            Thread.sleep(1);
        }
        assertThat(model.batches().size()).isLessThan(50_000);
    }

    private static float[] endAtOnce() {
        float[] logits = new float[VOCABULARY.size()];
        logits[ScriptedModel.END] = 1;
        return logits;
    }

    /** Says what it was told, and ends. */
    private static ScriptedModel echoing() {
        return ScriptedModel.of(VOCABULARY, context -> {
            int control = 0;
            while (context[control] != ScriptedModel.CONTROL) {
                control++;
            }
            int from = "USER:".length();
            int said = context.length - control - 1;
            float[] logits = new float[VOCABULARY.size()];
            logits[from + said < control ? context[from + said] : ScriptedModel.END] = 1;
            return logits;
        });
    }
}
