package dev.trammel.benchmarks.suite;

import dev.trammel.benchmarks.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A schema of the suite with its instances.
 *
 * @param file the file it stands in, below that of its draft
 * @param description what it is about
 * @param schema the schema
 * @param tests the instances
 */
record Group(String file, String description, JsonNode schema, List<Test> tests) {

    /**
     * An instance.
     *
     * @param description what it is about
     * @param text without blanks
     * @param valid whether it satisfies the schema
     */
    record Test(String description, String text, boolean valid) {}

    /** Reads the required files of a draft, and the optional ones if they are wanted. */
    static List<Group> read(Path draft, boolean optional) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(draft, optional ? Integer.MAX_VALUE : 1)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<Group> groups = new ArrayList<>();
        for (Path file : files) {
            String name = draft.relativize(file).toString().replace('\\', '/');
            Json.MAPPER.readTree(Files.readAllBytes(file)).values().forEach(group -> groups.add(of(name, group)));
        }
        return groups;
    }

    private static Group of(String file, JsonNode group) {
        List<Test> tests = group.path("tests").values().stream()
                .map(test -> new Test(
                        test.path("description").asString(),
                        Json.compact(test.path("data")),
                        test.path("valid").asBoolean()))
                .toList();
        return new Group(file, group.path("description").asString(), group.path("schema"), tests);
    }

    boolean isOptional() {
        return file.startsWith("optional/");
    }

    /** Whether formats are to be asserted: the required tests take them for annotations. */
    boolean assertsFormats() {
        return file.startsWith("optional/format/") || file.equals("optional/format-assertion.json");
    }
}
