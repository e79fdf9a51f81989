package dev.trammel.benchmarks.maskbench;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Json;
import dev.trammel.benchmarks.data.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cases like real ones, all following from a seed: they warm up what then runs real ones. Their texts are meant to be
 * valid, every third to be wrong at one place; nobody relies on it.
 */
final class MadeUpCases {
    private static final String ANY_JSON =
            "{\"name\": [1, -2.5, 3e8, \"some words, é and \\\"escaped\\\" \\u00e9\\n\", true,"
                    + " false, null, {}, []], \"another\": {\"inner\": \"\"}}";

    private final Tokens tokens;
    private final SplittableRandom random;

    MadeUpCases(Tokens tokens, long seed) {
        this.tokens = tokens;
        random = new SplittableRandom(seed);
    }

    /** A text of the schema that allows any JSON: what it teaches belongs to the vocabulary, not to a schema. */
    static Case anyJson(Tokens tokens) {
        return new Case("any JSON", BooleanNode.TRUE, List.of(new Case.Test(true, tokens.of(ANY_JSON))));
    }

    List<Case> list(int count) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(one("made up " + i));
        }
        return cases;
    }

    private Case one(String id) {
        ObjectNode schema = new MadeUpSchema(random.split()).root();
        MadeUpValue values = new MadeUpValue(schema, random.split());
        List<Case.Test> tests = new ArrayList<>();
        int count = random.nextInt(2, 6);
        for (int i = 0; i < count; i++) {
            boolean valid = i % 3 != 2;
            JsonNode value = valid ? values.next() : values.damaged(values.next());
            tests.add(new Case.Test(valid, tokens.of(spaced(value))));
        }
        return new Case(id, schema, tests);
    }

    /** With the blanks that most texts have: a space after each comma and colon. */
    static String spaced(JsonNode value) {
        StringBuilder text = new StringBuilder();
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> text.append(text.isEmpty() ? "" : ", ")
                            .append(Json.MAPPER.writeValueAsString(member.getKey()))
                            .append(": ")
                            .append(spaced(member.getValue())));
            return "{" + text + "}";
        }
        if (value.isArray()) {
            value.values()
                    .forEach(item -> text.append(text.isEmpty() ? "" : ", ").append(spaced(item)));
            return "[" + text + "]";
        }
        return Json.compact(value);
    }
}
