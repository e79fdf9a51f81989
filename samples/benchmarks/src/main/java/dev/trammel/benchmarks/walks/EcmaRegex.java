package dev.trammel.benchmarks.walks;

import java.util.regex.Pattern;

/**
 * ECMA-262 regular expressions in the notation of the JDK. It knows what differs: {@code $}, {@code .}, {@code \s},
 * brackets and {@code &&} within a class, {@code \}{@code u{1F600}}, empty classes.
 */
final class EcmaRegex {
    private static final String BLANKS =
            "\\t-\\r \\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";

    private final String regex;
    private final StringBuilder jdk = new StringBuilder();
    private int at;

    private EcmaRegex(String regex) {
        this.regex = regex;
    }

    /**
     * Translates.
     *
     * @throws java.util.regex.PatternSyntaxException if the JDK refuses what comes of it
     */
    static Pattern compile(String regex) {
        return Pattern.compile(new EcmaRegex(regex).translate());
    }

    private String translate() {
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            switch (c) {
                case '\\' -> escape(false);
                case '.' -> jdk.append("[^\\n\\r\\u2028\\u2029]");
                case '$' -> jdk.append("\\z");
                case '[' -> characterClass();
                default -> jdk.append(c);
            }
        }
        return jdk.toString();
    }

    private void characterClass() {
        boolean negated = regex.startsWith("^", at);
        at += negated ? 1 : 0;
        if (regex.startsWith("]", at)) {
            at++;
            jdk.append(negated ? "[\\x{0}-\\x{10FFFF}]" : "(?!)");
            return;
        }
        jdk.append(negated ? "[^" : "[");
        while (at < regex.length() && regex.charAt(at) != ']') {
            char c = regex.charAt(at++);
            switch (c) {
                case '\\' -> escape(true);
                case '[', '&', '^' -> jdk.append('\\').append(c);
                default -> jdk.append(c);
            }
        }
        jdk.append(']');
        at++;
    }

    private void escape(boolean inClass) {
        char c = at < regex.length() ? regex.charAt(at++) : '\\';
        switch (c) {
            case 's' -> jdk.append(inClass ? BLANKS : "[" + BLANKS + "]");
            case 'S' -> jdk.append("[^").append(BLANKS).append(']');
            case 'b' -> jdk.append(inClass ? "\\x08" : "\\b");
            case 'u' -> jdk.append(regex.startsWith("{", at) ? "\\x" : "\\u");
            case 'v' -> jdk.append("\\x0B");
            default -> jdk.append(c < 128 ? "\\" : "").append(c);
        }
    }
}
