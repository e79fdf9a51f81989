package dev.trammel.llamacpp.internal.files;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one file on the loopback interface, well or badly, and remembers what it was asked. */
final class FileServer implements AutoCloseable {

    /** A request as it came. */
    record Seen(String path, String range, String ifRange, String authorization) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final List<Seen> seen = new CopyOnWriteArrayList<>();

    volatile byte[] content;
    volatile String tag = "\"v1\"";
    volatile String linkedTag = "";
    volatile int status;
    volatile int failures = Integer.MAX_VALUE;
    volatile int cutAfter = Integer.MAX_VALUE;
    volatile int cuts = Integer.MAX_VALUE;
    volatile long stallMillis;
    volatile String location = "";
    volatile boolean ignoresRanges;

    FileServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers asked = exchange.getRequestHeaders();
            seen.add(new Seen(
                    exchange.getRequestURI().getRawPath(),
                    asked.getFirst("Range"),
                    asked.getFirst("If-Range"),
                    asked.getFirst("Authorization")));
            Headers headers = exchange.getResponseHeaders();
            if (!linkedTag.isEmpty()) {
                headers.set("X-Linked-Etag", linkedTag);
            }
            if (!location.isEmpty()) {
                headers.set("Location", location);
                exchange.sendResponseHeaders(302, -1);
            } else if (status != 0 && failures-- > 0) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                send(exchange, asked, headers);
            }
        }
    }

    private void send(HttpExchange exchange, Headers asked, Headers headers) throws IOException {
        if (!tag.isEmpty()) {
            headers.set("ETag", tag);
        }
        int from = 0;
        String range = asked.getFirst("Range");
        if (range != null && tag.equals(asked.getFirst("If-Range")) && !ignoresRanges) {
            from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
            if (from >= content.length) {
                headers.set("Content-Range", "bytes */" + content.length);
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            headers.set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        try (OutputStream body = exchange.getResponseBody()) {
            boolean cut = cuts-- > 0;
            int count = Math.min(cut ? cutAfter : content.length, content.length - from);
            body.write(content, from, count);
            body.flush();
            if (stallMillis > 0) {
                Thread.sleep(stallMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
