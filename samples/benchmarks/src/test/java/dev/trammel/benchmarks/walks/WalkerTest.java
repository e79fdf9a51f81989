package dev.trammel.benchmarks.walks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Json;
import dev.trammel.benchmarks.data.Tokens;
import dev.trammel.benchmarks.data.VocabularyFiles;
import dev.trammel.benchmarks.walks.Walk.End;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkerTest {
    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["age", "name"], "properties": {
              "age": {"type": "integer", "minimum": 0, "maximum": 150},
              "name": {"type": "string", "minLength": 1, "pattern": "^[a-z ]*$"},
              "tags": {"type": "array", "items": {"enum": ["red", "green"]}, "maxItems": 3}}}""";

    private final Vocabulary vocabulary = VocabularyFiles.bytes();
    private final Tokens tokens = new Tokens(vocabulary);

    @Test
    void ends_with_valid_texts_and_repeats_them_from_their_seed() {
        Trail trail = trail();
        for (long seed = 0; seed < 300; seed++) {
            Walk walk = trail.walk(seed);
            assertThat(walk.end()).as("seed %d: %s", seed, walk).isEqualTo(End.VALID);
            assertThat(trail.walk(seed)).isEqualTo(walk);
        }
    }

    @Test
    void tells_a_text_that_the_judge_finds_wrong() {
        Constraint any = Constraint.json(Json.MAPPER.readTree("{\"type\": \"integer\"}"), JsonOptions.DEFAULT);
        Trail strict = trail();

        Walk walk = new Walker(any, vocabulary, tokens.of("1"), 5, 3).walk("integers", 3, strict);

        assertThat(walk.end()).isEqualTo(End.INVALID);
        assertThat(walk.detail()).contains("integer");
    }

    @Test
    void judges_keys_that_come_twice() {
        assertThat(new TextJudge(Json.MAPPER.readTree("{}")).faults("{\"a\": 1, \"a\": 1}"))
                .isNotEmpty();
        assertThat(new TextJudge(Json.MAPPER.readTree("{}")).faults("{\"a\": 1}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^a$ | 'a\n' | false",
                "^[^\\s]$ | '\u00a0' | false",
                "^\\s$ | '\u2028' | true",
                "^.$ | '\u0085' | true",
                "^.$ | '\n' | false",
                "^.$ | '\uD83D\uDE00' | true",
                "^\\u{1F600}$ | '\uD83D\uDE00' | true",
                "^[[a]$ | '[' | true",
                "^[a&&b]$ | '&' | true",
                "^[a-c&&b]$ | 'a' | true",
                "^[\\S]$ | '\u00a0' | false",
                "^\\/\\-$ | '/-' | true",
                "^[^]$ | '\n' | true",
                "^[]$ | '' | false",
                "^\\p{L}+$ | 'é' | true",
                "^\\d$ | '٣' | false",
            })
    void reads_regular_expressions_as_ecma_does(String regex, String text, boolean matches) {
        assertThat(EcmaRegex.compile(regex).matcher(text).find()).isEqualTo(matches);
    }

    private Trail trail() {
        Case one = new Case("person", Json.MAPPER.readTree(SCHEMA), List.of());
        return new Trail(one, JsonOptions.DEFAULT, vocabulary, tokens, 60);
    }
}
