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

/**
 * A piece of Java in a page of the manual.
 *
 * @param place the page and the line
 */
public record Snippet(String place, String code) {
    private static final Pattern FENCED = Pattern.compile("(?s)\n```java\n(.*?)\n```");

    /** Those of a page, in order. */
    public static List<Snippet> of(Path page) throws IOException {
        List<Snippet> all = new ArrayList<>();
        String text = Files.readString(page);
        Matcher matcher = FENCED.matcher(text);
        while (matcher.find()) {
            long line = text.substring(0, matcher.start()).lines().count() + 2;
            all.add(new Snippet(page.getFileName() + ":" + line, matcher.group(1)));
        }
        return all;
    }

    /** Compiles a class {@code Snippet} into a folder. */
    public static void compile(String code, Path folder) throws IOException {
        Path source = folder.resolve("Snippet.java");
        Files.writeString(source, code);
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

    /** Runs the class in a folder; what it prints. */
    public static String run(Path folder) throws Exception {
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

    /** What it prints, as the comments at its end say; empty if there are none. */
    public String expected() {
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

    @Override
    public String toString() {
        return place;
    }
}
