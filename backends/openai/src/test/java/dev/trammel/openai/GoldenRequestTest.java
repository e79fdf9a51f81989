package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.Chat;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteRequest;
import dev.trammel.Sampling;
import dev.trammel.Tool;
import dev.trammel.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What each provider is sent. {@code -Dgolden.update=true} writes the files anew. */
class GoldenRequestTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonSchema SCHEMA = JsonSchema.parse("""
            {"type":"object","description":"A person.","properties":{
              "name":{"type":"string","minLength":1,"maxLength":40},
              "plate":{"type":"string","pattern":"^(?!X)[A-Z]{3}$"},
              "age":{"type":"integer","minimum":0,"maximum":150},
              "city":{"type":"string"},
              "scores":{"type":"object","additionalProperties":{"type":"number"}},
              "tags":{"type":"array","items":{"type":"string"},"uniqueItems":true,"maxItems":3},
              "pet":{"oneOf":[{"$ref":"#/$defs/cat"},{"$ref":"#/$defs/dog"}]},
              "home":{"allOf":[{"type":"object","properties":{"street":{"type":"string"}},"required":["street"]},
                               {"type":"object","properties":{"number":{"type":"integer"}},"required":["number"]}]}},
             "required":["name","plate","age","pet","home"],"additionalProperties":false,
             "$defs":{"cat":{"type":"object","properties":{"kind":{"const":"cat"},"lives":{"type":"integer"}},
                             "required":["kind","lives"],"additionalProperties":false},
                      "dog":{"type":"object","properties":{"kind":{"const":"dog"},"good":{"type":"boolean"}},
                             "required":["kind"],"additionalProperties":false}}}""");

    static Stream<Provider> providers() {
        return Providers.all().stream();
    }

    private static OpenAiModel model(Provider provider, String name) {
        Provider placed = provider.baseUrl().isEmpty() ? provider.withBaseUrl("http://localhost/v1") : provider;
        return OpenAi.of(placed, name, OpenAiOptions.DEFAULT.withApiKey("sk-test"));
    }

    private static RemoteRequest request(OutputFormat format) {
        Chat chat = Chat.empty().system("Be brief.").user("Give me one.");
        return RemoteRequest.of(chat, format)
                .withMaxTokens(50)
                .withSampling(Sampling.ofTemperature(0.5).withTopP(0.9));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void sends_each_provider_what_it_takes(Provider provider) throws IOException {
        OpenAiModel model = model(provider, "some-model");
        ObjectNode sent = MAPPER.createObjectNode();
        sent.set("schema", MAPPER.readTree(model.body(request(new OutputFormat.Json(SCHEMA)))));
        OutputFormat choice = new OutputFormat.Choice(List.of("bug", "feature"));
        sent.set("choice", MAPPER.readTree(model.body(request(choice))));
        sent.set("regex", MAPPER.readTree(model.body(request(new OutputFormat.Regex("[0-9]+")))));
        compare(provider.name(), sent);
        Path report = golden(provider.name() + " report", "txt");
        String table = model.report(new OutputFormat.Json(SCHEMA)).toString();
        compare(report, table);
    }

    @Test
    void sends_reasoning_models_other_names() throws IOException {
        RemoteRequest request = RemoteRequest.of(Chat.ofUser("Hi").developer("Be brief."), new OutputFormat.Text())
                .withMaxTokens(50);
        OpenAiModel model = model(Providers.OPENAI, "o3-mini");

        compare(
                "OpenAI o3-mini",
                MAPPER.readTree(model.with(Parameters.DEFAULT.withReasoningEffort("low"))
                        .body(request)));
    }

    @Test
    void sends_tools_and_further_parameters() throws IOException {
        Tool tool = new Tool("weather", "Weather of a city.", JsonSchema.parse("""
                {"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""));
        Parameters parameters = Parameters.DEFAULT
                .withSeed(7)
                .withStop("zzz")
                .withPresencePenalty(0.5)
                .withFrequencyPenalty(-0.5)
                .withUser("u1")
                .withTopLogprobs(2)
                .with("service_tier", "flex");
        Chat chat = Chat.ofUser(
                dev.trammel.Part.text("And this?"),
                dev.trammel.Part.image(java.net.URI.create("https://example.org/a.png")),
                dev.trammel.Part.image(new byte[] {1, 2}, "image/png"),
                dev.trammel.Part.audio(new byte[] {3}, "wav"),
                dev.trammel.Part.file("a.pdf", new byte[] {4}, "application/pdf"));
        dev.trammel.ToolCall call = new dev.trammel.ToolCall("call_1", "weather", "{\"city\":\"Oslo\"}");
        RemoteRequest request = RemoteRequest.of(
                        chat.assistant("", List.of(call)).result(call, "sunny"), new OutputFormat.Text())
                .withTools(Tools.of(tool).named("weather").withParallel(false));

        compare(
                "OpenAI tools",
                MAPPER.readTree(
                        model(Providers.OPENAI, "gpt-4o").with(parameters).body(request)));
    }

    static Path golden(String name, String extension) {
        String file = name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
        return Path.of("requests", file + '.' + extension);
    }

    private static void compare(String name, tools.jackson.databind.JsonNode sent) throws IOException {
        compare(golden(name, "json"), sent.toPrettyString());
    }

    static void compare(Path name, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Path file = Path.of("src/test/resources").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + '\n');
            return;
        }
        try (InputStream in = GoldenRequestTest.class.getResourceAsStream("/" + name)) {
            assertThat(in).as("the golden file " + name).isNotNull();
            assertThat(text + '\n').isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
