package dev.trammel.benchmarks.data;

import dev.trammel.constraints.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The options that name a vocabulary: its tokens, and what else is known of it. */
public final class VocabularyFiles {
    @Option(
            names = "--vocab",
            required = true,
            paramLabel = "FILE",
            description = "A line a token id with its bytes in Base64, empty for a control token.")
    private Path tokens;

    @Option(
            names = "--vocab-meta",
            required = true,
            paramLabel = "FILE",
            description = "JSON with n_vocab, the number of logits, eos_id, and special_ids.")
    private Path meta;

    private VocabularyFiles() {}

    /** Reads the vocabulary, a new object each time. */
    public Vocabulary read() throws IOException {
        return read(tokens, meta);
    }

    /** Reads a vocabulary from the files that the options are about. */
    public static Vocabulary read(Path tokens, Path meta) throws IOException {
        JsonNode about = Json.MAPPER.readTree(Files.readAllBytes(meta));
        List<String> lines = Files.readAllLines(tokens);
        int size = about.path("n_vocab").asInt(lines.size());
        if (lines.size() > size) {
            throw new IOException(
                    "expected at most n_vocab = " + size + " lines, found " + lines.size() + ", in " + tokens);
        }
        if (!about.path("eos_id").isInt()) {
            throw new IOException("expected the end token in eos_id, found " + about.path("eos_id") + ", in " + meta);
        }
        Vocabulary.Builder builder = Vocabulary.builder(size);
        for (int id = 0; id < lines.size(); id++) {
            byte[] text = decode(lines.get(id), id, tokens);
            if (text.length == 0) {
                builder.control(id);
            } else {
                builder.token(id, text);
            }
        }
        about.path("special_ids").values().forEach(id -> builder.control(id.asInt()));
        return builder.end(about.path("eos_id").asInt()).build();
    }

    private static byte[] decode(String line, int id, Path tokens) throws IOException {
        try {
            return Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            throw new IOException("expected Base64, found " + line + ", at line " + (id + 1) + " of " + tokens, e);
        }
    }

    /** A vocabulary with a token for each byte and one that ends a sequence. */
    public static Vocabulary bytes() {
        Vocabulary.Builder builder = Vocabulary.builder(257);
        for (int value = 0; value < 256; value++) {
            builder.rawByte(value, (byte) value);
        }
        return builder.end(256).build();
    }
}
