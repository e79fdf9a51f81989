package dev.trammel.benchmarks.maskbench;

import dev.trammel.constraints.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a vocabulary: a line a token id with its bytes in Base64, empty for a control token; and its end token. */
final class VocabularyFile {
    private VocabularyFile() {}

    static Vocabulary read(Path tokens, Path meta) throws IOException {
        JsonNode about = JsonMapper.shared().readTree(Files.readAllBytes(meta));
        List<String> lines = Files.readAllLines(tokens);
        int size = about.path("n_vocab").asInt(lines.size());
        Vocabulary.Builder builder = Vocabulary.builder(size);
        for (int id = 0; id < Math.min(size, lines.size()); id++) {
            byte[] text = Base64.getDecoder().decode(lines.get(id));
            if (text.length == 0) {
                builder.control(id);
            } else {
                builder.token(id, text);
            }
        }
        about.path("control_ids").values().forEach(id -> builder.control(id.asInt()));
        return builder.end(about.path("eos_id").asInt()).build();
    }
}
