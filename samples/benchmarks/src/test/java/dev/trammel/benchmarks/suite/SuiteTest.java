package dev.trammel.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.benchmarks.Main;
import dev.trammel.benchmarks.data.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SuiteTest {
    @TempDir
    private Path dir;

    @BeforeEach
    void writeSuite() throws IOException {
        write("tests/draft7/type.json", """
                [{"description": "integers", "schema": {"type": "integer"}, "tests": [
                  {"description": "one", "data": 1, "valid": true},
                  {"description": "text", "data": "x y", "valid": false},
                  {"description": "said wrongly", "data": 1.5, "valid": true}]}]""");
        write("tests/draft7/false.json", """
                [{"description": "nothing", "schema": false, "tests": [
                  {"description": "one", "data": 1, "valid": false}]},
                 {"description": "no schema", "schema": {"type": "nonsense"}, "tests": [
                  {"description": "one", "data": 1, "valid": false}]}]""");
        write("tests/draft7/optional/format/date.json", """
                [{"description": "dates", "schema": {"format": "date"}, "tests": [
                  {"description": "not a date", "data": "2023-02-30", "valid": false}]}]""");
        write("remotes/integer.json", "{\"type\": \"integer\"}");
    }

    @Test
    void counts_what_is_right_by_file_and_names_the_rest() throws IOException {
        JsonNode report = run("--draft", "draft7");

        assertThat(report.path("tests").asInt()).isEqualTo(5);
        assertThat(report.path("right").asInt()).isEqualTo(3);
        assertThat(report.path("files").path("type.json")).hasToString("{\"tests\":3,\"right\":2}");
        assertThat(report.path("files").path("false.json")).hasToString("{\"tests\":2,\"right\":1}");
        assertThat(report.path("wrong")).hasSize(1);
        assertThat(report.path("wrong").path(0).path("test").asString()).isEqualTo("said wrongly");
        assertThat(report.path("wrong").path(0).path("found").asString()).isEqualTo("refused at its end");
        assertThat(report.path("refused")).hasSize(1);
        assertThat(report.path("refused").path(0).path("reason").asString()).contains("nonsense");
    }

    @Test
    void runs_optional_files_when_asked_to() throws IOException {
        JsonNode report = run("--draft", "draft7", "--optional");

        assertThat(report.path("required").path("tests").asInt()).isEqualTo(5);
        assertThat(report.path("optional")).hasToString("{\"tests\":1,\"right\":1}");
    }

    @Test
    void refuses_a_draft_that_there_are_no_tests_of() {
        StringWriter complaint = new StringWriter();

        int code = Main.commandLine()
                .setErr(new PrintWriter(complaint))
                .execute("suite", "--dir", dir.toString(), "--draft", "draft3");

        assertThat(code).isEqualTo(2);
        assertThat(complaint.toString()).contains("Expected tests in").contains("draft3");
    }

    @Test
    void finds_remotes_and_metaschemas_and_nothing_else() {
        Documents documents = new Documents(dir.resolve("remotes"));

        assertThat(documents.resolve("http://localhost:1234/integer.json")).isNotNull();
        assertThat(documents.resolve("http://localhost:1234/../tests/draft7/type.json"))
                .isNull();
        assertThat(documents.resolve("http://json-schema.org/draft-07/schema")).isNotNull();
        assertThat(documents.resolve("https://json-schema.org/draft/2020-12/schema"))
                .isNotNull();
        assertThat(documents.resolve("https://example.com/integer.json")).isNull();
    }

    private JsonNode run(String... more) throws IOException {
        Path out = dir.resolve("out.json");
        int code = Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .execute(concat(new String[] {"suite", "--dir", dir.toString(), "--out", out.toString()}, more));
        assertThat(code).isZero();
        return Json.MAPPER.readTree(Files.readAllBytes(out));
    }

    private static String[] concat(String[] first, String... second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private void write(String file, String text) throws IOException {
        Path path = dir.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
