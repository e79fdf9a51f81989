package dev.trammel.benchmarks.maskbench;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Figures;
import dev.trammel.benchmarks.data.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes results with the names that the runner of the other engines gives them. */
final class Summary {
    private Summary() {}

    /** The figures of all cases. */
    static ObjectNode of(List<CaseResult> results) {
        List<CaseResult> compiled =
                results.stream().filter(CaseResult::isCompiled).toList();
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("engine", "trammel");
        summary.put("schemas", results.size());
        summary.put("compiled", compiled.size());
        summary.put("compile_error", count(results, result -> result.compileError() != null));
        summary.put("crash", count(results, result -> result.crash() != null));
        summary.put("passing", count(results, result -> result.verdict().equals("passing")));
        summary.put("false_rejection_schemas", count(results, result -> result.has("refused")));
        summary.put("false_acceptance_schemas", count(results, result -> result.has("accepted")));
        summary.set("ttfm_us", figures(compiled, result -> new long[] {result.compile() + result.firstMask()}));
        summary.set("compile_us", figures(compiled, result -> new long[] {result.compile()}));
        summary.set("compile_cpu_us", figures(compiled, result -> new long[] {result.compileCpu()}));
        summary.set("tbm_us", figures(compiled, CaseResult::masks));
        summary.set("tbm_cpu_us", figures(compiled, CaseResult::masksCpu));
        return summary;
    }

    private static long count(List<CaseResult> results, Predicate<CaseResult> condition) {
        return results.stream().filter(condition).count();
    }

    private static ObjectNode figures(List<CaseResult> results, Function<CaseResult, long[]> times) {
        return Figures.of(results.stream()
                .flatMapToLong(result -> Arrays.stream(times.apply(result)))
                .toArray());
    }

    /** Each case by itself. */
    static ArrayNode cases(List<Case> cases, List<CaseResult> results, Tokens tokens) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < results.size(); i++) {
            CaseResult result = results.get(i);
            ObjectNode node = nodes.addObject().put("id", result.id()).put("verdict", result.verdict());
            if (result.compileError() != null) {
                node.put("compile_error", result.compileError());
            } else if (result.crash() != null) {
                node.put("crash", result.crash());
            } else {
                times(result, node);
                faults(cases.get(i), result, tokens, node);
            }
        }
        return nodes;
    }

    private static void times(CaseResult result, ObjectNode node) {
        node.put("compile_us", result.compile() / 1e3);
        node.put("compile_cpu_us", result.compileCpu() / 1e3);
        node.put("ttfm_us", (result.compile() + result.firstMask()) / 1e3);
        node.put("tbm_avg_us", Arrays.stream(result.masks()).average().orElse(0) / 1e3);
        node.put("tbm_max_us", Arrays.stream(result.masks()).max().orElse(0) / 1e3);
    }

    private static void faults(Case one, CaseResult result, Tokens tokens, ObjectNode node) {
        ArrayNode wrong = node.putArray("wrong");
        result.faults().forEach(fault -> wrong.add(fault.what()));
        if (!result.faults().isEmpty()) {
            ArrayNode faults = node.putArray("faults");
            for (Fault fault : result.faults()) {
                int[] text = one.tests().get(fault.test()).tokens();
                faults.addObject()
                        .put("test", fault.test())
                        .put("what", fault.what())
                        .put("token", fault.token())
                        .put("after", tokens.tail(text, fault.token()))
                        .put(
                                "next",
                                fault.token() < text.length
                                        ? tokens.text(new int[] {text[fault.token()]}, 1)
                                        : "the end");
            }
        }
    }
}
