package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java snippet of the manual compiles, runs, and prints what stands in the comments at its end. */
class DocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final List<String> PAGES = List.of("types", "validation", "streaming", "confidence", "testing");

    /** What snippets don't import. */
    private static final String IMPORTS = Stream.of(
                    "dev.trammel",
                    "dev.trammel.testing",
                    "jakarta.validation.constraints",
                    "java.math",
                    "java.time",
                    "java.util")
            .map(name -> "import " + name + ".*;\n")
            .collect(Collectors.joining("", "", """
                    import tools.jackson.databind.PropertyNamingStrategies;
                    import tools.jackson.databind.json.JsonMapper;
                    """));

    /** Sentences of a snippet: declarations stay where they are, for a method may declare records. */
    private static final String FRAME = """
            %s
            public class Snippet {
                static LocalModel model(String text) {
                    return ScriptedModel.saying(text);
                }

                public static void main(String[] args) {
            %s
                }
            }
            """;

    static List<Snippet> snippets() throws IOException {
        List<Snippet> all = new ArrayList<>();
        for (String page : PAGES) {
            all.addAll(Snippet.of(DOCS.resolve(page + ".md")));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compilesAndPrintsWhatItSays(Snippet snippet, @TempDir Path folder) throws Exception {
        Snippet.compile(FRAME.formatted(IMPORTS, snippet.code()), folder);
        assertThat(Snippet.run(folder)).isEqualTo(snippet.expected());
    }

    static Stream<String> pages() {
        return PAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void hasSnippets(String page) throws IOException {
        assertThat(snippets()).anyMatch(snippet -> snippet.place().startsWith(page));
    }
}
