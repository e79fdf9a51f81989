package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import dev.trammel.testing.ServerFault;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a generator does with answers of servers, which may be anything. */
class RetryTest {
    record Person(String name, @Max(150) int age) {}

    record Span(int from, int to) {
        @AssertTrue(message = "goes forward")
        public boolean isForward() {
            return from <= to;
        }
    }

    /** A back-reference: no mask holds it, but a server is asked all the same. */
    record Twice(@Pattern(regexp = "(a|b)\\1") String text) {}

    private static final String ANN = "{\"name\":\"Ann\",\"age\":3}";
    private static final RetryPolicy AT_ONCE = RetryPolicy.of(3).withBackoff(Duration.ZERO);

    @Test
    void aServerIsAskedWithItsOwnDefaults() {
        ScriptedServer server = ScriptedServer.answering(ANN);
        assertThat(Generate.json(server, Person.class).generate("Ann, 3")).isEqualTo(new Person("Ann", 3));
        RemoteRequest request = server.requests().get(0);
        assertThat(request.sampling()).isNull();
        assertThat(request.maxTokens()).isNull();
        assertThat(request.timeout()).isNull();
        assertThat(request.logprobs()).isFalse();
    }

    @Test
    void aKeywordThatNoMaskHoldsIsNoReasonNotToAsk() {
        Generator<Twice> twice = Generate.json(ScriptedServer.answering("{\"text\":\"aa\"}"), Twice.class);
        assertThat(twice.generate("")).isEqualTo(new Twice("aa"));
    }

    @Test
    void anInvalidAnswerIsAskedForAgainWithItsViolations() {
        ScriptedServer server = ScriptedServer.answering("{\"name\":\"Ann\",\"age\":151}", "{}", ANN);
        Generation<Person> ann = Generate.json(server, Person.class).run("Ann, 3");
        assertThat(ann.value()).isEqualTo(new Person("Ann", 3));
        assertThat(ann.attempts())
                .extracting(Attempt::text)
                .containsExactly("{\"name\":\"Ann\",\"age\":151}", "{}", ANN);
        assertThat(ann.usage().promptTokens()).isEqualTo(30);
        Chat second = (Chat) server.requests().get(1).prompt();
        assertThat(second.messages()).hasSize(3);
        assertThat(second.messages().get(1).text()).isEqualTo("{\"name\":\"Ann\",\"age\":151}");
        assertThat(second.messages().get(2).text()).contains("expected at most 150, found 151, at /age (Person.age)");
        Chat third = (Chat) server.requests().get(2).prompt();
        assertThat(third.messages())
                .as("the last answer only, so the prompt doesn't grow")
                .hasSize(3);
        assertThat(third.messages().get(1).text()).isEqualTo("{}");
    }

    @Test
    void allMistakesOrNoneOrOnesOwnWordsAreTold() {
        assertThat(lastPrompt(Feedback.all()).messages()).hasSize(5);
        assertThat(lastPrompt(Feedback.none()).messages()).hasSize(1);
        Chat own = lastPrompt(
                Feedback.of(rejection -> "wrong: " + rejection.violations().size()));
        assertThat(own.messages().get(2).text()).isEqualTo("wrong: 2");
    }

    private static Chat lastPrompt(Feedback feedback) {
        ScriptedServer server = ScriptedServer.answering("{}", "{}", ANN);
        Generate.json(server, Person.class)
                .withRetry(AT_ONCE.withFeedback(feedback))
                .generate("Ann");
        return (Chat) server.requests().get(2).prompt();
    }

