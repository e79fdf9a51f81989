package dev.trammel.openai.huge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of 100 MB and answers without end, at a heap of 256 MB: each ends in its named failure, in time. */
class HugeAnswersTest {
    private static final int HEAP_MB = 256;
    private static final long HUGE = 100L << 20;
    private static final long ENDLESS = Long.MAX_VALUE;
    private static final String BEGIN =
            "{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2},\"choices\":[{\"message\":"
                    + "{\"role\":\"assistant\",\"content\":\"";
    private static final String END = "\"}}]}";
    private static final String USAGE_EVENT = event("{\"choices\":[],\"usage\":{\"prompt_tokens\":5}}");

    /** What is sent: the beginning, a piece until there are so many bytes, the end. */
    private record Answer(String begin, String piece, long bytes, String end) {
        long length() {
            byte[] each = piece.getBytes(StandardCharsets.UTF_8);
            return begin.length() + bytes / each.length * each.length + end.length();
        }

        void write(OutputStream out) throws IOException {
            byte[] each = piece.getBytes(StandardCharsets.UTF_8);
            byte[] many = piece.repeat(Math.max(1, 8_192 / each.length)).getBytes(StandardCharsets.UTF_8);
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            long left = bytes / each.length * each.length;
            for (; left >= many.length; left -= many.length) {
                out.write(many);
            }
            out.write(many, 0, (int) left);
            out.write(end.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final Map<String, Answer> ANSWERS = Map.ofEntries(
            Map.entry("string", new Answer(BEGIN, "a", HUGE, END)),
            Map.entry("array", new Answer(BEGIN + "\"}}],\"x\":[1", ",1", HUGE, "]}")),
            Map.entry("zipped", new Answer(BEGIN, "a", HUGE, END)),
            Map.entry("chunked", new Answer(BEGIN, "a", HUGE, END)),
            Map.entry("endless", new Answer(BEGIN, "a", ENDLESS, END)),
            Map.entry("endless-array", new Answer(BEGIN + "\"}}],\"x\":[1", ",1", ENDLESS, "]}")),
            Map.entry("stream", new Answer(USAGE_EVENT, delta("hello "), ENDLESS, "")),
            Map.entry("stream-event", new Answer(USAGE_EVENT + delta("hello") + "data: {\"x\":\"", "a", ENDLESS, "")),
            Map.entry("stream-blanks", new Answer(USAGE_EVENT, delta("\\n"), ENDLESS, "")),
            Map.entry("stream-comments", new Answer(USAGE_EVENT + delta("hello"), ": still there\n\n", ENDLESS, "")),
            Map.entry("fits", new Answer(BEGIN, "a", 30L << 20, END)),
            Map.entry("fits-wide", new Answer(BEGIN, "\u4e2d", 30L << 20, END)),
            Map.entry("fits-array", new Answer(BEGIN + "a\"}}],\"x\":[1", ",1", 30L << 20, "]}")),
            Map.entry("stream-fits", new Answer(delta("hello"), delta("a".repeat(4_000)), 30L << 20, last())),
            Map.entry("stream-fits-wide", new Answer(delta("hello"), delta("\u4e2d".repeat(4_000)), 30L << 20, last())),
            Map.entry(
                    "stream-fits-event",
                    new Answer(
                            "data: {\"choices\":[{\"delta\":{\"content\":\"", "a", 30L << 20, "\"}}]}\n\n" + last())));

    private static final Map<String, String[]> BECAME = new LinkedHashMap<>();
    private static MockWebServer server;

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String delta(String text) {
        return event("{\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}");
    }

    private static String last() {
        return event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}") + "data: [DONE]\n\n";
    }

    private record Written(Answer answer, boolean known, boolean zipped) implements MockResponseBody {
        @Override
        public long getContentLength() {
            return known ? answer.length() : -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            OutputStream out = sink.outputStream();
            if (zipped) {
                GZIPOutputStream zip = new GZIPOutputStream(out);
                answer.write(zip);
                zip.finish();
            } else {
                answer.write(out);
            }
            sink.flush();
        }
    }

    @BeforeAll
    static void ask() throws Exception {
        server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String name = request.getTarget().split("/")[1];
                boolean known = !name.matches("zipped|chunked|(endless|stream).*");
                MockResponse.Builder builder = new MockResponse.Builder();
                if (known) {
                    builder.body(new Written(ANSWERS.get(name), true, false));
                } else {
                    // Its end is that of the connection.
                    builder.body(new Written(ANSWERS.get(name), false, name.equals("zipped")))
                            .removeHeader("Content-Length")
                            .setHeader("Connection", "close")
                            .onResponseEnd(mockwebserver3.SocketEffect.ShutdownConnection.INSTANCE);
                }
                if (name.equals("zipped")) {
                    builder.setHeader("Content-Encoding", "gzip");
                }
                return builder.build();
            }
        });
        server.start();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MB + "m",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                server.url("/").toString()));
        ANSWERS.keySet().stream().sorted().forEach(name -> command.add(name + '=' + seconds(name)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] parts = line.split("\\|", -1);
                BECAME.put(parts[0], parts);
            }
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Nothing else ends what says nothing but that it is still there. */
    private static int seconds(String name) {
        return name.equals("stream-comments") ? 3 : 60;
    }

    @ParameterizedTest
    @CsvSource({
        "string, AnswerTooLargeException",
        "array, AnswerTooLargeException",
        "zipped, AnswerTooLargeException",
        "chunked, AnswerTooLargeException",
        "endless, AnswerTooLargeException",
        "endless-array, AnswerTooLargeException",
        "fits-array, BadAnswerException",
        "stream, BrokenStreamException",
        "stream-event, BrokenStreamException",
        "stream-blanks, BrokenStreamException",
        "stream-comments, BrokenStreamException"
    })
    void ends_in_a_named_failure_that_keeps_what_came(String name, String failure) {
        String[] became = BECAME.get(name);
        assertThat(became).as("what became of " + name).isNotNull();
        assertThat(became[2]).isEqualTo(failure);
        assertThat(Integer.parseInt(became[3])).as("length of what is kept").isPositive();
        assertThat(became[4]).as("what is kept").startsWith(name.startsWith("stream-b") ? "  " : beginning(name));
        assertThat(became[5]).as("tokens of the prompt").isEqualTo("5");
        assertThat(became[6]).as("tries").isEqualTo("1");
        assertThat(Long.parseLong(became[1])).as("milliseconds").isLessThan(seconds(name) * 1_000L + 10_000);
    }

    private static String beginning(String name) {
        return name.startsWith("stream") ? "hello" : BEGIN.substring(0, 40);
    }

    @ParameterizedTest
    @CsvSource({
        "fits, 31457280",
        "fits-wide, 10485760",
        "stream-fits, 31096005",
        "stream-fits-wide, 10444005",
        "stream-fits-event, 31457280"
    })
    void comes_whole_if_it_is_within_the_limit(String name, int length) {
        String[] became = BECAME.get(name);
        assertThat(became).as("what became of " + name).isNotNull();
        assertThat(became[2]).isEqualTo("value");
        assertThat(Integer.parseInt(became[3])).isEqualTo(length);
    }
}
