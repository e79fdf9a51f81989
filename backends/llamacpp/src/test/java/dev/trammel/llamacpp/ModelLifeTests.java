package dev.trammel.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.DecodingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ModelLifeTests {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private LlamaCppModel model;

    @BeforeEach
    void load() {
        model = TestModel.small(64);
    }

    @AfterEach
    void close() {
        if (model != null) {
            model.close();
        }
        threads.shutdownNow();
    }

    @Test
    void is_of_no_use_once_closed() {
        model.close();
        model.close();

        assertThatThrownBy(model::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("expected an open model, found a closed one");
        assertThatThrownBy(() -> model.tokenize("text")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> NativeGrammar.compile(model, "root ::= \"a\""))
                .isInstanceOf(IllegalStateException.class);
        assertThat(model.vocabulary().size()).isEqualTo(49152);
        assertThat(model.contextLength()).isEqualTo(64);
    }

    @Test
    void waits_for_the_open_session_when_it_is_closed() throws Exception {
        DecodingSession session = model.open();
        session.start(new int[] {1, 2, 3});
        CompletableFuture<Void> closing = CompletableFuture.runAsync(model::close, threads);
        Thread.sleep(200);
        assertThat(closing).isNotDone();
        assertThat(session.decode(4)).isNotEmpty();

        assertThatThrownBy(model::open).isInstanceOf(IllegalStateException.class);
        session.close();

        closing.get(10, TimeUnit.SECONDS);
    }

    @Test
    void refuses_to_wait_for_itself() {
        try (DecodingSession session = model.open()) {
            assertThatThrownBy(model::close)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("expected the session to be closed before its model");
            assertThat(session.start(new int[] {1})).isNotEmpty();
        }
    }

    @Test
    void turns_those_away_who_wait_when_it_is_closed() throws Exception {
        DecodingSession session = model.open();
        CompletableFuture<DecodingSession> waiting = CompletableFuture.supplyAsync(model::open, threads);
        Thread.sleep(200);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(model::close, threads);
        Thread.sleep(200);
        assertThat(waiting).isNotDone();
        session.close();

        closing.get(10, TimeUnit.SECONDS);
        assertThat(waiting)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void lends_one_session_at_a_time() throws Exception {
        DecodingSession first = model.open();
        CompletableFuture<DecodingSession> second = CompletableFuture.supplyAsync(model::open, threads);
        Thread.sleep(200);
        assertThat(second).isNotDone();
        first.close();

        second.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void keeps_the_flag_of_a_thread_that_is_interrupted_while_it_waits() throws Exception {
        try (DecodingSession session = model.open()) {
            List<Object> seen = new ArrayList<>();
            Thread waiting = new Thread(() -> {
                try {
                    model.open();
                } catch (DecodingInterruptedException e) {
                    seen.add(e);
                    seen.add(Thread.currentThread().isInterrupted());
                }
            });
            waiting.start();
            Thread.sleep(200);
            waiting.interrupt();
            waiting.join(10_000);

            assertThat(seen).hasSize(2).last().isEqualTo(true);
            assertThat(session.start(new int[] {5})).isNotEmpty();
        }
    }

    @Test
    void gets_a_session_back_that_was_dropped() throws Exception {
        model.open().start(new int[] {1, 2});
        CompletableFuture<DecodingSession> next = CompletableFuture.supplyAsync(model::open, threads);
        for (int i = 0; i < 100 && !next.isDone(); i++) {
            System.gc();
            Thread.sleep(50);
        }

        try (DecodingSession session = next.get(1, TimeUnit.SECONDS)) {
            assertThat(session.start(new int[] {1, 2, 3})).isNotEmpty();
        }
    }

    @Test
    void answers_many_threads_as_it_answers_one() throws Exception {
        List<int[]> prompts = List.of(
                model.tokenize("1, 2, 3, 4,"), model.tokenize("Monday, Tuesday,"), model.tokenize("The sun is"));
        List<List<Integer>> alone = new ArrayList<>();
        for (int[] prompt : prompts) {
            alone.add(generate(prompt));
        }
        List<Callable<List<Integer>>> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int[] prompt = prompts.get(i % 3);
            tasks.add(() -> generate(prompt));
        }
        List<Future<List<Integer>>> together = threads.invokeAll(tasks);
        for (int i = 0; i < 12; i++) {
            assertThat(together.get(i).get()).isEqualTo(alone.get(i % 3));
        }
    }

    private List<Integer> generate(int[] prompt) {
        List<Integer> tokens = new ArrayList<>();
        try (DecodingSession session = model.open()) {
            float[] logits = session.start(prompt);
            for (int i = 0; i < 8; i++) {
                tokens.add(TestModel.best(logits));
                logits = session.decode(tokens.get(i));
            }
        }
        return tokens;
    }
}
