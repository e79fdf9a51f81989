package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.testing.ScriptedServer;
import dev.trammel.testing.ServerFault;
import jakarta.validation.constraints.Max;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What users of other libraries met with retries and budgets: each test names the threads that it answers. */
class RetryIssuesTest {
    record Person(String name, @Max(150) int age) {}

    private static final String BAD = "{\"name\":\"Ann\",\"age\":300}";
    private static final String GOOD = "{\"name\":\"Ann\",\"age\":30}";
    private static final RetryPolicy POLICY = RetryPolicy.of(4).withBackoff(Duration.ZERO);

    private static Generation<Person> run(ScriptedServer server, RetryPolicy policy) {
        return Generate.json(server, Person.class).withRetry(policy).run("Ann");
    }

    private static Chat prompt(ScriptedServer server, int request) {
        return (Chat) server.requests().get(request).prompt();
    }

    @Test
    @DisplayName("an answer that doesn't bind is asked for again (spring-ai 947)")
    void anAnswerThatDoesNotBindIsAskedForAgain() {
        assertThat(run(ScriptedServer.answering("{\"name\":7}", GOOD), POLICY).value())
                .isEqualTo(new Person("Ann", 30));
    }

    @Test
    @DisplayName("asking again keeps the tools and repeats no call (spring-ai 6588, 6974)")
    void askingAgainKeepsTheRequest() {
        ScriptedServer server = ScriptedServer.answering(BAD, GOOD);
        run(server, POLICY);
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).tools())
                .isEqualTo(server.requests().get(0).tools());
        assertThat(server.requests().get(1).format())
                .isEqualTo(server.requests().get(0).format());
    }

    @Test
    @DisplayName("a fault of the server is not told to the model (instructor 1907)")
    void aFaultOfTheServerIsNotToldToTheModel() {
        ScriptedServer server = ScriptedServer.answering()
                .thenFailing(new ServerFault(429, true))
                .then(GOOD);
        run(server, POLICY);
        assertThat(prompt(server, 1)).isEqualTo(prompt(server, 0));
    }

    @Test
    @DisplayName("a fault of the answer is told to the model (instructor 1736)")
    void aFaultOfTheAnswerIsToldToTheModel() {
        ScriptedServer server = ScriptedServer.answering(BAD, GOOD);
        run(server, POLICY);
        assertThat(prompt(server, 1).messages().get(2).text()).contains("at most 150, found 300");
    }

    @Test
    @DisplayName("the last value can be had, with what is wrong with it (instructor 1418)")
    void theLastValueCanBeHad() {
        Generation<Person> last = run(
                ScriptedServer.answering(BAD), POLICY.withAttempts(2).withExhausted(RetryPolicy.Exhausted.GIVE_LAST));
        assertThat(last.value()).isEqualTo(new Person("Ann", 300));
        assertThat(last.violations()).hasSize(1);
    }

    @Test
    @DisplayName("the number of the attempt is known (instructor 545)")
    void theNumberOfTheAttemptIsKnown() {
        List<Integer> asked = new ArrayList<>();
        GenerationListener listener = (model, prompt, format) -> new GenerationListener.Call() {
            @Override
            public void asked(int attempt, Prompt again) {
                asked.add(attempt);
            }
        };
        Generate.json(ScriptedServer.answering(BAD, BAD, GOOD), Person.class)
                .withListener(listener)
                .generate("Ann");
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("one budget of tokens spans the attempts (instructor 2512, 2391, 2056)")
    void oneBudgetOfTokensSpansTheAttempts() {
        ScriptedServer server = ScriptedServer.answering(BAD); // 10 + 24 tokens each time
        assertThatThrownBy(() -> run(server, RetryPolicy.of(9).withTokens(60)))
                .isInstanceOfSatisfying(InvalidAnswerException.class, e -> {
                    assertThat(e.attempts()).hasSize(2);
                    assertThat(e.usage().promptTokens()).isEqualTo(20);
                });
    }

    @Test
    @DisplayName("earlier failures are passed on if so asked, else only the last (instructor 1804, pydantic-ai 7875)")
    void earlierFailuresArePassedOnIfSoAsked() {
        ScriptedServer all = ScriptedServer.answering(BAD, "{}", GOOD);
        run(all, POLICY.withFeedback(Feedback.all()));
        assertThat(prompt(all, 2).messages()).hasSize(5);
        ScriptedServer last = ScriptedServer.answering(BAD, "{}", BAD, GOOD);
        run(last, POLICY);
        assertThat(prompt(last, 2).messages()).hasSize(3);
        assertThat(prompt(last, 3).messages()).as("it doesn't grow").hasSize(3);
    }

    @Test
    @DisplayName("each failed attempt is told to listeners (pydantic-ai 7875)")
    void eachFailedAttemptIsToldToListeners() {
        List<String> failures = new ArrayList<>();
        GenerationListener listener = (model, prompt, format) -> new GenerationListener.Call() {
            @Override
            public void failed(GenerationException failure) {
                failures.add(failure.getClass().getSimpleName());
            }
        };
        Generate.json(ScriptedServer.answering(BAD, "{}", GOOD), Person.class)
                .withListener(listener)
                .generate("Ann");
        assertThat(failures).containsExactly("InvalidAnswerException", "InvalidAnswerException");
    }

    @Test
    @DisplayName("there is a cap by default (langchain 40753)")
    void thereIsACapByDefault() {
        ScriptedServer server = ScriptedServer.answering(BAD);
        assertThatThrownBy(() -> Generate.json(server, Person.class).generate("Ann"))
                .isInstanceOf(InvalidAnswerException.class);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    @DisplayName("thoughts of failed attempts stay out of the result, their usage does not (agentscope-java 2858)")
    void thoughtsOfFailedAttemptsStayOutOfTheResult() {
        RemoteAnswer thought = new RemoteAnswer(
                BAD, "bad thoughts", FinishReason.STOP, new Usage(10, 0, 40, 0), List.of(), List.of(), null, "m", null);
        RemoteAnswer better = new RemoteAnswer(
                GOOD,
                "good thoughts",
                FinishReason.STOP,
                new Usage(10, 0, 30, 0),
                List.of(),
                List.of(),
                null,
                "m",
                null);
        ScriptedServer server = ScriptedServer.answering().then(thought).then(better);
        Generation<Person> ann = run(server, POLICY);
        assertThat(ann.reasoning()).isEqualTo("good thoughts");
        assertThat(prompt(server, 1).toString()).doesNotContain("bad thoughts");
        assertThat(ann.usage().completionTokens()).isEqualTo(70);
    }

    @Test
    @DisplayName("all attempts are there when a later one fails in another way (agentscope-java 2858)")
    void allAttemptsAreThereWhenALaterOneFailsInAnotherWay() {
        ScriptedServer server =
                ScriptedServer.answering(BAD).thenFailing(new CancelledException("stopped", null, List.of()));
        assertThatThrownBy(() -> run(server, POLICY))
                .isInstanceOfSatisfying(
                        CancelledException.class,
                        e -> assertThat(e.attempts()).extracting(Attempt::text).containsExactly(BAD));
    }
}
