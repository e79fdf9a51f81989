package dev.trammel.benchmarks.maskbench;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Json;
import dev.trammel.benchmarks.data.Tokens;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints all there is to say of one case. */
final class Details {
    private Details() {}

    static void print(Case one, CaseResult result, Tokens tokens, PrintWriter out) {
        out.println(one.id() + ": " + result.verdict());
        out.println(Json.pretty(one.schema()));
        if (!result.isCompiled()) {
            out.println(result.compileError() != null ? result.compileError() : result.crash());
            return;
        }
        out.printf(
                Locale.ROOT,
                "compiled in %.1f µs, first mask after %.1f µs%n",
                result.compileCpu() / 1e3,
                (result.compile() + result.firstMask()) / 1e3);
        for (int test = 0; test < one.tests().size(); test++) {
            int[] text = one.tests().get(test).tokens();
            out.printf(
                    Locale.ROOT,
                    "%n%d, %s, %d of %d tokens in %.1f µs: %s%n",
                    test,
                    one.tests().get(test).valid() ? "valid" : "invalid",
                    result.steps()[test],
                    text.length,
                    Slowest.total(result, test) / 1e3,
                    tokens.text(text, text.length));
            for (Fault fault : result.faults()) {
                if (fault.test() == test) {
                    print(fault, text, tokens, out);
                }
            }
        }
    }

    private static void print(Fault fault, int[] text, Tokens tokens, PrintWriter out) {
        out.println("  WRONG: " + fault.what() + " at token " + fault.token() + ", after "
                + tokens.text(text, fault.token()));
        out.println("  next: "
                + (fault.token() < text.length
                        ? tokens.text(new int[] {text[fault.token()]}, 1) + " (" + text[fault.token()] + ")"
                        : "the end"));
    }
}
