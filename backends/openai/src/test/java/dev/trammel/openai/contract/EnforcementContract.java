package dev.trammel.openai.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.trammel.Chat;
import dev.trammel.FinishReason;
import dev.trammel.Generate;
import dev.trammel.Generator;
import dev.trammel.InvalidAnswerException;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.RetryPolicy;
import dev.trammel.Sampling;
import dev.trammel.TruncatedException;
import dev.trammel.constraints.Report;
import dev.trammel.openai.Dialect;
import dev.trammel.openai.OpenAiModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a server makes of a schema, there is a value that satisfies it or a named failure with everything that is
 * wrong. What is wrong is found out once more, by a validator of the test's own.
 */
abstract class EnforcementContract {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The model to test with. */
    abstract OpenAiModel model();

    /** Whether this server and its model are known to break, when asked to, the keywords that the server drops. */
    boolean breaksWhatItDrops() {
        return false;
    }

    /** What is sent of a keyword isn't held by any server that takes all of these. */
    private enum Dropped {
        UNIQUE_ITEMS(
                "uniqueItems",
                "/n",
                "\"n\":{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":3},"
                        + "\"minItems\":3,\"maxItems\":3,\"uniqueItems\":true}",
                "\"n\":[1,1,1]"),
        LOOK_AHEAD(
                "pattern",
                "/w",
                "\"w\":{\"type\":\"string\",\"pattern\":\"^(?!red)(?=...$)[a-z]*$\"}",
                "\"w\":\"red\""),
        NOT("not", "/c", "\"c\":{\"type\":\"string\",\"not\":{\"enum\":[\"blue\"]}}", "\"c\":\"blue\"");

        private final String keyword;
        private final String pointer;
        private final String property;
        private final String wrong;

