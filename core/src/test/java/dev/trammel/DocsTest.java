package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java snippet of the manual compiles, runs, and prints what stands in the comments at its end. */
class DocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final List<String> PAGES = List.of("types", "validation", "streaming", "confidence", "testing");
    private static final Pattern SNIPPET = Pattern.compile("(?s)\n```java\n(.*?)\n```");

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

    record Snippet(String place, String code) {
        @Override
        public String toString() {
            return place;
        }
    }

    static List<Snippet> snippets() throws IOException {
        List<Snippet> all = new ArrayList<>();
        for (String page : PAGES) {
            String text = Files.readString(DOCS.resolve(page + ".md"));
            Matcher matcher = SNIPPET.matcher(text);
            while (matcher.find()) {
                long line = text.substring(0, matcher.start()).lines().count() + 2;
                all.add(new Snippet(page + ".md:" + line, matcher.group(1)));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compilesAndPrintsWhatItSays(Snippet snippet, @TempDir Path folder) throws Exception {
        Path source = folder.resolve("Snippet.java");
        Files.writeString(source, FRAME.formatted(IMPORTS, snippet.code()));
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages, true);
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(code).as(messages.toString()).isZero();
        assertThat(run(folder)).isEqualTo(expected(snippet.code()));
    }

    private static String run(Path folder) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Snippet").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).strip();
    }

    /** The comments at the end. */
    private static String expected(String code) {
        List<String> lines = code.lines().toList();
        int first = lines.size();
        while (first > 0 && lines.get(first - 1).startsWith("//")) {
            first--;
        }
        return lines.subList(first, lines.size()).stream()
                .map(line -> line.length() < 3 ? "" : line.substring(3))
                .collect(Collectors.joining("\n"))
                .strip();
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
