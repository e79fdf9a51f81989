package dev.trammel.benchmarks.decoding;

import dev.trammel.constraints.JsonOptions.Whitespace;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes grammars for llama.cpp that allow what Trammel allows for the same record, in the same layout. */
final class Gbnf {
    static final String BOOLEAN = "(\"true\" | \"false\")";
    static final String UP_TO_150 = "(\"0\" | [1-9] [0-9]? | \"1\" [0-4] [0-9] | \"150\")";

    private static final String CHARACTER =
            "char ::= [^\"\\\\\\x00-\\x1F] | \"\\\\\" ([\"\\\\bfnrt] | \"u00\" [01] [0-9a-f])\n";

    private Gbnf() {}

    static String string(int maxLength) {
        return "\"\\\"\" char{0," + maxLength + "} \"\\\"\"";
    }

    static String oneOf(String... options) {
        return Arrays.stream(options)
                .map(option -> "\"\\\"" + option + "\\\"\"")
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    /** The grammar of an object. */
    static String object(Map<String, String> values, Whitespace whitespace) {
        boolean compact = whitespace == Whitespace.COMPACT;
        String gap = compact ? " " : " gap ";
        String afterColon = compact ? "" : "\" \"? ";
        String members = values.entrySet().stream()
                .map(value -> "\"\\\"" + value.getKey() + "\\\":\" " + afterColon + value.getValue())
                .collect(Collectors.joining(" \",\"" + gap));
        String root = "root ::= \"{\"" + gap + members + gap + "\"}\"\n";
        return root + (compact ? "" : "gap ::= (\" \" | \"\\n\" [ \\t]{0,32})?\n") + CHARACTER;
    }
}
