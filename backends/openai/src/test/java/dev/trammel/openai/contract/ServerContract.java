package dev.trammel.openai.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trammel.Chat;
import dev.trammel.FinishReason;
import dev.trammel.Generate;
import dev.trammel.Generation;
import dev.trammel.Generator;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.Part;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteChunk;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import dev.trammel.Sampling;
import dev.trammel.openai.AuthenticationException;
import dev.trammel.openai.BadRequestException;
import dev.trammel.openai.Embeddings;
import dev.trammel.openai.NotFoundException;
import dev.trammel.openai.OpenAi;
import dev.trammel.openai.OpenAiException;
import dev.trammel.openai.OpenAiModel;
import dev.trammel.openai.OpenAiOptions;
import dev.trammel.openai.Parameters;
import dev.trammel.openai.Quirk;
import dev.trammel.openai.SchemaRules;
import dev.trammel.openai.UnprocessableException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every server must do, or say that it doesn't. Each server that is tested extends this. */
abstract class ServerContract extends EnforcementContract {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Chat CAPITAL = Chat.ofUser("What is the capital of France? One word.");
    private static final Chat PERSON = Chat.ofUser("Give me a person as JSON: name, age, color.");

    /** The same with a wrong key; empty where the server asks for none. */
    abstract Optional<OpenAiOptions> wrongKey();

    /** How it is reached. */
    abstract OpenAiOptions options();

    /** A model that turns texts into vectors; empty where the server has none. */
    abstract Optional<OpenAiModel> embedding();

    /** Whether the server answers with the model that it has, whichever is asked for. */
    boolean ignoresNames() {
        return List.of("llama.cpp", "SGLang").contains(model().provider().name());
    }

    /** LiteLLM refuses all with 400 (keys, if it has a database, with 401). */
    private int refusedWith(int status) {
        return model().provider().name().equals("LiteLLM") ? 400 : status;
    }

    enum Color {
        RED,
        GREEN,
        BLUE
    }

    record Person(String name, int age, Color color, Optional<String> city) {}

    private static RemoteRequest request(Chat chat, OutputFormat format) {
        return RemoteRequest.of(chat, format)
                .withMaxTokens(96)
                .withSampling(Sampling.greedy().withSeed(7));
    }

    /** The same answer in every run: a small model at random fills an answer with blanks now and then. */
    private static <T> Generator<T> calm(Generator<T> generator) {
        return generator.withSampling(Sampling.greedy().withSeed(7));
    }

    private static RemoteRequest free() {
        return request(CAPITAL, new OutputFormat.Text()).withMaxTokens(12);
    }

    private boolean lacks(Quirk quirk) {
        return model().provider().quirks().contains(quirk);
    }

    @Test
    void answers_with_text_and_counts_tokens() {
        OpenAiModel model = model().with(model().parameters());
        RemoteAnswer answer = model.ask(free());

        assertThat(answer.text()).isNotBlank();
        assertThat(answer.usage().promptTokens()).isPositive();
        assertThat(answer.usage().completionTokens()).isPositive();
        assertThat(model.promptTokens()).isEqualTo(answer.usage().promptTokens());
        assertThat(model.completionTokens()).isEqualTo(answer.usage().completionTokens());
    }

