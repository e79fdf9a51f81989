package dev.trammel.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.Attempt;
import dev.trammel.CancelledException;
import dev.trammel.ContextFullException;
import dev.trammel.DeadlineException;
import dev.trammel.FinishReason;
import dev.trammel.FiniteConstraint;
import dev.trammel.ForcedTokens;
import dev.trammel.LimitTooTightException;
import dev.trammel.MaskFailedException;
import dev.trammel.ModelFailedException;
import dev.trammel.Sampling;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.internal.local.LocalSettings.AtLimit;
import dev.trammel.testing.ScriptedModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRunTest {
    private static final int[] PROMPT = {'H', 'i', ScriptedModel.CONTROL};
    private static final Vocabulary VOCABULARY = ScriptedModel.vocabulary(
            "{\"", "na", "name", "\":", "\": \"", "age", "é", "ab", "abc", "bc", "cab", "}", "\"}");

    @Test
    void writesWhatTheModelWantsWhereItIsAllowed() {
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "cabbage");
        Attempt attempt = LocalRun.run(model, constraint("cabbage", "cab", "carrot"), settings(100), PROMPT);
        assertThat(attempt.text()).isEqualTo("cabbage");
        assertThat(attempt.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(attempt.usage().promptTokens()).isEqualTo(3);
        assertThat(attempt.usage().cachedPromptTokens()).isEqualTo(1);
    }

    @Test
    void takesAnotherWayWhereTheModelWantsWhatIsNotAllowed() {
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "Certainly! cab");
        Attempt attempt = LocalRun.run(model, constraint("cabbage", "carrot"), settings(100), PROMPT);
        assertThat(attempt.text()).isIn("cabbage", "carrot");
    }

    @Test
    void readsForcedTokensInOneBatchWithTheChosenOne() {
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "xaaaay");
        Attempt attempt = LocalRun.run(model, constraint("xaaaay", "xaaaaz", "ybbbb"), settings(100), PROMPT);
        assertThat(attempt.text()).isEqualTo("xaaaay");
        // The prompt; then x with the forced a's. The last token is never read.
        assertThat(model.batches()).containsExactly(3, 5);
        assertThat(attempt.usage().completionTokens()).isEqualTo(6);
        assertThat(attempt.usage().forcedTokens()).isEqualTo(4);
    }

    @Test
    void readsWhatIsForcedFromTheStartWithThePrompt() {
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "xxb");
        LocalRun.run(model, constraint("xxb", "xxc"), settings(100), PROMPT);
        assertThat(model.batches()).containsExactly(5);
    }

    @Test
    void asksNothingWhereOnlyOneTextIsAllowed() {
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "something else");
        Attempt attempt = LocalRun.run(model, constraint("naïve café"), settings(100), PROMPT);
        assertThat(attempt.text()).isEqualTo("naïve café");
        assertThat(attempt.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(model.batches()).isEmpty();
        assertThat(attempt.usage().forcedTokens()).isEqualTo(attempt.usage().completionTokens());
    }

    @Test
    void leavesTheLastForcedTokenToTheModelWhereItMightMergeWithWhatFollows() {
        // After {"name": " a name follows; the model has a token for {" and one for ": " but might go past the quote.
        Vocabulary vocabulary = ScriptedModel.vocabulary("{\"", "name", "\": \"", "\": \"Ann");
        ScriptedModel model = ScriptedModel.saying(vocabulary, "{\"name\": \"Ann\"}");
        Constraint constraint = constraint("{\"name\": \"Ann\"}", "{\"name\": \"Bob\"}");
        Attempt attempt = LocalRun.run(model, constraint, settings(100), PROMPT);
        assertThat(attempt.text()).isEqualTo("{\"name\": \"Ann\"}");
        // {" and name are forced; ": "Ann is the model's choice; " and } are forced.
        assertThat(attempt.usage().forcedTokens()).isEqualTo(4);
        assertThat(attempt.usage().completionTokens()).isEqualTo(5);
        assertThat(model.batches()).containsExactly(5);
    }

    @Test
    void neverSplitsACharacterInForcedText() {
        // Both begin with the first byte of a two-byte character and differ in the second.
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "xè");
        Attempt attempt = LocalRun.run(model, constraint("xé", "xè"), settings(100), PROMPT);
        assertThat(attempt.text()).isEqualTo("xè");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheSameTextWithForcedTokensInBatchesAndOneByOne(long seed) {
        for (int i = 0; i < 40; i++) {
            List<String> texts = texts(new SplittableRandom(seed * 100 + i));
            ScriptedModel batched = ScriptedModel.random(VOCABULARY, seed);
            ScriptedModel single = ScriptedModel.random(VOCABULARY, seed);
            Attempt one = LocalRun.run(batched, new FiniteConstraint(texts), settings(100), PROMPT);
            LocalSettings oneByOne = new LocalSettings(Sampling.greedy(), 100, ForcedTokens.ONE_BY_ONE, AtLimit.CLOSE);
            Attempt other = LocalRun.run(single, new FiniteConstraint(texts), oneByOne, PROMPT);
            assertThat(other.text()).as("of %s", texts).isEqualTo(one.text());
            assertThat(other.usage()).isEqualTo(one.usage());
            assertThat(single.batches().stream().skip(1)).allMatch(size -> size == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverCutsAConstrainedAnswerAndStepsInOnlyWhereItMust(long seed) {
        for (int i = 0; i < 60; i++) {
            List<String> texts = texts(new SplittableRandom(seed * 1000 + i));
            Constraint constraint = new FiniteConstraint(texts);
            Sampling sampling =
                    i % 2 == 0 ? Sampling.greedy() : Sampling.ofTemperature(2).withSeed(i);
            ScriptedModel model = ScriptedModel.random(VOCABULARY, seed);
            Attempt free = LocalRun.run(model, constraint, settings(sampling, 1000), PROMPT);
            assertThat(free.finishReason()).isEqualTo(FinishReason.STOP);
            int needed = constraint.cursor(VOCABULARY).tokensToComplete();
            for (int limit = Math.max(1, needed); limit <= needed + 12; limit++) {
                Attempt attempt = LocalRun.run(model, constraint, settings(sampling, limit), PROMPT);
                assertThat(texts).contains(attempt.text());
                assertThat(attempt.usage().completionTokens()).isLessThanOrEqualTo(limit);
                if (attempt.finishReason() == FinishReason.STOP) {
                    assertThat(attempt.text()).isEqualTo(free.text());
                } else {
                    assertThat(attempt.finishReason()).isEqualTo(FinishReason.CLOSED_EARLY);
                }
            }
            if (needed > 1) {
                assertThatThrownBy(() -> LocalRun.run(model, constraint, settings(sampling, needed - 1), PROMPT))
                        .isInstanceOfSatisfying(LimitTooTightException.class, e -> {
                            assertThat(e.needed()).isEqualTo(needed);
                            assertThat(e.limit()).isEqualTo(needed - 1);
                        });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void finishesInsideTheContext(long seed) {
        for (int i = 0; i < 40; i++) {
            List<String> texts = texts(new SplittableRandom(seed * 77 + i));
            Constraint constraint = new FiniteConstraint(texts);
            int needed = constraint.cursor(VOCABULARY).tokensToComplete();
            for (int room = needed - 1; room < needed + 5; room++) {
                ScriptedModel model =
                        ScriptedModel.random(VOCABULARY, seed).withContextLength(PROMPT.length + Math.max(0, room));
                Attempt attempt = LocalRun.run(model, constraint, settings(1000), PROMPT);
                assertThat(texts).contains(attempt.text());
            }
            if (needed > 1) {
                ScriptedModel model =
                        ScriptedModel.random(VOCABULARY, seed).withContextLength(PROMPT.length + needed - 2);
                assertThatThrownBy(() -> LocalRun.run(model, constraint, settings(1000), PROMPT))
                        .isInstanceOf(ContextFullException.class);
                assertThat(model.batches()).isEmpty();
            }
        }
    }

    @Test
    void refusesAPromptLongerThanTheContext() {
        ScriptedModel model = ScriptedModel.random(VOCABULARY, 1).withContextLength(2);
        assertThatThrownBy(() -> LocalRun.run(model, constraint("a"), settings(10), PROMPT))
                .isInstanceOfSatisfying(ContextFullException.class, e -> {
                    assertThat(e.needed()).isEqualTo(3);
                    assertThat(e.contextLength()).isEqualTo(2);
                });
        assertThat(model.openSessions()).isZero();
    }

    @Test
    void cutsFreeTextAtTheLimitAndSaysSo() {
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "a long café story");
        LocalSettings cut = new LocalSettings(Sampling.greedy(), 9, ForcedTokens.BATCHED, AtLimit.CUT);
        Attempt attempt = LocalRun.run(model, new AnyText(), cut, PROMPT);
        assertThat(attempt.text()).isEqualTo("a long ca");
        assertThat(attempt.finishReason()).isEqualTo(FinishReason.TRUNCATED);
        LocalSettings longer = new LocalSettings(Sampling.greedy(), 99, ForcedTokens.BATCHED, AtLimit.CUT);
        Attempt whole = LocalRun.run(model, new AnyText(), longer, PROMPT);
        assertThat(whole.text()).isEqualTo("a long café story");
        assertThat(whole.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void freeTextNeverHasControlOrUnusedTokens() {
        ScriptedModel model = ScriptedModel.of(VOCABULARY, context -> {
            float[] logits = new float[VOCABULARY.size()];
            logits[ScriptedModel.CONTROL] = 9;
            logits[ScriptedModel.UNUSED] = 9;
            logits['k'] = 1;
            return logits;
        });
        LocalSettings cut = new LocalSettings(Sampling.greedy(), 4, ForcedTokens.BATCHED, AtLimit.CUT);
        assertThat(LocalRun.run(model, new AnyText(), cut, PROMPT).text()).isEqualTo("kkkk");
    }

    @Test
    void failsByNameWhereTheMaskThrows() {
        Constraint broken = broken("mask", () -> {
            throw new IllegalStateException("no memory");
        });
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "xb");
        assertThatThrownBy(() -> LocalRun.run(model, broken, settings(10), PROMPT))
                .isInstanceOfSatisfying(MaskFailedException.class, e -> {
                    assertThat(e).hasMessageContaining("no memory").hasRootCauseMessage("no memory");
                    assertThat(e.finishReason()).isEqualTo(FinishReason.FAILED);
                });
        assertThat(model.openSessions()).isZero();
    }

    @Test
    void failsByNameWhereTheMaskIsEmpty() {
        Constraint broken = broken("mask", () -> TokenMask.ofIds(VOCABULARY.size()));
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "xb");
        assertThatThrownBy(() -> LocalRun.run(model, broken, settings(10), PROMPT))
                .isInstanceOfSatisfying(
                        MaskFailedException.class, e -> assertThat(e.text()).isEqualTo("x"));
    }

    @Test
    void failsByNameWhereMaskAndCursorDisagree() {
        Constraint broken = broken("accept", () -> false);
        ScriptedModel model = ScriptedModel.saying(VOCABULARY, "xb");
        assertThatThrownBy(() -> LocalRun.run(model, broken, settings(10), PROMPT))
                .isInstanceOf(MaskFailedException.class)
                .hasMessageContaining("token " + (int) 'x');
    }

    @Test
    void failsByNameWhereALogitIsNoNumber() {
        for (Sampling sampling : List.of(Sampling.greedy(), Sampling.ofTemperature(1))) {
            float[] logits = new float[VOCABULARY.size()];
            logits['y'] = Float.NaN;
            ScriptedModel model = ScriptedModel.constant(VOCABULARY, logits);
            assertThatThrownBy(() -> LocalRun.run(model, constraint("x", "y"), settings(sampling, 10), PROMPT))
                    .isInstanceOfSatisfying(ModelFailedException.class, e -> {
                        assertThat(e).hasMessageContaining("token 121").hasMessageContaining("NaN");
                        assertThat(e.attempts()).hasSize(1);
                    });
        }
    }

    @Test
    void carriesWhatWasWrittenWhenTheModelFails() {
        int[] calls = {0};
        ScriptedModel model = ScriptedModel.of(VOCABULARY, context -> {
            if (calls[0]++ == 2) {
                throw new IllegalStateException("out of memory");
            }
            float[] logits = new float[VOCABULARY.size()];
            logits['a'] = 1;
            return logits;
        });
        assertThatThrownBy(() -> LocalRun.run(model, new AnyText(), settings(10), PROMPT))
                .isInstanceOfSatisfying(ModelFailedException.class, e -> {
                    assertThat(e.text()).isEqualTo("aa");
                    assertThat(e.usage().completionTokens()).isEqualTo(2);
                    assertThat(e).hasRootCauseMessage("out of memory");
                });
        assertThat(model.openSessions()).isZero();
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        ScriptedModel model = ScriptedModel.of(VOCABULARY, context -> {
            if (context.length == PROMPT.length + 5) {
                Thread.currentThread().interrupt();
            }
            return new float[VOCABULARY.size()];
        });
        LocalSettings endless = new LocalSettings(Sampling.greedy(), 1000, ForcedTokens.BATCHED, AtLimit.CUT);
        try {
            assertThatThrownBy(() -> LocalRun.run(model, new AnyText(), endless, PROMPT))
                    .isInstanceOfSatisfying(
                            CancelledException.class,
                            e -> assertThat(e.usage().completionTokens()).isEqualTo(6));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void stopsAtTheDeadlineAndKeepsWhatCame() {
        ScriptedModel slow = ScriptedModel.of(VOCABULARY, context -> {
            float[] logits = new float[VOCABULARY.size()];
            logits['k'] = 1;
            sleep(5);
            return logits;
        });
        LocalSettings endless = new LocalSettings(Sampling.greedy(), 60_000, ForcedTokens.BATCHED, AtLimit.CUT);
        Duration allowed = Duration.ofMillis(100);
        assertThatThrownBy(() -> LocalRun.run(slow, new AnyText(), endless, PROMPT, Progress.NONE, allowed))
                .isInstanceOfSatisfying(DeadlineException.class, e -> {
                    assertThat(e.allowed()).isEqualTo(allowed);
                    assertThat(e.usage().completionTokens()).isBetween(1, 20);
                    assertThat(e.text()).hasSize(e.usage().completionTokens()).matches("k+");
                    assertThat(e.finishReason()).isEqualTo(FinishReason.FAILED);
                    assertThat(e).hasMessageStartingWith("expected a whole answer within 100 ms, found ");
                });
        assertThat(slow.openSessions()).isZero();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constraint constraint(String... texts) {
        return new FiniteConstraint(List.of(texts));
    }

    private static LocalSettings settings(int maxTokens) {
        return settings(Sampling.greedy(), maxTokens);
    }

    private static LocalSettings settings(Sampling sampling, int maxTokens) {
        return new LocalSettings(sampling, maxTokens, ForcedTokens.BATCHED, AtLimit.CLOSE);
    }

    /** Some texts that share beginnings and endings, over few characters, so that tokens merge in all ways. */
    private static List<String> texts(SplittableRandom random) {
        String letters = "abcna\"é}";
        List<String> texts = new ArrayList<>();
        int count = random.nextInt(1, 7);
        while (texts.size() < count) {
            String base = texts.isEmpty() || random.nextInt(3) == 0 ? "" : texts.get(random.nextInt(texts.size()));
            StringBuilder text = new StringBuilder(base.substring(0, random.nextInt(base.length() + 1)));
            IntStream.range(0, random.nextInt(1, 9))
                    .forEach(i -> text.append(letters.charAt(random.nextInt(letters.length()))));
            if (!texts.contains(text.toString())) {
                texts.add(text.toString());
            }
        }
        return texts;
    }

    /** A constraint of x and then b or c, one method of whose cursors does something else. */
    private static Constraint broken(String method, Supplier<Object> instead) {
        Constraint good = constraint("xb", "xc");
        return new Constraint() {
            @Override
            public Cursor cursor(Vocabulary vocabulary) {
                Cursor cursor = good.cursor(vocabulary);
                return (Cursor) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Cursor.class}, (proxy, called, arguments) -> {
                            if (called.getName().equals(method)) {
                                return instead.get();
                            }
                            try {
                                return called.invoke(cursor, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }

            @Override
            public boolean matches(byte[] text) {
                return Arrays.equals(text, "xb".getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
