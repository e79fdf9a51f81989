package dev.trammel.openai;

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
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java snippet of the page on servers compiles; those with comments at their end run against a server that is
 * played here, and print what stands in them.
 */
class DocsTest {
    private static final Path PAGE = Path.of("../../docs/remote.md");
    private static final Pattern SNIPPET = Pattern.compile("(?s)\n```java\n(.*?)\n```");
    private static final String SERVER = "http://localhost:9000/";

    /** What snippets don't import. */
    private static final String IMPORTS = Stream.of(
                    "dev.trammel", "dev.trammel.constraints", "dev.trammel.openai", "java.time", "java.util")
            .map(name -> "import " + name + ".*;\n")
            .collect(Collectors.joining());

    private static final String FRAME = """
            %s
            public class Snippet {
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
        String text = Files.readString(PAGE);
        Matcher matcher = SNIPPET.matcher(text);
        while (matcher.find()) {
            long line = text.substring(0, matcher.start()).lines().count() + 2;
            all.add(new Snippet("remote.md:" + line, matcher.group(1)));
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compilesAndPrintsWhatItSays(Snippet snippet, @TempDir Path folder) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Answers());
            server.start();
            compile(snippet.code().replace(SERVER, server.url("/").toString()), folder);
            String expected = expected(snippet.code());
            if (!expected.isEmpty()) {
                assertThat(run(folder)).isEqualTo(expected);
            }
        }
    }

    private static void compile(String code, Path folder) throws IOException {
        Path source = folder.resolve("Snippet.java");
        Files.writeString(source, FRAME.formatted(IMPORTS, code));
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages, true);
        int result = ToolProvider.findFirst("javac")
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
        assertThat(result).as(messages.toString()).isZero();
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
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining("\n"));
    }

    /** A server that knows what the page asks for. */
    private static final class Answers extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String asked = request.getBody().utf8();
            String answer;
            if (request.getTarget().endsWith("/embeddings")) {
                answer = "{\"data\":[{\"index\":0,\"embedding\":[0,1]},{\"index\":1,\"embedding\":[0,2]}]}";
            } else if (asked.contains("\"stream\":true")) {
                answer =
                        "data: {\"choices\":[{\"delta\":{\"content\":\"Hello there.\"},\"finish_reason\":\"stop\"}]}\n\n"
                                + "data: [DONE]\n\n";
            } else {
                answer = "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":" + content(asked)
                        + "}}],\"usage\":{\"prompt_tokens\":40,\"completion_tokens\":20}}";
            }
            return new MockResponse.Builder().body(answer).build();
        }

        private static String content(String asked) {
            if (asked.contains("image/png")) {
                return "\"{\\\"subject\\\":\\\"square\\\",\\\"color\\\":\\\"red\\\"}\"";
            }
            if (asked.contains("Maria Santos")) {
                return "\"{\\\"name\\\":\\\"Maria Santos\\\",\\\"age\\\":34,\\\"city\\\":\\\"Lisbon\\\"}\"";
            }
            return asked.contains("\"bug\"") ? "\"{\\\"value\\\":\\\"bug\\\"}\"" : "\"Hello there.\"";
        }
    }
}