        Dropped(String keyword, String pointer, String property, String wrong) {
            this.keyword = keyword;
            this.pointer = pointer;
            this.property = property;
            this.wrong = wrong;
        }
    }

    private static JsonSchema schema(List<Dropped> dropped) {
        String properties =
                String.join(",", dropped.stream().map(each -> each.property).toList());
        String names = String.join(
                ",",
                dropped.stream()
                        .map(each -> '"' + each.pointer.substring(1) + '"')
                        .toList());
        return JsonSchema.parse("{\"type\":\"object\",\"properties\":{" + properties + "},\"required\":[" + names
                + "],\"additionalProperties\":false}");
    }

    /** A small model repeats what stands there already. */
    private static Chat askingFor(List<Dropped> dropped) {
        String wrong =
                '{' + String.join(",", dropped.stream().map(each -> each.wrong).toList()) + '}';
        return Chat.ofUser("Say it: " + wrong)
                .assistant(wrong)
                .user("Say it again, exactly so.")
                .assistant(wrong)
                .user("Say it again, exactly so.");
    }

    /** A value that holds to the schema, or none where the call failed by a name and with all that is wrong. */
    final Optional<JsonNode> valueOrNamedFailure(JsonSchema schema, Generator<JsonNode> generator, Chat chat) {
        try {
            JsonNode value = generator
                    .withSampling(Sampling.greedy().withSeed(7))
                    .withMaxTokens(128)
                    .generate(chat);
            assertThat(violations(schema, value))
                    .as("what is wrong with " + value)
                    .isEmpty();
            return Optional.of(value);
        } catch (InvalidAnswerException e) {
            assertThat(told(e)).as("all that is wrong with " + e.text()).isEqualTo(wrong(schema, e.text()));
            assertThat(told(e)).isNotEmpty();
            assertThat(e.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(e.usage().completionTokens()).isPositive();
            return Optional.empty();
        } catch (TruncatedException e) {
            assertThat(e.finishReason()).isEqualTo(FinishReason.TRUNCATED);
            return Optional.empty();
        }
    }

    private static Set<String> told(InvalidAnswerException e) {
        Set<String> told = new TreeSet<>();
        e.violations().forEach(violation -> told.add(violation.pointer() + ' ' + violation.keyword()));
        return told;
    }

    private static Set<String> wrong(JsonSchema schema, String text) {
        return violations(schema, MAPPER.readTree(text));
    }

    private static Set<String> violations(JsonSchema schema, JsonNode value) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER).build();
        Set<String> found = new TreeSet<>();
        SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(schema.node())
                .validate(value)
                .forEach(error -> found.add(error.getInstanceLocation() + " " + error.getKeyword()));
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE_ITEMS", "LOOK_AHEAD", "NOT", "UNIQUE_ITEMS LOOK_AHEAD NOT"})
    void gives_a_right_value_or_all_that_is_wrong_where_the_server_drops_a_keyword(String names) {
        List<Dropped> dropped =
                List.of(names.split(" ")).stream().map(Dropped::valueOf).toList();
        JsonSchema schema = schema(dropped);
        Report report = model().report(new OutputFormat.Json(schema));
        for (Dropped each : dropped) {
            boolean held = report.of(Report.Fate.SERVER).stream().anyMatch(entry -> is(entry, each));
            boolean checked = report.of(Report.Fate.VALIDATION).stream().anyMatch(entry -> is(entry, each));
            assertThat(held || checked).as("who holds to " + each).isTrue();
        }

        Generator<JsonNode> once = Generate.json(model(), schema).withRetry(RetryPolicy.none());
        Optional<JsonNode> value = valueOrNamedFailure(schema, once, askingFor(dropped));
        if (breaksWhatItDrops()) {
            assertThat(value)
                    .as("this server drops it, and this model was told to break it")
                    .isEmpty();
        }
        valueOrNamedFailure(schema, once.withRetry(RetryPolicy.of(3)), askingFor(dropped));
    }

    private static boolean is(Report.Entry entry, Dropped dropped) {
        return entry.pointer().equals("/properties" + dropped.pointer)
                && entry.keyword().equals(dropped.keyword);
    }

    /** vLLM took {@code guided_…} once and passes over it now; others never heard of either word. */
    @Test
    void gives_a_right_option_or_says_so_where_the_server_passes_over_the_words_for_it() {
        List<String> options = List.of("okapi", "zebra");
        OpenAiModel unheard =
                model().with(Dialect.VLLM).with(model().parameters().with("guided_choice", options));
        Generator<String> generator = Generate.choice(unheard, options)
                .withRetry(RetryPolicy.none())
                .withSampling(Sampling.greedy().withSeed(7))
                .withMaxTokens(24);
        try {
            assertThat(generator.generate("What is the capital of France?")).isIn(options);
            if (breaksWhatItDrops()) {
                fail("expected an answer that is no option");
            }
        } catch (InvalidAnswerException e) {
            assertThat(e.violations()).isNotEmpty();
            assertThat(e.text()).isNotIn(options).isNotBlank();
        } catch (TruncatedException e) {
            assertThat(e.text()).isNotIn(options).isNotBlank();
        }
    }

    @Test
    void gives_a_right_value_or_all_that_is_wrong_where_the_server_passes_over_the_schema() {
        JsonSchema schema = JsonSchema.parse("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"},"
                + "\"b\":{\"type\":\"integer\"}},\"required\":[\"a\",\"b\"],\"additionalProperties\":false}");
        OpenAiModel unheard =
                model().with(Dialect.PROMPT).with(model().parameters().with("guided_json", schema.node()));
        String wrong = "{\"a\":\"one\",\"b\":\"two\"}";
        Chat chat = Chat.ofUser("Say it: " + wrong)
                .assistant(wrong)
                .user("Say it again.")
                .assistant(wrong)
                .user("Again.");

        Generator<JsonNode> once = Generate.json(unheard, schema).withRetry(RetryPolicy.none());
        try {
            Optional<JsonNode> value = valueOrNamedFailure(schema, once, chat);
            if (breaksWhatItDrops()) {
                assertThat(value).isEmpty();
            }
        } catch (tools.jackson.core.JacksonException e) {
            fail("expected a failure of Trammel's own", e);
        }
    }
}
