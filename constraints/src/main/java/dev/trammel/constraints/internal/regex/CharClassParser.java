package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.RegexException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Reads what stands for one code point: a class in brackets, or an escape. */
final class CharClassParser {
    private final String text;
    private int at;

    /** Starts behind the bracket or the backslash. */
    CharClassParser(String text, int at) {
        this.text = text;
        this.at = at;
    }

    private RegexException fault(String problem, int offset) {
        return new RegexException(problem, text, offset);
    }

    /** Reads a class to behind its closing bracket. */
    CodePoints parse(IntConsumer end) {
        int open = at - 1;
        boolean negated = at < text.length() && text.charAt(at) == '^';
        if (negated) {
            at++;
        }
        List<CodePoints> parts = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != ']') {
            int start = at;
            CodePoints atom = atom();
            boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
            if (range && isSingle(atom)) {
                at++;
                CodePoints last = atom();
                if (!isSingle(last)) {
                    parts.addAll(List.of(atom, CodePoints.of('-', '-'), last));
                } else if (last.ranges()[0] < atom.ranges()[0]) {
                    throw fault(
                            "expected a range from the smaller to the larger character, found "
                                    + text.substring(start, at),
                            start);
                } else {
                    parts.add(CodePoints.of(atom.ranges()[0], last.ranges()[0]));
                }
            } else {
                parts.add(atom);
            }
        }
        if (at == text.length()) {
            throw fault("expected ']' for the class, found the end of the expression", open);
        }
        end.accept(at + 1);
        CodePoints set = CodePoints.union(parts);
        return negated ? set.complement() : set;
    }

    private static boolean isSingle(CodePoints set) {
        return set.ranges().length == 2 && set.ranges()[0] == set.ranges()[1];
    }

    private CodePoints atom() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        if (c != '\\') {
            return CodePoints.of(c, c);
        }
        if (at < text.length() && text.charAt(at) == 'b') {
            at++;
            return CodePoints.of('\b', '\b');
        }
        return escape(end -> at = end);
    }

    /** Reads an escape from behind its backslash. */
    CodePoints escape(IntConsumer end) {
        int start = at - 1;
        if (at == text.length()) {
            throw fault("expected a character after the backslash, found the end of the expression", start);
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        CodePoints set = switch (c) {
            case 'd' -> CodePoints.DIGIT;
            case 'D' -> CodePoints.DIGIT.complement();
            case 'w' -> CodePoints.WORD;
            case 'W' -> CodePoints.WORD.complement();
            case 's' -> CodePoints.SPACE;
            case 'S' -> CodePoints.SPACE.complement();
            case 'p', 'P' -> property(c == 'P', start);
            case 'u' -> single(unicode(start));
            case 'x' -> single(hex(2, start));
            case 'c' -> single(control(start));
            case 't' -> single('\t');
            case 'n' -> single('\n');
            case 'v' -> single(0x0B);
            case 'f' -> single('\f');
            case 'r' -> single('\r');
            case '0' -> single(0);
            default -> literal(c, start);
        };
        end.accept(at);
        return set;
    }

    private static CodePoints single(int c) {
        return CodePoints.of(c, c);
    }

    private CodePoints literal(int c, int start) {
        if (Character.isLetterOrDigit(c) && c < 0x80) {
            throw fault("expected an escape of ECMA-262, found \\" + (char) c, start);
        }
        return single(c);
    }

    private int control(int start) {
        if (at < text.length() && Character.isLetter(text.charAt(at)) && text.charAt(at) < 0x80) {
            return text.charAt(at++) % 32;
        }
        throw fault("expected a letter after \\c, found none", start);
    }

    private int unicode(int start) {
        if (at < text.length() && text.charAt(at) == '{') {
            int close = text.indexOf('}', at);
            if (close > at + 1 && close - at <= 9) {
                at++;
                int value = hex(close - at, start);
                at = close + 1;
                if (value <= Character.MAX_CODE_POINT) {
                    return value;
                }
            }
            throw fault("expected a code point in hexadecimal within the braces of \\u, found another text", start);
        }
        int unit = hex(4, start);
        if (Character.isHighSurrogate((char) unit) && text.startsWith("\\u", at)) {
            int back = at;
            at += 2;
            int low = hex(4, start);
            if (Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) unit, (char) low);
            }
            at = back;
        }
        return unit;
    }

    private int hex(int digits, int start) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw fault("expected " + digits + " hexadecimal digits, found fewer", start);
            }
            value = value * 16 + digit;
            at++;
        }
        return value;
    }

    private CodePoints property(boolean negated, int start) {
        int close = at < text.length() && text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
        if (close < 0) {
            throw fault("expected a Unicode property in braces after \\p, found none", start);
        }
        String name = text.substring(at + 1, close);
        at = close + 1;
        CodePoints set = UnicodeProperties.find(name);
        if (set == null) {
            throw fault("expected a Unicode property of ECMA-262, found " + name, start);
        }
        return negated ? set.complement() : set;
    }
}
