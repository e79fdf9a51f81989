package dev.trammel.benchmarks.walks;

import dev.trammel.benchmarks.walks.Walk.End;
import dev.trammel.constraints.JsonOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How walks have ended. */
final class WalkCounts {
    private static final int MOST_KEPT = 1_000;
    private static final int MOST_PRINTED = 40;

    private final JsonOptions options;
    private final long seed;
    private final Map<End, Integer> ends = new EnumMap<>(End.class);
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Set<String> unjudged = new LinkedHashSet<>();
    private final List<Walk> faults = new ArrayList<>();
    private Walk last = new Walk("", 0, End.VALID, 0, "", "");
    private long tokens;

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

    /** Counts a walk, and prints it if it is one of the first faults: a long run may be ended early. */
    void add(Walk walk, PrintWriter out) {
        last = walk;
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

    boolean hasFault() {
        return faults() > 0;
    }

    ObjectNode toJson() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("engine", "trammel").put("options", options.toString()).put("seed", seed);
        report.put("walks", ends.values().stream().mapToInt(Integer::intValue).sum());
        ends.forEach((end, count) -> report.put(end.name().toLowerCase(Locale.ROOT), count));
        report.put("tokens", tokens);
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
        report.remove(List.of("not_compiled", "without_judge", "faults"));
        out.println(report.toPrettyString());
        out.println(refused.size() + " schemas are not compiled, " + unjudged.size() + " have no judge");
        if (lastText) {
            out.println(last.end() + " " + last.text());
        }
    }
}