    @Test
    void whenTheBudgetIsSpentTheLastFailureIsThrownWithAllAttempts() {
        ScriptedServer server = ScriptedServer.answering("{}", "{\"name\":1}");
        assertThatThrownBy(() -> Generate.json(server, Person.class)
                        .withRetry(RetryPolicy.of(2))
                        .generate("Ann"))
                .isInstanceOfSatisfying(InvalidAnswerException.class, e -> {
                    assertThat(e.attempts()).hasSize(2);
                    assertThat(e.text()).isEqualTo("{\"name\":1}");
                    assertThat(e.usage().promptTokens()).isEqualTo(20);
                });
        ScriptedServer costly = ScriptedServer.answering("{}");
        assertThatThrownBy(() -> Generate.json(costly, Person.class)
                        .withRetry(RetryPolicy.of(9).withTokens(24))
                        .generate("Ann"))
                .isInstanceOf(InvalidAnswerException.class);
        assertThat(costly.requests()).hasSize(2);
    }

    @Test
    void theLastValueIsGivenWithItsViolationsIfSoAsked() {
        ScriptedServer server = ScriptedServer.answering("{\"name\":\"Ann\",\"age\":151}");
        Generation<Person> ann = Generate.json(server, Person.class)
                .withRetry(RetryPolicy.of(2).withExhausted(RetryPolicy.Exhausted.GIVE_LAST))
                .run("Ann");
        assertThat(ann.value()).isEqualTo(new Person("Ann", 151));
        assertThat(ann.violations()).extracting(Violation::pointer).containsExactly("/age");
        assertThat(ann.attempts()).hasSize(2);
    }

    @Test
    void aFaultOfTheServerIsWaitedOutAndNotToldToTheModel() {
        ScriptedServer server = ScriptedServer.answering("{}")
                .thenFailing(new ServerFault(503, true))
                .then(ANN);
        Generation<Person> ann =
                Generate.json(server, Person.class).withRetry(AT_ONCE).run("Ann");
        assertThat(ann.value()).isEqualTo(new Person("Ann", 3));
        assertThat(server.requests().get(2).prompt())
                .isEqualTo(server.requests().get(1).prompt());
        assertThat(((Chat) server.requests().get(2).prompt()).messages().toString())
                .doesNotContain("503");
    }

