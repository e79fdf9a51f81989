package dev.trammel.benchmarks.maskbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Tokens;
import dev.trammel.benchmarks.data.VocabularyFiles;
import dev.trammel.constraints.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RareSchemasTest {
    @Test
    void take_their_examples() {
        Vocabulary vocabulary = VocabularyFiles.bytes();
        Tokens tokens = new Tokens(vocabulary);
        CaseRunner runner = new CaseRunner(vocabulary);

        for (ObjectNode schema : RareSchemas.ALL) {
            List<Case.Test> texts = new ArrayList<>();
            for (JsonNode example : schema.path("examples")) {
                texts.add(new Case.Test(true, tokens.of(MadeUpCases.spaced(example))));
            }
            CaseResult result = runner.run(new Case("rare", schema, texts));
            assertThat(texts).as("%s", schema).isNotEmpty();
            assertThat(result.verdict()).as("%s: %s", schema, result).isEqualTo("passing");
        }
    }
}