    @Test
    void answers_with_a_record() {
        Generation<Person> person =
                calm(Generate.json(model(), Person.class)).withMaxTokens(128).run(PERSON);

        assertThat(person.value().name()).isNotNull();
        assertThat(person.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void answers_with_a_list() {
        JsonSchema schema = JsonSchema.parse(
                "{\"type\":\"array\",\"items\":{\"enum\":[\"RED\",\"GREEN\"]},\"minItems\":1,\"maxItems\":3}");
        JsonNode colors =
                calm(Generate.json(model(), schema)).withMaxTokens(64).generate("Colors of a traffic light as JSON.");

        assertThat(colors.isArray()).isTrue();
        assertThat(colors.size()).isBetween(1, 3);
    }

    @Test
    void answers_with_a_map() {
        JsonSchema schema = JsonSchema.parse("{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"},"
                + "\"propertyNames\":{\"enum\":[\"apples\",\"pears\"]},\"minProperties\":1,\"maxProperties\":2}");
        String fruit = "{\"apples\":2,\"pears\":3}";
        Chat chat = Chat.ofUser("Say it: " + fruit).assistant(fruit).user("Say it again.");

        assertThat(valueOrNamedFailure(schema, Generate.json(model(), schema), chat))
                .hasValueSatisfying(value -> assertThat(value.size()).isBetween(1, 2));
    }

    @Test
    void chooses() {
        List<String> options = List.of("bug", "feature \"new\"", "question\n?");
        String label = Generate.choice(model(), options).generate("It crashes when I press the button.");

        assertThat(options).contains(label);
    }

    @Test
    void keeps_to_a_regular_expression() {
        String regex = "[A-Z]{2}-[0-9]{3}(x|yz)?";
        RemoteAnswer answer =
                model().ask(request(Chat.ofUser("Give me a number plate."), new OutputFormat.Regex(regex)));

        assertThat(answer.text()).matches(regex);
    }

    @Test
    void keeps_to_bounds_and_patterns() {
        JsonSchema schema = JsonSchema.parse("""
                {"type":"object","properties":{"plate":{"type":"string","pattern":"^[A-Z]{3}-[0-9]{2}$"},
                 "day":{"type":"string","format":"date"},"small":{"type":"integer","minimum":3,"maximum":5},
                 "bits":{"type":"array","items":{"type":"boolean"},"minItems":2,"maxItems":3}},
                 "required":["plate","day","small","bits"],"additionalProperties":false}""");
        // It is told what breaks every bound, without blanks: left to itself, a small model fills lists with them.
        String wrong = "{\"plate\":\"abc\",\"day\":\"today\",\"small\":9,\"bits\":[true]}";
        Chat chat = Chat.ofUser("Say it: " + wrong).assistant(wrong).user("Say it again.");
        JsonNode value = calm(Generate.json(model(), schema)).withMaxTokens(128).generate(chat);

        assertThat(value.path("small").intValue()).isBetween(3, 5);
        assertThat(value.path("plate").stringValue()).matches("[A-Z]{3}-[0-9]{2}");
    }

    @Test
    void follows_a_recursive_schema() {
        JsonSchema schema = JsonSchema.parse("""
                {"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":{"name":{"enum":["a","b"]},
                 "next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]}},"required":["name","next"],
                 "additionalProperties":false}}}""");
        String chain = "{\"name\":\"a\",\"next\":{\"name\":\"b\",\"next\":null}}";
        Chat chat = Chat.ofUser("Say it: " + chain).assistant(chain).user("Say it again.");

        assertThat(valueOrNamedFailure(schema, Generate.json(model(), schema), chat))
                .hasValueSatisfying(value ->
                        assertThat(value.at("/next/name").stringValue()).isEqualTo("b"));
    }

    @Test
    void streams_the_text_of_the_answer() {
        try (RemoteStream stream = model().stream(free())) {
            StringBuilder text = new StringBuilder();
            int pieces = 0;
            for (RemoteChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                if (chunk instanceof RemoteChunk.Text piece) {
                    text.append(piece.text());
                    pieces++;
                }
            }
            RemoteAnswer answer = stream.answer();
            assertThat(pieces).isPositive();
            assertThat(answer.text()).isEqualTo(text.toString()).isNotBlank();
            assertThat(answer.finishReason()).isNotEqualTo(FinishReason.FAILED);
            if (!lacks(Quirk.NO_STREAM_OPTIONS)) {
                assertThat(answer.usage().completionTokens()).isPositive();
            }
        }
    }

    @Test
    void streams_json_that_was_wrapped_for_the_server() {
        JsonSchema schema = JsonSchema.parse(
                "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"]},\"minItems\":2,\"maxItems\":3}");
        RemoteRequest request = request(Chat.ofUser("Two letters as JSON."), new OutputFormat.Json(schema));
        try (RemoteStream stream = model().stream(request)) {
            StringBuilder text = new StringBuilder();
            for (RemoteChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                text.append(chunk instanceof RemoteChunk.Text piece ? piece.text() : "");
            }
            assertThat(MAPPER.readTree(text.toString()))
                    .isEqualTo(MAPPER.readTree(stream.answer().text()));
            assertThat(MAPPER.readTree(text.toString()).isArray()).isTrue();
        }
    }

    @Test
    void lets_go_of_a_stream_that_nobody_wants_to_the_end() {
        RemoteStream stream = model().stream(free().withMaxTokens(64));
        assertThat(stream.next()).isNotNull();
        stream.close();
        stream.close();

        assertThat(model().ask(free()).text()).isNotBlank();
    }

    @Test
    void gives_several_answers() {
        assumeThat(lacks(Quirk.NO_N)).isFalse();
        List<RemoteAnswer> answers = model().ask(free().withSampling(Sampling.ofTemperature(1)), 2);

        assertThat(answers)
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.text()).isNotBlank());
    }

    @Test
    void repeats_itself_with_a_seed() {
        assumeThat(lacks(Quirk.NO_SEED)).isFalse();
        assumeThat(model().provider().name()).as("which doesn't by default").isNotEqualTo("SGLang");
        RemoteRequest story = request(Chat.ofUser("Tell me a story."), new OutputFormat.Text());
        List<String> said = Stream.of(11, 11, 12, 13)
                .map(seed -> model().ask(story.withMaxTokens(24)
                                .withSampling(Sampling.ofTemperature(1).withSeed(seed)))
                        .text())
                .toList();

        assertThat(said.get(1)).isEqualTo(said.get(0));
        assertThat(new HashSet<>(said)).as("what other seeds give").hasSizeGreaterThan(1);
    }

    @Test
    void stops_where_it_is_told() {
        assumeThat(lacks(Quirk.NO_STOP)).isFalse();
        String whole = model().ask(free().withMaxTokens(24)).text();
        String stop =
                whole.strip().substring(whole.strip().length() / 2).strip().split("\\s+")[0];
        OpenAiModel model = model().with(model().parameters().withStop(stop));
        RemoteAnswer answer = model.ask(free().withMaxTokens(24));

        assertThat(whole).contains(stop);
        assertThat(answer.text()).doesNotContain(stop).hasSizeLessThan(whole.length());
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void says_that_it_was_cut() {
        assertThat(model().ask(free().withMaxTokens(2)).finishReason()).isEqualTo(FinishReason.TRUNCATED);
    }

    @Test
    void tells_log_probabilities() {
        assumeThat(lacks(Quirk.NO_LOGPROBS)).isFalse();
        OpenAiModel model = model().with(model().parameters().withTopLogprobs(2));
        RemoteAnswer answer = model.ask(free().withMaxTokens(3).withLogprobs(true));

        assertThat(answer.logprobs()).isNotEmpty().allSatisfy(token -> {
            assertThat(token.logprob()).isLessThanOrEqualTo(0);
            assertThat(token.top()).hasSizeBetween(1, 2);
        });
    }

    @Test
    void names_its_models() {
        assertThat(model().models())
                .isNotEmpty()
                .allSatisfy(info -> assertThat(info.id()).isNotBlank());
    }

    @Test
    void takes_instructions_and_parts() {
        Chat chat = Chat.empty()
                .developer("Answer in one word.")
                .user(Part.text("What is the capital"), Part.text(" of France?"));

        assertThat(model().ask(RemoteRequest.of(chat, new OutputFormat.Text()).withMaxTokens(8))
                        .text())
                .isNotBlank();
    }

    @Test
    void knows_a_wrong_key() {
        OpenAiOptions options = wrongKey().orElse(null);
        assumeThat(options).as("a server that asks for keys").isNotNull();

        assertThatThrownBy(() -> model().with(options).ask(free()))
                .isInstanceOfSatisfying(AuthenticationException.class, e -> {
                    assertThat(e.status()).isEqualTo(refusedWith(401));
                    assertThat(e.mayBeRetried()).isFalse();
                    // Another one only if the server had closed the connection while it was idle.
                    assertThat(e.tries()).isLessThanOrEqualTo(2);
                    assertThat(e).hasMessageNotContaining("sk-wrong");
                });
    }

    @Test
    void knows_a_model_that_it_does_not_have() {
        assumeThat(ignoresNames()).as("a server that has but one model").isFalse();
        OpenAiModel other = OpenAi.of(model().provider(), "no-such-model", options());

        assertThatThrownBy(() -> other.ask(free())).isInstanceOfSatisfying(NotFoundException.class, e -> {
            assertThat(e.status()).isEqualTo(refusedWith(404));
            assertThat(e.mayBeRetried()).isFalse();
            assertThat(e).hasMessageContaining("no-such-model");
        });
    }

    @Test
    void names_a_request_that_it_can_not_read() {
        OpenAiModel wrong = model().with(Parameters.DEFAULT.with("messages", "none"));

        assertThatThrownBy(() -> wrong.ask(free())).isInstanceOfSatisfying(OpenAiException.class, e -> {
            assertThat(e).isInstanceOfAny(BadRequestException.class, UnprocessableException.class);
            assertThat(e.mayBeRetried()).isFalse();
            assertThat(e.getMessage()).matches("expected an answer, found status 4\\d\\d.*: .+, at http.*");
        });
    }

    @Test
    void turns_texts_into_vectors() {
        OpenAiModel embedding = embedding().orElse(null);
        assumeThat(embedding).as("a model that turns texts into vectors").isNotNull();
        List<String> texts = List.of("a cat", "a small cat", "the stock exchange");

        Embeddings plain = embedding.embedder().withBatch(2).embed(texts);
        Embeddings packed = embedding.embedder().withBase64().embed(texts);

        assertThat(plain.vectors()).hasSize(3).doesNotHaveDuplicates();
        assertThat(plain.promptTokens()).isPositive();
        for (int i = 0; i < 3; i++) {
            assertThat(Embeddings.similarity(
                            plain.vectors().get(i), packed.vectors().get(i)))
                    .isGreaterThan(0.99);
        }
    }

    @Test
    void reads_free_json() {
        JsonSchema schema = JsonSchema.parse("{\"type\":\"object\"}");
        String any = "{\"a\":[1,{\"b\":null}]}";
        Chat chat = Chat.ofUser("Say it: " + any).assistant(any).user("Say it again.");

        Optional<JsonNode> value = valueOrNamedFailure(schema, Generate.json(model(), schema), chat);
        // Where no object may be open it is asked for as a list, which isn't what stands there.
        if (!model().provider().dialect().rules().has(SchemaRules.Trait.CLOSED_OBJECTS)) {
            assertThat(value).isPresent();
        }
        value.ifPresent(each -> assertThat(each.isObject()).isTrue());
    }
}
