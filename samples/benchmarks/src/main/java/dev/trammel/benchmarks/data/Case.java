package dev.trammel.benchmarks.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/**
 * A schema with texts.
 *
 * @param id its name
 * @param schema the schema
 * @param tests the texts
 */
public record Case(String id, JsonNode schema, List<Test> tests) {

    /**
     * A text.
     *
     * @param valid whether it satisfies the schema
     * @param tokens its token ids
     */
    @SuppressWarnings("ArrayRecordComponent") // read only
    public record Test(boolean valid, int[] tokens) {}

    /** Reads a file with one JSON object a line, compressed if its name ends so. */
    public static List<Case> read(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases.add(of(Json.MAPPER.readTree(line)));
            }
        }
        return cases;
    }

    private static BufferedReader open(Path file) throws IOException {
        if (file.toString().endsWith(".gz")) {
            return new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
        }
        return Files.newBufferedReader(file);
    }

    private static Case of(JsonNode line) {
        List<Test> tests = new ArrayList<>();
        for (JsonNode test : line.path("tests").values()) {
            int[] tokens = test.path("tokens").values().stream()
                    .mapToInt(JsonNode::asInt)
                    .toArray();
            tests.add(new Test(test.path("valid").asBoolean(), tokens));
        }
        return new Case(line.path("id").asString(), line.path("schema"), tests);
    }
}
