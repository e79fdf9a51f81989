package dev.trammel.openai.internal.schema;

import java.util.List;
import java.util.stream.Collectors;

/** Grammars in GBNF, the notation of llama.cpp. */
final class Gbnf {
    private Gbnf() {}

    /** One of some texts. */
    static String choice(List<String> options) {
        return "root ::= " + options.stream().map(Gbnf::literal).collect(Collectors.joining(" | "));
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f) {
                        literal.append("\\x%02X".formatted(c));
                    } else {
                        literal.appendCodePoint(c);
                    }
                }
            }
        });
        return literal.append('"').toString();
    }
}
