package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.RegexException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the regular expressions of ECMA-262 with the {@code u} flag (section 22.2.1), by recursive descent. Where that
 * grammar is strict and patterns in the wild are not, it is lenient: an escaped punctuation mark stands for itself, and
 * a brace that opens no quantifier too.
 */
final class RegexParser {
    private static final int DEEPEST = 1000;

    private final String text;
    private int at;
    private int depth;

    private RegexParser(String text) {
        this.text = text;
    }

    /**
     * Reads a whole expression.
     *
     * @throws RegexException if it is malformed or has a back-reference
     */
    static Regex parse(String text) {
        RegexParser parser = new RegexParser(text);
        Regex regex = parser.choice();
        if (parser.at < text.length()) {
            throw parser.fault("expected the end of the expression, found an unopened ')'", parser.at);
        }
        return regex;
    }

    private RegexException fault(String problem, int offset) {
        return new RegexException(problem, text, offset);
    }

    private boolean looksAt(String expected) {
        return text.startsWith(expected, at);
    }

    private boolean skip(String expected) {
        boolean found = looksAt(expected);
        if (found) {
            at += expected.length();
        }
        return found;
    }

    private Regex choice() {
        if (++depth > DEEPEST) {
            throw fault("expected at most " + DEEPEST + " nested groups, found more", at);
        }
        List<Regex> options = new ArrayList<>();
        do {
            options.add(sequence());
        } while (skip("|"));
        depth--;
        return options.size() == 1 ? options.get(0) : new Regex.Choice(options);
    }

    private Regex sequence() {
        List<Regex> parts = new ArrayList<>();
        while (at < text.length() && !looksAt("|") && !looksAt(")")) {
            parts.add(quantified(term()));
        }
        return parts.size() == 1 ? parts.get(0) : new Regex.Sequence(parts);
    }

    private Regex quantified(Regex body) {
        int start = at;
        int min;
        int max;
        if (skip("*")) {
            min = 0;
            max = Regex.UNBOUNDED;
        } else if (skip("+")) {
            min = 1;
            max = Regex.UNBOUNDED;
        } else if (skip("?")) {
            min = 0;
            max = 1;
        } else if (looksAt("{") && isQuantifier()) {
            at++;
            min = number();
            max = min;
            if (skip(",")) {
                max = looksAt("}") ? Regex.UNBOUNDED : number();
            }
            at++;
        } else {
            return body;
        }
        if (min > max) {
            throw fault(
                    "expected a repetition from the smaller to the larger number, found {" + min + "," + max + "}",
                    start);
        }
        if (isAssertion(body)) {
            throw fault("expected something to repeat, found an assertion", start);
        }
        skip("?");
        if (at < text.length() && "*+?".indexOf(text.charAt(at)) >= 0) {
            throw fault("expected something to repeat, found a second quantifier", at);
        }
        return new Regex.Repeat(body, min, max);
    }

    private static boolean isAssertion(Regex part) {
        return part instanceof Regex.Anchor || part instanceof Regex.Look || part instanceof Regex.WordBoundary;
    }

    private boolean isQuantifier() {
        int i = at + 1;
        int digits = i;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        if (i == digits) {
            return false;
        }
        if (i < text.length() && text.charAt(i) == ',') {
            i++;
            while (i < text.length() && isDigit(text.charAt(i))) {
                i++;
            }
        }
        return i < text.length() && text.charAt(i) == '}';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private int number() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        try {
            return Integer.parseInt(text.substring(start, at));
        } catch (NumberFormatException tooLarge) {
            return Regex.UNBOUNDED - 1;
        }
    }

    private Regex term() {
        int start = at;
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case '^' -> new Regex.Anchor(true, start);
            case '$' -> new Regex.Anchor(false, start);
            case '.' -> new Regex.Chars(CodePoints.DOT);
            case '(' -> group(start);
            case '[' -> new Regex.Chars(new CharClassParser(text, at).parse(end -> at = end));
            case '\\' -> escape(start);
            case '*', '+', '?' -> throw fault("expected something to repeat, found '" + (char) c + "'", start);
            default -> new Regex.Chars(CodePoints.of(c, c));
        };
    }

    private Regex group(int start) {
        boolean look = false;
        boolean ahead = true;
        boolean negated = false;
        if (skip("?")) {
            if (skip("=") || skip("!")) {
                look = true;
                negated = text.charAt(at - 1) == '!';
            } else if (skip("<=") || skip("<!")) {
                look = true;
                ahead = false;
                negated = text.charAt(at - 1) == '!';
            } else if (skip("<")) {
                int end = text.indexOf('>', at);
                if (end < 0) {
                    throw fault("expected the name of a group, found no '>'", at);
                }
                at = end + 1;
            } else if (!skip(":")) {
                throw fault("expected a group of the kind (?:, (?=, (?!, (?<=, (?<! or (?<name>, found another", start);
            }
        }
        Regex body = choice();
        if (!skip(")")) {
            throw fault("expected ')' for the group, found the end of the expression", start);
        }
        if (look) {
            return new Regex.Look(body, ahead, negated, start);
        }
        return isAssertion(body) ? new Regex.Sequence(List.of(body)) : body;
    }

    private Regex escape(int start) {
        if (at == text.length()) {
            throw fault("expected a character after the backslash, found the end of the expression", start);
        }
        char c = text.charAt(at);
        if (c == 'b' || c == 'B') {
            at++;
            return new Regex.WordBoundary(c == 'B', start);
        }
        if ((c >= '1' && c <= '9') || c == 'k') {
            throw fault(
                    "expected a regular expression that is regular, found a back-reference \\" + c
                            + ", which no automaton can follow",
                    start);
        }
        return new Regex.Chars(new CharClassParser(text, at).escape(end -> at = end));
    }
}
