package dev.trammel.benchmarks.remote;

import com.sun.management.OperatingSystemMXBean;
import dev.trammel.JsonSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** CPU time of a call of a server ÷ that of OkHttp and Jackson alone, and a thousand calls at once. */
@Command(
        name = "remote",
        mixinStandardHelpOptions = true,
        description = {
            "CPU time of this process for a call of a server on this machine, which runs in a process of its own: Trammel's"
                    + " client and bare OkHttp and Jackson that send the same bytes, by turns; medians.",
            "The same with 50 long requests, then so many calls at once, of 200 ms each: in threads, and asynchronously."
        })
public final class RemoteBenchmark implements Callable<Integer> {
    private static final String PROMPT = "Ada Lovelace was 36 and lived in London. Extract the person.";

    @Option(names = "--rounds", description = "Rounds of 1,000 calls in sequence. Default: ${DEFAULT-VALUE}.")
    private int rounds = 15;

    @Option(names = "--at-once", description = "Calls in flight. Default: ${DEFAULT-VALUE}.")
    private int atOnce = 1_000;

    @Spec
    private CommandSpec spec;

    record Person(String name, int age, Optional<String> city) {}

    private interface Work {
        int lost() throws InterruptedException;
    }

    private record Measured(double cpuMicros, double wallMillis, int lost) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        int lost = 0;
        try (Server server = Server.start(0)) {
            lost += compare(
                    "in sequence", clients(server), 1_000, rounds, 5, client -> () -> inSequence(client, 1_000), out);
            List<Client> wordy = clients(server, PROMPT.repeat(500));
            lost += compare("30 kB each", wordy, 50, 3, 1, client -> () -> inSequence(client, 50), out);
        }
        try (Server server = Server.start(200)) {
            lost += compare(atOnce + " at once", clients(server), atOnce, 5, 2, client -> () -> inThreads(client), out);
        }
        try (Server server = Server.start(200)) {
            lost += compare(atOnce + " async", clients(server), atOnce, 5, 2, client -> () -> async(client), out);
        }
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        out.println("heap in use at the end: " + (used >> 20) + " MiB; lost: " + lost);
        out.flush();
        return lost == 0 ? 0 : 1;
    }

    private static List<Client> clients(Server server) {
        return clients(server, PROMPT);
    }

    private static List<Client> clients(Server server, String prompt) {
        TrammelClient trammel = new TrammelClient(server.baseUrl(), JsonSchema.of(Person.class), prompt);
        return List.of(new BareClient(server.baseUrl(), trammel.body(), prompt), trammel);
    }

    private interface Task {
        Work of(Client client);
    }

    private static int compare(
            String title, List<Client> clients, int calls, int rounds, int warmUp, Task task, PrintWriter out)
            throws InterruptedException {
        List<List<Measured>> all = new ArrayList<>();
        clients.forEach(client -> all.add(new ArrayList<>()));
        for (int round = -warmUp; round < rounds; round++) {
            for (int i = 0; i < clients.size(); i++) {
                Measured measured = measure(task.of(clients.get(i)), calls);
                if (round >= 0) {
                    all.get(i).add(measured);
                }
            }
        }
        int lost = 0;
        double bare = median(all.get(0), Measured::cpuMicros);
        for (int i = 0; i < clients.size(); i++) {
            double cpu = median(all.get(i), Measured::cpuMicros);
            lost += all.get(i).stream().mapToInt(Measured::lost).sum();
            out.printf(
                    "%-14s %-22s %7.1f µs CPU a call (%.2f x), %6.0f ms wall%n",
                    title, clients.get(i).name(), cpu, cpu / bare, median(all.get(i), Measured::wallMillis));
        }
        out.flush();
        return lost;
    }

    private static double median(List<Measured> measured, java.util.function.ToDoubleFunction<Measured> of) {
        double[] values = measured.stream().mapToDouble(of).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static Measured measure(Work work, int calls) throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        int lost = work.lost();
        return new Measured((system.getProcessCpuTime() - cpu) / 1e3 / calls, (System.nanoTime() - wall) / 1e6, lost);
    }

    private static int inSequence(Client client, int calls) {
        int lost = 0;
        for (int i = 0; i < calls; i++) {
            lost += client.ask().startsWith("{") ? 0 : 1;
        }
        return lost;
    }

    private int inThreads(Client client) throws InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            Thread thread = new Thread(() -> {
                if (client.ask().startsWith("{")) {
                    answered.incrementAndGet();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return atOnce - answered.get();
    }

    private int async(Client client) {
        List<CompletableFuture<String>> futures = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            futures.add(client.askAsync());
        }
        int answered = 0;
        for (CompletableFuture<String> future : futures) {
            try {
                answered += future.join().startsWith("{") ? 1 : 0;
            } catch (CompletionException e) {
                spec.commandLine().getErr().println(e.getCause());
            }
        }
        return atOnce - answered;
    }

    private record Server(Process process, String baseUrl) implements AutoCloseable {

        static Server start(int delayMillis) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dsun.net.httpserver.nodelay=true", // else each answer waits 40 ms
                            "-Dsun.net.httpserver.maxIdleConnections=5000", // else it closes them as they are reused
                            "-cp",
                            System.getProperty("java.class.path"),
                            MockServer.class.getName(),
                            String.valueOf(delayMillis))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("expected a server, found that it ended");
            }
            return new Server(process, "http://127.0.0.1:" + line.substring("READY ".length()) + "/v1");
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
