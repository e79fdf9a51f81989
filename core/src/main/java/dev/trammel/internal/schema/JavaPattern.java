package dev.trammel.internal.schema;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of Java, as {@code @Pattern} has them, as those of ECMA-262, as schemas have them: texts that the
 * one matches are those that the other does. Complexity: linear in the length of the expression.
 */
final class JavaPattern {
    private static final String SPACE = " \\t\\n\\u000b\\f\\r";
    private static final String NO_SPACE = "\\u0000-\\u0008\\u000e-\\u001f!-\\u{10ffff}";
    private static final String BLANK = " \\t\\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000";
    private static final String BREAK = "\\n\\u000b\\f\\r\\u0085\\u2028\\u2029";

    /** Classes that ECMA-262 has not, or has with other members, by what stands for them inside brackets. */
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("s", SPACE),
            Map.entry("S", NO_SPACE),
            Map.entry("h", BLANK),
            Map.entry("v", BREAK),
            Map.entry("e", "\\u001b"),
            Map.entry("a", "\\u0007"),
            Map.entry("Lower", "a-z"),
            Map.entry("Upper", "A-Z"),
            Map.entry("ASCII", "\\u0000-\\u007f"),
            Map.entry("Alpha", "A-Za-z"),
            Map.entry("Digit", "0-9"),
            Map.entry("Alnum", "0-9A-Za-z"),
            Map.entry("Punct", "!-\\/:-@\\[-`\\{-~"),
            Map.entry("Graph", "!-~"),
            Map.entry("Print", " -~"),
            Map.entry("Blank", " \\t"),
            Map.entry("Cntrl", "\\u0000-\\u001f\\u007f"),
            Map.entry("XDigit", "0-9A-Fa-f"),
            Map.entry("Space", SPACE));

    /** Escapes that mean the same. Back-references are for the engine to refuse: some servers take them. */
    private static final String SAME = "dDwWbBtnrfk123456789";

    private static final String SYNTAX = "^$\\.*+?()[]{}|/";

    private final String regex;
    private final StringBuilder ecma = new StringBuilder();
    private int at;

    private JavaPattern(String regex) {
        this.regex = regex;
    }

    /**
     * The expression in ECMA-262.
     *
     * @throws IllegalArgumentException if it is none of Java's, or has what ECMA-262 can't say
     */
    static String ecma(String regex) {
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "expected a regular expression of Java, found " + regex + ": " + e.getDescription(), e);
        }
        return new JavaPattern(regex).translate();
    }

    private String translate() {
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> brackets();
                case '(' -> group();
                case '.' -> ecma.append("[^\\n\\r\\u0085\\u2028\\u2029]");
                case ']', '}' -> ecma.append('\\').append(c);
                case '*', '+', '?' -> quantifier(String.valueOf(c));
                case '{' -> {
                    int end = regex.indexOf('}', at);
                    String counts = regex.substring(at, end + 1);
                    at = end + 1;
                    quantifier(c + counts);
                }
                default -> ecma.append(c);
            }
        }
        return ecma.toString();
    }

    private IllegalArgumentException refuse(String found) {
        return new IllegalArgumentException(
                "expected a @Pattern that ECMA-262 can say, found " + found + " in " + regex);
    }

    private boolean skip(char c) {
        boolean is = at < regex.length() && regex.charAt(at) == c;
        at += is ? 1 : 0;
        return is;
    }

    private void quantifier(String text) {
        ecma.append(text);
        if (skip('?')) {
            ecma.append('?');
        } else if (skip('+')) {
            throw refuse("the possessive quantifier " + text + "+");
        }
    }

    private void group() {
        ecma.append('(');
        if (!skip('?')) {
            return;
        }
        ecma.append('?');
        String rest = regex.substring(at);
        boolean known = rest.startsWith(":") || rest.startsWith("=") || rest.startsWith("!") || rest.startsWith("<");
        if (!known) {
            throw refuse("a flag or a group of the kind (?" + rest.charAt(0));
        }
    }

    private void brackets() {
        ecma.append('[');
        if (skip('^')) {
            ecma.append('^');
        }
        for (boolean first = true; first || regex.charAt(at) != ']'; first = false) {
            char c = regex.charAt(at++);
            if (c == '\\') {
                escape(true);
            } else if (c == '[' || (c == '&' && at < regex.length() && regex.charAt(at) == '&')) {
                throw refuse("a class inside a class");
            } else if (c == ']') {
                ecma.append("\\]");
            } else {
                ecma.append(c);
            }
        }
        at++;
        ecma.append(']');
    }

    /** What stands after a backslash. */
    private void escape(boolean inBrackets) {
        char c = regex.charAt(at++);
        String known = CLASSES.get(String.valueOf(c));
        if (c == 'Q') {
            quoted();
        } else if (c == 'p' || c == 'P') {
            property(c == 'P', inBrackets);
        } else if (SAME.indexOf(c) >= 0) {
            ecma.append('\\').append(c);
        } else if (known != null) {
            members(known, inBrackets, false);
        } else if (c == 'A' && !inBrackets) {
            ecma.append('^');
        } else if ((c == 'z' || c == 'Z') && !inBrackets) {
            ecma.append('$');
        } else if (c == 'u' || c == 'x') {
            codePoint(c);
        } else if (Character.isLetterOrDigit(c)) {
            throw refuse("\\" + c);
        } else {
            literal(c);
        }
    }

    private void quoted() {
        int end = regex.indexOf("\\E", at);
        String text = end < 0 ? regex.substring(at) : regex.substring(at, end);
        at = end < 0 ? regex.length() : end + 2;
        text.chars().forEach(c -> literal((char) c));
    }

    private void literal(char c) {
        if (SYNTAX.indexOf(c) >= 0 || c == '-') {
            ecma.append(c == '-' ? "\\u002d" : "\\" + c);
        } else {
            ecma.append(c);
        }
    }

    private void codePoint(char kind) {
        if (kind == 'x' && skip('{')) {
            int end = regex.indexOf('}', at);
            ecma.append("\\u{").append(regex, at, end + 1);
            at = end + 1;
            return;
        }
        int digits = kind == 'u' ? 4 : 2;
        ecma.append(kind == 'u' ? "\\u" : "\\u00").append(regex, at, at + digits);
        at += digits;
    }

    private void members(String members, boolean inBrackets, boolean negated) {
        if (inBrackets && negated) {
            throw refuse("a negated class inside a class");
        }
        ecma.append(inBrackets ? members : (negated ? "[^" : "[") + members + "]");
    }

    private void property(boolean negated, boolean inBrackets) {
        String name;
        if (skip('{')) {
            int end = regex.indexOf('}', at);
            name = regex.substring(at, end);
            at = end + 1;
        } else {
            name = String.valueOf(regex.charAt(at++));
        }
        String known = CLASSES.get(name);
        if (known != null && name.length() > 1) {
            members(known, inBrackets, negated);
            return;
        }
        String plain = name.startsWith("Is") ? name.substring(2) : name;
        String ecmaName = plain.matches("[A-Z][a-z]?") ? plain : plain.equals("Alphabetic") ? plain : null;
        if (ecmaName == null) {
            throw refuse("\\p{" + name + "}");
        }
        ecma.append(negated ? "\\P{" : "\\p{").append(ecmaName).append('}');
    }
}
