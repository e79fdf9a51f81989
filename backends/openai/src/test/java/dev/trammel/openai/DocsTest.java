package dev.trammel.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.Snippet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    static List<Snippet> snippets() throws IOException {
        List<Snippet> all = Snippet.of(PAGE);
        assertThat(all).isNotEmpty();
        return all;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compilesAndPrintsWhatItSays(Snippet snippet, @TempDir Path folder) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Answers());
            server.start();
            String code = snippet.code().replace(SERVER, server.url("/").toString());
            Snippet.compile(FRAME.formatted(IMPORTS, code), folder);
            String expected = snippet.expected();
            if (!expected.isEmpty()) {
                assertThat(Snippet.run(folder)).isEqualTo(expected);
            }
        }
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
