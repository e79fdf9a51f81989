package dev.trammel.benchmarks.suite;

import dev.trammel.benchmarks.data.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Counts the instances judged rightly, and lists the others. */
final class SuiteReport {
    private SuiteReport() {}

    /** How many tests there are and how many are right: in all, required, optional, and by file. */
    static ObjectNode counts(String draft, List<Verdict> verdicts) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("engine", "trammel").put("draft", draft).put("options", Judge.OPTIONS.toString());
        count(report, verdicts);
        count(
                report.putObject("required"),
                verdicts.stream().filter(v -> !v.group().isOptional()).toList());
        count(
                report.putObject("optional"),
                verdicts.stream().filter(v -> v.group().isOptional()).toList());
        ObjectNode files = report.putObject("files");
        for (String file : files(verdicts)) {
            count(files.putObject(file), of(verdicts, file));
        }
        return report;
    }

    private static List<String> files(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.group().file())
                .distinct()
                .toList();
    }

    private static List<Verdict> of(List<Verdict> verdicts, String file) {
        return verdicts.stream()
                .filter(verdict -> verdict.group().file().equals(file))
                .toList();
    }

    private static void count(ObjectNode node, List<Verdict> verdicts) {
        node.put(
                "tests",
                verdicts.stream()
                        .mapToInt(verdict -> verdict.group().tests().size())
                        .sum());
        node.put("right", verdicts.stream().mapToLong(SuiteReport::right).sum());
    }

    private static long right(Verdict verdict) {
        return IntStream.range(0, verdict.group().tests().size())
                .filter(verdict::isRight)
                .count();
    }

    /** Adds the schemas that were refused, with the reason, and the instances that were misjudged. */
    static ObjectNode withFaults(ObjectNode counts, List<Verdict> verdicts) {
        ArrayNode refused = counts.putArray("refused");
        ArrayNode wrong = counts.putArray("wrong");
        for (Verdict verdict : verdicts) {
            Group group = verdict.group();
            if (!verdict.refusal().isEmpty()) {
                refused.addObject()
                        .put("file", group.file())
                        .put("group", group.description())
                        .put("tests", group.tests().size())
                        .put("reason", verdict.refusal());
                continue;
            }
            for (int i = 0; i < group.tests().size(); i++) {
                if (!verdict.isRight(i)) {
                    Group.Test test = group.tests().get(i);
                    wrong.addObject()
                            .put("file", group.file())
                            .put("group", group.description())
                            .put("test", test.description())
                            .put("valid", test.valid())
                            .put("found", verdict.answer(i))
                            .put("text", test.text())
                            .set("schema", group.schema());
                }
            }
        }
        return counts;
    }

    /** Prints the counts of each file that is not all right, and of all, and if wanted, what is wrong. */
    static void print(List<Verdict> verdicts, boolean all, PrintWriter out) {
        for (String file : files(verdicts)) {
            List<Verdict> some = of(verdicts, file);
            long right = some.stream().mapToLong(SuiteReport::right).sum();
            int tests = some.stream()
                    .mapToInt(verdict -> verdict.group().tests().size())
                    .sum();
            if (right < tests || all) {
                long refused = some.stream()
                        .filter(verdict -> !verdict.refusal().isEmpty())
                        .count();
                out.printf("%4d of %4d right, %3d schemas refused  %s%n", right, tests, refused, file);
            }
        }
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        count(counts, verdicts);
        out.println(counts.path("right") + " of " + counts.path("tests") + " right in all");
        if (all) {
            ObjectNode faults = withFaults(JsonNodeFactory.instance.objectNode(), verdicts);
            faults.path("refused").values().forEach(fault -> out.println(Json.compact(fault)));
            faults.path("wrong").values().forEach(fault -> out.println(Json.compact(fault)));
        }
    }
}
