package dev.trammel.openai.internal.schema;

import dev.trammel.OutputFormat;
import dev.trammel.Violation;
import dev.trammel.constraints.Report;
import dev.trammel.constraints.Report.Entry;
import dev.trammel.constraints.Report.Fate;
import dev.trammel.openai.Dialect;
import dev.trammel.openai.JsonForm;
import dev.trammel.openai.SchemaRefusedException;
import dev.trammel.openai.SchemaRules;
import dev.trammel.openai.internal.schema.Plan.Raise;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Works out how a server is told what an answer must be. */
public final class Planner {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String NAME = "answer";

    private final Dialect dialect;

    /** Plans in a dialect. */
    public Planner(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Plans.
     *
     * @throws SchemaRefusedException if the schema is beyond what the server takes
     */
    public Plan plan(OutputFormat format) {
        if (format instanceof OutputFormat.Json json) {
            return ofSchema(json.schema().node());
        }
        if (format instanceof OutputFormat.Choice choice) {
            return ofChoice(choice.options());
        }
        if (format instanceof OutputFormat.Regex regex) {
            return ofRegex(regex.regex());
        }
        return new Plan(Schemas.object(), null, null, UnaryOperator.identity(), Raise.NOTHING, new Report(List.of()));
    }

    private Plan ofSchema(JsonNode schema) {
        if (dialect.json() == JsonForm.PROMPT) {
            return new Plan(
                    Schemas.object(),
                    "Answer with JSON that satisfies this JSON Schema, and nothing else:\n" + schema,
                    null,
                    Planner::withoutFence,
                    Raise.REWRITE,
                    left(schema));
        }
        if (dialect.json() == JsonForm.OBJECT) {
            return ofObject(schema);
        }
        Lowered lowered = Lowering.of(schema, dialect.rules());
        List<Violation> violations = new ArrayList<>(lowered.violations());
        violations.addAll(LimitCheck.of(lowered.schema(), dialect.rules().limits()));
        if (!violations.isEmpty()) {
            throw new SchemaRefusedException(dialect.name(), violations);
        }
        String words = "Answer with JSON that satisfies this JSON Schema, and nothing else:\n" + lowered.schema();
        JsonNode tool = dialect.json() == JsonForm.TOOL ? lowered.schema() : null;
        return new Plan(
                members(lowered.schema()),
                dialect.inPrompt() ? words : null,
                tool,
                lowered.isPlain() ? UnaryOperator.identity() : text -> raised(text, lowered),
                lowered.isPlain() ? Raise.NOTHING : lowered.marks().isEmpty() ? Raise.UNWRAP : Raise.REWRITE,
                lowered.report());
    }

    /** The server writes some object; whatever else is told in words. */
    private Plan ofObject(JsonNode schema) {
        boolean object = schema.path("type").asString("").equals("object");
        JsonNode told = object ? schema : Schemas.wrapped(schema);
        Lowered wrapper = new Lowered(Schemas.object(), new Marks(), !object, left(schema), List.of());
        return new Plan(
                responseFormat("json_object"),
                "Answer with a JSON object that satisfies this JSON Schema, and nothing else:\n" + told,
                null,
                object ? UnaryOperator.identity() : text -> raised(text, wrapper),
                object ? Raise.NOTHING : Raise.UNWRAP,
                wrapper.report());
    }

    /** Nothing is the server's. */
    private static Report left(JsonNode schema) {
        return Enforcement.of(schema, SchemaRules.of(""), Set.of(), Set.of());
    }

    private static String raised(String text, Lowered lowered) {
        try {
            JsonNode answer = STRICT.readTree(text);
            // As it is written, where it is only taken out: a stream hands it over the same way.
            boolean only = lowered.marks().isEmpty() && answer.has(Schemas.VALUE) && answer.size() == 1;
            return only ? new Unwrapping().take(text) : lowered.raise(answer).toString();
        } catch (JacksonException e) {
            return text; // for the check of the answer to say what is wrong
        }
    }

    private static String withoutFence(String text) {
        String stripped = text.strip();
        int begin = stripped.indexOf('\n');
        if (!stripped.startsWith("```") || begin < 0 || !stripped.endsWith("```") || stripped.length() < 7) {
            return stripped;
        }
        return stripped.substring(begin, stripped.length() - 3).strip();
    }

    private ObjectNode members(ObjectNode schema) {
        return switch (dialect.json()) {
            case STRICT_SCHEMA, SCHEMA -> {
                ObjectNode format = Schemas.object();
                ObjectNode inner = format.putObject("response_format")
                        .put("type", "json_schema")
                        .putObject("json_schema");
                inner.put("name", NAME);
                if (dialect.json() == JsonForm.STRICT_SCHEMA) {
                    inner.put("strict", true);
                }
                inner.set("schema", schema);
                yield format;
            }
            case OBJECT_WITH_SCHEMA -> {
                ObjectNode format = responseFormat("json_object");
                ((ObjectNode) format.get("response_format")).set("schema", schema);
                yield format;
            }
            case OBJECT -> responseFormat("json_object");
            case OUTPUT_CONFIG -> {
                ObjectNode format = Schemas.object();
                format.putObject("output_config")
                        .putObject("format")
                        .put("type", "json_schema")
                        .set("schema", schema);
                yield format;
            }
            case FORMAT -> Schemas.object().set("format", schema);
            case TOOL, PROMPT -> Schemas.object();
        };
    }

    private static ObjectNode responseFormat(String type) {
        ObjectNode format = Schemas.object();
        format.putObject("response_format").put("type", type);
        return format;
    }

    private Plan ofChoice(List<String> options) {
        ArrayNode list = Schemas.array();
        options.forEach(list::add);
        String pattern = options.stream().map(Patterns::quote).collect(Collectors.joining("|", "(", ")"));
        ObjectNode members = switch (dialect.choice()) {
            case STRUCTURED_OUTPUTS -> nested("structured_outputs", "choice", list);
            case REGEX -> Schemas.object().put("regex", pattern);
            case GRAMMAR -> Schemas.object().put("grammar", Gbnf.choice(options));
            case GRAMMAR_FORMAT -> grammarFormat(Gbnf.choice(options));
            case SCHEMA -> null;
        };
        if (members != null) {
            return told(members, "enum");
        }
        if (dialect.json() == JsonForm.PROMPT) {
            return new Plan(
                    Schemas.object(),
                    "Answer with one of these, as it is written here, and nothing else:\n" + String.join("\n", options),
                    null,
                    String::strip,
                    Raise.REWRITE,
                    fate("enum", Fate.VALIDATION));
        }
        return inObject(Schemas.ofType("string").set("enum", list), "enum");
    }

    private Plan ofRegex(String regex) {
        ObjectNode members = switch (dialect.regex()) {
            case STRUCTURED_OUTPUTS -> nested("structured_outputs", "regex", Schemas.text(regex));
            case REGEX -> Schemas.object().put("regex", regex);
            case GRAMMAR, GRAMMAR_FORMAT, SCHEMA -> null;
        };
        if (members != null) {
            return told(members, "pattern");
        }
        if (dialect.json() == JsonForm.PROMPT) {
            return new Plan(
                    Schemas.object(),
                    "Answer with text that matches this regular expression from beginning to end, and nothing else:\n"
                            + regex,
                    null,
                    String::strip,
                    Raise.REWRITE,
                    fate("pattern", Fate.VALIDATION));
        }
        return inObject(Schemas.ofType("string").put("pattern", Patterns.whole(regex)), "pattern");
    }

    private static ObjectNode nested(String member, String inner, JsonNode value) {
        ObjectNode members = Schemas.object();
        members.putObject(member).set(inner, value);
        return members;
    }

    private static ObjectNode grammarFormat(String grammar) {
        ObjectNode format = responseFormat("grammar");
        ((ObjectNode) format.get("response_format")).put("grammar", grammar);
        return format;
    }

    private static Plan told(ObjectNode members, String keyword) {
        return new Plan(members, null, null, UnaryOperator.identity(), Raise.NOTHING, fate(keyword, Fate.SERVER));
    }

    private static Report fate(String keyword, Fate fate) {
        return new Report(List.of(new Entry("", keyword, fate, "")));
    }

    /** A text as the only property of an object. */
    private Plan inObject(JsonNode schema, String keyword) {
        Plan plan = ofSchema(Schemas.wrapped(schema));
        Fate fate = plan.report().entries().stream()
                .filter(entry -> entry.keyword().equals(keyword))
                .map(Entry::fate)
                .findFirst()
                .orElse(Fate.VALIDATION);
        UnaryOperator<String> raise = text -> unquoted(plan.raise().apply(text));
        return new Plan(plan.members(), plan.instruction(), plan.tool(), raise, Raise.REWRITE, fate(keyword, fate));
    }

    private static String unquoted(String text) {
        try {
            JsonNode tree = STRICT.readTree(text);
            JsonNode value = tree.get(Schemas.VALUE);
            return value != null && value.isString() && tree.size() == 1 ? value.stringValue() : text;
        } catch (JacksonException e) {
            return text;
        }
    }

    /** Tells in words alone: for a server that takes no format beside tools. */
    Plan inWords(OutputFormat format) {
        Plan plan = new Planner(Dialect.PROMPT).plan(format);
        return new Plan(
                plan.members(),
                plan.instruction() + "\nThis holds for an answer, not for calls of tools.",
                null,
                plan.raise(),
                plan.raising(),
                plan.report());
    }
}
