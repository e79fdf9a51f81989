package dev.trammel.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trammel.Chat;
import dev.trammel.ContextFullException;
import dev.trammel.DecodingSession;
import dev.trammel.Generate;
import dev.trammel.Generator;
import dev.trammel.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTests {
    private static final int CONTEXT = 200;

    private static LlamaCppModel model;
    private static int[] prompt;

    private DecodingSession session;

    @BeforeAll
    static void load() {
        model = TestModel.small(CONTEXT);
        prompt = model.tokenize(Chat.ofUser("Count from one to ten, in words, with commas between them."));
    }

    @AfterAll
    static void close() {
        if (model != null) {
            model.close();
        }
    }

    @BeforeEach
    void open() {
        session = model.open();
    }

    @AfterEach
    void giveBack() {
        session.close();
    }

    @Test
    void reads_a_batch_as_it_reads_tokens_one_by_one() {
        float[] together = session.start(prompt).clone();
        session.rewind(0);
        float[] single = new float[0];
        for (int token : prompt) {
            single = session.decode(token);
        }

        assertThat(session.position()).isEqualTo(prompt.length);
        assertThat(TestModel.best(single)).isEqualTo(TestModel.best(together));
        assertClose(single, together);
    }

    @Test
    void reads_tokens_whose_logits_nobody_asks_for() {
        session.start(prompt);
        session.decode(260);
        session.decode(1042);
        float[] asked = session.decode(28).clone();
        session.rewind(prompt.length);
        session.read(260);
        session.read(1042);

        assertThat(session.position()).isEqualTo(prompt.length + 2);
        assertClose(session.decode(28), asked);
    }

    @Test
    void says_how_much_of_a_prompt_it_held_from_before() {
        session.start(new int[] {500, 501});
        session.start(prompt);
        assertThat(session.cachedTokens()).isZero();

        session.decode(260, 1042);
        session.start(prompt);
        assertThat(session.cachedTokens()).as("all but the last").isEqualTo(prompt.length - 1);

        int[] other = prompt.clone();
        other[7] = 500;
        session.start(other);
        assertThat(session.cachedTokens()).isEqualTo(7);

        session.close();
        try (DecodingSession next = model.open()) {
            assertThat(next.cachedTokens()).isZero();
            next.start(Arrays.copyOf(other, other.length + 1));
            assertThat(next.cachedTokens()).isEqualTo(other.length);
        }
    }

    @Test
    void forgets_what_it_held_when_a_prompt_is_refused() {
        session.start(prompt);
        session.start(prompt);

        assertThatThrownBy(() -> session.start(new int[CONTEXT + 1])).isInstanceOf(ContextFullException.class);

        assertThat(session.cachedTokens()).isZero();
    }

    @Test
    void counts_cached_tokens_of_an_answer() {
        session.close();
        Generator<String> colour = Generate.choice(model, List.of("red", "green"));
        Usage first = colour.run("Which colour has grass?").usage();
        Usage second = colour.run("Which colour has grass?").usage();

        assertThat(first.cachedPromptTokens()).isLessThan(second.cachedPromptTokens());
        assertThat(second.cachedPromptTokens()).isEqualTo(second.promptTokens() - 1);
    }

    @Test
    void gives_the_same_logits_after_a_rewind() {
        session.start(prompt);
        float[] first = session.decode(260, 1042, 28).clone();
        session.decode(33, 34, 35, 36);
        session.rewind(prompt.length);
        assertThat(session.position()).isEqualTo(prompt.length);
        session.decode(99, 98);
        session.rewind(prompt.length);
        float[] again = session.decode(260, 1042, 28);

        assertThat(session.position()).isEqualTo(prompt.length + 3);
        assertClose(again, first);
    }

    @Test
    void is_not_confused_by_what_an_earlier_prompt_left_behind() {
        int[] other = prompt.clone();
        other[other.length - 5] = 1000;
        float[] fresh = session.start(other).clone();
        session.start(prompt);
        session.decode(100, 200, 300);
        float[] reused = session.start(other).clone();
        assertClose(reused, fresh);
        assertThat(session.position()).isEqualTo(other.length);

        float[] shorter = session.start(Arrays.copyOf(other, 10)).clone();
        session.start(new int[] {7, 8, 9});
        assertClose(session.start(Arrays.copyOf(other, 10)), shorter);
        assertClose(session.start(other), fresh);
    }

    @Test
    void keeps_what_was_read_for_the_next_session() {
        float[] first = session.start(prompt).clone();
        session.close();
        long begin = System.nanoTime();
        try (DecodingSession next = model.open()) {
            assertThat(next.position()).isZero();
            assertClose(next.start(prompt), first);
        }
        long reused = System.nanoTime() - begin;
        try (DecodingSession next = model.open()) {
            next.start(new int[] {1});
            begin = System.nanoTime();
            next.start(prompt);
        }
        assertThat(reused).as("nanoseconds for a prompt that was read before").isLessThan(System.nanoTime() - begin);
    }

    @Test
    void begins_anew_without_a_prompt() {
        float[] expected = session.start(new int[] {1, 9690, 198}).clone();
        session.start(prompt);
        session.rewind(0);

        assertClose(session.decode(1, 9690, 198), expected);
    }

    @Test
    void goes_on_as_a_language_model_does() {
        float[] logits = session.start(model.tokenize("1, 2, 3, 4, 5, 6, 7,"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            int token = TestModel.best(logits);
            text.append(new String(model.vocabulary().bytes(token), StandardCharsets.UTF_8));
            logits = session.decode(token);
        }

        assertThat(text).startsWith(" 8, 9");
    }

    @Test
    void refuses_more_than_the_context_holds_before_anything_is_read() {
        float[] before = session.start(prompt).clone();
        int[] tooLong = IntStream.range(0, CONTEXT + 1).map(i -> 300 + i).toArray();

        assertThatThrownBy(() -> session.start(tooLong)).isInstanceOfSatisfying(ContextFullException.class, e -> {
            assertThat(e.needed()).isEqualTo(CONTEXT + 1);
            assertThat(e.contextLength()).isEqualTo(CONTEXT);
        });
        assertThatThrownBy(() -> session.decode(Arrays.copyOf(tooLong, CONTEXT - prompt.length + 1)))
                .isInstanceOf(ContextFullException.class);
        assertThat(session.position()).isEqualTo(prompt.length);
        session.decode(500);
        session.rewind(prompt.length - 1);
        assertClose(session.decode(prompt[prompt.length - 1]), before);
    }

    @Test
    void fills_the_context_to_the_last_token() {
        int[] whole = IntStream.range(0, CONTEXT).map(i -> 300 + i).toArray();

        assertThat(session.start(whole)).hasSize(model.vocabulary().size());
        assertThat(session.position()).isEqualTo(CONTEXT);
        assertThatThrownBy(() -> session.decode(5)).isInstanceOf(ContextFullException.class);
        session.rewind(CONTEXT - 1);
        assertThat(session.decode(whole[CONTEXT - 1]))
                .hasSize(model.vocabulary().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 49152, Integer.MAX_VALUE})
    void refuses_tokens_that_there_are_none_of(int token) {
        session.start(prompt);

        assertThatThrownBy(() -> session.decode(5, token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a token id from 0 to 49151, found " + token + ", at index 1");
        assertThat(session.position()).isEqualTo(prompt.length);
    }

    @Test
    void refuses_nothing_and_null() {
        assertThatThrownBy(() -> session.decode()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.start(new int[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.start(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void refuses_positions_that_were_not_reached() {
        session.start(prompt);

        assertThatThrownBy(() -> session.rewind(prompt.length + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to " + prompt.length + ", found " + (prompt.length + 1));
        assertThatThrownBy(() -> session.rewind(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stops_reading_when_the_thread_is_interrupted_and_can_go_on() {
        float[] expected = session.start(prompt).clone();
        session.start(new int[] {1});
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> session.start(prompt)).isInstanceOf(DecodingInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertClose(session.start(prompt), expected);
    }

    @Test
    void is_of_no_use_once_closed() {
        session.close();
        session.close();

        assertThatThrownBy(() -> session.start(prompt)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> session.rewind(0)).isInstanceOf(IllegalStateException.class);
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += Math.abs(actual[i] - expected[i]);
        }
        assertThat(sum / actual.length).as("mean difference of logits").isCloseTo(0, within(0.2));
        assertThat(TestModel.best(actual)).isEqualTo(TestModel.best(expected));
    }
}
