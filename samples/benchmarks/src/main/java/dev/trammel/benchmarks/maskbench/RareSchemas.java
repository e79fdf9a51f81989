package dev.trammel.benchmarks.maskbench;

import dev.trammel.benchmarks.data.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Schemas with keywords, and values of keywords, that few schemas have; each with values that satisfy it. */
final class RareSchemas {
    private static final String RESOURCE = "rare.jsonl";

    /** In the order of the resource. Shared: to be copied before it is changed. */
    static final List<ObjectNode> ALL = read();

    private RareSchemas() {}

    private static List<ObjectNode> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RareSchemas.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> (ObjectNode) Json.MAPPER.readTree(line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read " + RESOURCE, e);
        }
    }
}