    @Test
    void aFaultThatStaysIsThrownWithTheAttemptsBefore() {
        ScriptedServer server = ScriptedServer.answering("{}").thenFailing(new ServerFault(401, false));
        assertThatThrownBy(() ->
                        Generate.json(server, Person.class).withRetry(AT_ONCE).generate("Ann"))
                .isInstanceOfSatisfying(ServerException.class, e -> {
                    assertThat(e.status()).isEqualTo(401);
                    assertThat(e.attempts()).hasSize(1);
                });
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aWaitThatTheDeadlineDoesNotAllowIsNotBegun() {
        ScriptedServer server = ScriptedServer.answering().thenFailing(new ServerFault(503, true));
        RetryPolicy policy = RetryPolicy.of(5).withBackoff(Duration.ofDays(1)).withDeadline(Duration.ofHours(1));
        assertThatThrownBy(() ->
                        Generate.json(server, Person.class).withRetry(policy).generate("Ann"))
                .isInstanceOf(ServerException.class);
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0).timeout()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"Ann\",\"age\":3", "{\"name\":\"Ann\",\"age\":3}", "Sure: {\"name\":"})
    void aTruncatedAnswerIsNamedAndNeverRepaired(String text) {
        ScriptedServer server = ScriptedServer.answering().then(ScriptedServer.answer(text, FinishReason.TRUNCATED));
        assertThatThrownBy(() -> Generate.json(server, Person.class).generate("Ann"))
                .isInstanceOf(TruncatedException.class)
                .hasMessageContaining("cut off")
                .satisfies(e -> assertThat(((GenerationException) e).text()).isEqualTo(text));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRefusalIsNamed() {
        RemoteAnswer refusal = new RemoteAnswer(
                "", null, FinishReason.REFUSED, Usage.NONE, List.of(), List.of(), "I can't help with that.", "m", null);
        assertThatThrownBy(() -> Generate.json(ScriptedServer.answering().then(refusal), Person.class)
                        .generate("Ann"))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).contains("can't help"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "```json~{'name':'Ann','age':3}~``` | fence",
                "```~{'name':'Ann','age':3}~``` | fence",
                "Sure!~```json~{'name':'Ann','age':3}~```~Bye. | fence",
                "Sure: {'name':'Ann','age':3} | text around",
                "{'name':'Ann','age':3} Done. | text around",
                "I use {braces} here: {'name':'Ann','age':3} | text around",
                "{'name':'Ann','age':3,} | commas",
                "<think>{hm}</think>{'name':'Ann','age':3} | thoughts",
            })
    void whatIsAroundAValueIsTakenAwayAndSaid(String text, String said) {
        String answer = text.replace('\'', '"').replace('~', '\n');
        Generation<Person> ann =
                Generate.json(ScriptedServer.answering(answer), Person.class).run("Ann");
        assertThat(ann.value()).isEqualTo(new Person("Ann", 3));
        assertThat(ann.repairs()).anyMatch(repair -> repair.contains(said));
        assertThat(ann.text()).isEqualTo(answer);
        assertThatThrownBy(() -> Generate.json(ScriptedServer.answering(answer), Person.class)
                        .withReading(Reading.STRICT)
                        .withRetry(RetryPolicy.none())
                        .generate("Ann"))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'Ann','age':3}{'name':'Bob','age':4}",
                "{'name':'Ann','age':3,'age':4}",
                "{'name':'Ann','inner':{'name':'Bob','age':4}",
                "{'name':'Ann','age':3.7}",
                "{'name':'Ann','age':'3'}",
                "{'name':'Ann','age':''}",
                "{'name':7,'age':3}",
                "{'name':null,'age':3}",
                "[{'name':'Ann','age':3}]",
                "null",
                "",
                "no"
            })
    void whatIsNotClearIsNotRepaired(String text) {
        ScriptedServer server = ScriptedServer.answering(text.replace('\'', '"'));
        assertThatThrownBy(() -> Generate.json(server, Person.class)
                        .withRetry(RetryPolicy.none())
                        .generate("Ann"))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void aChoiceMayComeInQuotes() {
        Generation<String> bug = Generate.choice(ScriptedServer.answering(" \"bug\"\n"), List.of("bug", "idea"))
                .run("?");
        assertThat(bug.value()).isEqualTo("bug");
        assertThat(bug.repairs()).hasSize(1);
    }

    @Test
    void rulesBetweenMembersAreChecked() {
        ScriptedServer server = ScriptedServer.answering("{\"from\":3,\"to\":2}", "{\"from\":2,\"to\":3}");
        assertThat(Generate.json(server, Span.class).generate("2 to 3")).isEqualTo(new Span(2, 3));
        Chat second = (Chat) server.requests().get(1).prompt();
        assertThat(second.messages().get(2).text()).contains("expected a value that goes forward, found false");
        Generator<List<Span>> spans = Generate.list(ScriptedServer.answering("[{\"from\":3,\"to\":2}]"), Span.class);
        assertThatThrownBy(() -> spans.withRetry(RetryPolicy.none()).generate("?"))
                .isInstanceOfSatisfying(
                        InvalidAnswerException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .containsExactly("/0/forward"));
    }

    record Past(@jakarta.validation.constraints.Past java.time.LocalDate day) {}

    @Test
    void whatNoSchemaSaysIsLeftToTheValidator() {
        Generator<Past> past = Generate.json(ScriptedServer.answering("{\"day\":\"9999-01-01\"}"), Past.class);
        assertThatThrownBy(() -> past.withRetry(RetryPolicy.none()).generate("?"))
                .hasMessage("expected a value that must be a past date, found 9999-01-01, at /day (Past.day)");
    }

    @Test
    void aLocalModelIsAskedAgainIfSoSaid() {
        ScriptedModel model = ScriptedModel.saying("{\"from\": 3, \"to\": 2}");
        assertThatThrownBy(() -> Generate.json(model, Span.class)
                        .withRetry(RetryPolicy.of(2))
                        .generate("?"))
                .isInstanceOfSatisfying(
                        InvalidAnswerException.class,
                        e -> assertThat(e.attempts()).hasSize(2));
    }
}
