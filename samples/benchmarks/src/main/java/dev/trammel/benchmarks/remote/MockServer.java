package dev.trammel.benchmarks.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own that gives the same answer after a while. Ends with its standard input. */
public final class MockServer {
    private static final byte[] ANSWER =
            ("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1795252567,"
                            + "\"model\":\"mock\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"logprobs\":null,\"message\":"
                            + "{\"role\":\"assistant\",\"refusal\":null,\"content\":"
                            + "\"{\\\"name\\\":\\\"Ada Lovelace\\\",\\\"age\\\":36,\\\"city\\\":\\\"London\\\"}\"}}],"
                            + "\"usage\":{\"prompt_tokens\":40,\"completion_tokens\":20,\"total_tokens\":60,"
                            + "\"prompt_tokens_details\":{\"cached_tokens\":0}}}")
                    .getBytes(StandardCharsets.UTF_8);

    private MockServer() {}

    /**
     * Starts.
     *
     * @param args the delay in milliseconds
     */
    public static void main(String[] args) throws IOException {
        long delay = Long.parseLong(args[0]);
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        server.createContext("/", exchange -> {
            try (InputStream in = exchange.getRequestBody()) {
                in.readAllBytes();
            }
            if (delay == 0) {
                answer(exchange);
            } else {
                var unused = threads.schedule(() -> answer(exchange), delay, TimeUnit.MILLISECONDS);
            }
        });
        server.setExecutor(threads);
        server.start();
        System.out.println("READY " + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // nobody writes
        }
        System.exit(0);
    }

    private static void answer(HttpExchange exchange) {
        try {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        } catch (IOException e) {
            System.err.println(e);
        } finally {
            exchange.close();
        }
    }
}
