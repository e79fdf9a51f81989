package dev.trammel.benchmarks.walks;

import dev.trammel.benchmarks.walks.Walk.End;
import dev.trammel.constraints.JsonOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How walks have ended. */
final class WalkCounts {
    private static final int MOST_KEPT = 1_000;
    private static final int MOST_PRINTED = 40;
    private static final int MOST_SLOW = 10;

    private final JsonOptions options;
    private final long seed;
    private final Map<End, Integer> ends = new EnumMap<>(End.class);
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Set<String> unjudged = new LinkedHashSet<>();
    private final List<Walk> faults = new ArrayList<>();
    private Walk last = new Walk("", 0, End.VALID, 0, "", "");
    private final PriorityQueue<Timed> slowest = new PriorityQueue<>(Comparator.comparingLong(Timed::nanos));
    private final long start = System.nanoTime();
    private long tokens;
    private long walks;

    /** A walk, and how long it took. */
    private record Timed(String id, long seed, long nanos) {
        double seconds() {
            return Math.round(nanos / 1e7) / 100.0;
        }
    }

    WalkCounts(JsonOptions options, long seed) {
        this.options = options;
        this.seed = seed;
        for (End end : End.values()) {
            ends.put(end, 0);
        }
    }

    /** Keeps a case that can't be walked through. */
    void refused(String id, String why) {
        refused.put(id, why);
    }

    /**
     * Counts a walk, and prints it if it is one of the first faults: a long run may be ended early.
     *
     * @param nanos how long it took
     */
    void add(Walk walk, long nanos, PrintWriter out) {
        last = walk;
        walks++;
        slowest.add(new Timed(walk.id(), walk.seed(), nanos));
        if (slowest.size() > MOST_SLOW) {
            slowest.remove();
        }
        ends.merge(walk.end(), 1, Integer::sum);
        tokens += walk.tokens();
        if (walk.end() == End.UNJUDGED) {
            unjudged.add(walk.id());
        }
        if (walk.end().isFault() && faults.size() < MOST_KEPT) {
            faults.add(walk);
            if (faults.size() <= MOST_PRINTED) {
                out.println(walk.end() + " --only " + walk.id() + " --walk-seed " + walk.seed() + ": " + walk.detail());
                out.println("    " + walk.text().replace("\n", "\\n"));
                out.flush();
            }
        }
    }

    int faults() {
        return ends.entrySet().stream()
                .filter(end -> end.getKey().isFault())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /**
     * How it goes, in a few words.
     *
     * @param all how many walks there will be
     */
    String progress(int all) {
        double perWalk = (System.nanoTime() - start) / 1e9 / Math.max(1, walks);
        return String.format(
                Locale.ROOT,
                "%d faults, %.1f walks/s, %.0f min left",
                faults(),
                1 / perWalk,
                Math.ceil(perWalk * (all - walks) / 60));
    }

    boolean hasFault() {
        return faults() > 0;
    }

    ObjectNode toJson() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("engine", "trammel").put("options", options.toString()).put("seed", seed);
        report.put("walks", walks);
        ends.forEach((end, count) -> report.put(end.name().toLowerCase(Locale.ROOT), count));
        report.put("tokens", tokens);
        report.put("seconds", (System.nanoTime() - start) / 1_000_000_000);
        ArrayNode slow = report.putArray("slowest");
        slowest.stream()
                .sorted(Comparator.comparingLong(Timed::nanos).reversed())
                .forEach(one -> slow.addObject()
                        .put("id", one.id())
                        .put("seed", one.seed())
                        .put("seconds", one.seconds()));
        ObjectNode not = report.putObject("not_compiled");
        refused.forEach(not::put);
        unjudged.forEach(report.putArray("without_judge")::add);
        ArrayNode list = report.putArray("faults");
        for (Walk fault : faults) {
            list.addObject()
                    .put("id", fault.id())
                    .put("walk_seed", fault.seed())
                    .put("end", fault.end().name())
                    .put("detail", fault.detail())
                    .put("text", fault.text());
        }
        return report;
    }

    /** Prints the counts. */
    void print(PrintWriter out, boolean lastText) {
        ObjectNode report = toJson();
        report.remove(List.of("not_compiled", "without_judge", "faults", "slowest"));
        out.println(report.toPrettyString());
        slowest.stream()
                .max(Comparator.comparingLong(Timed::nanos))
                .ifPresent(one -> out.println("the slowest walk took " + one.seconds() + " s: --only " + one.id()
                        + " --walk-seed " + one.seed()));
        out.println(refused.size() + " schemas are not compiled, " + unjudged.size() + " have no judge");
        if (lastText) {
            out.println(last.end() + " " + last.text());
        }
    }
}
