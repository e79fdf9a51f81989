package dev.trammel.llamacpp.internal.jinja;

import dev.trammel.llamacpp.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes the inside of one tag apart. */
final class ExpressionLexer {
    private static final Set<String> PAIRS = Set.of("==", "!=", "<=", ">=", "//", "**");
    private static final String SINGLES = "+-*/%~<>=.,:|()[]{}";

    private final String source;
    private final String closing;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;
    private int depth;
    private char sign = ' ';

    /**
     * Begins after the opening of a tag.
     *
     * @param closing what closes it
     */
    ExpressionLexer(String source, int at, int line, String closing) {
        this.source = source;
        this.at = at;
        this.line = line;
        this.closing = closing;
        run();
    }

    List<Token> tokens() {
        return tokens;
    }

    /** Where the text after the tag begins. */
    int end() {
        return at;
    }

    /** The sign before the closing, or a space. */
    char sign() {
        return sign;
    }

    private void run() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                line += c == '\n' ? 1 : 0;
                at++;
            } else if (depth == 0 && closes(c)) {
                return;
            } else if (c == '"' || c == '\'') {
                string(c);
            } else if (Character.isDigit(c)) {
                number();
            } else if (Character.isLetter(c) || c == '_') {
                int from = at;
                while (at < source.length()
                        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
                    at++;
                }
                tokens.add(new Token(Kind.NAME, source.substring(from, at), line));
            } else {
                operator(c);
            }
        }
        throw new JinjaException("expected " + closing + ", found the end of the template, at line " + line);
    }

    private boolean closes(char c) {
        if ((c == '-' || c == '+') && source.startsWith(closing, at + 1)) {
            sign = c;
            at += 1 + closing.length();
            return true;
        }
        if (source.startsWith(closing, at)) {
            at += closing.length();
            return true;
        }
        return false;
    }

    private void operator(char c) {
        String pair = source.substring(at, Math.min(at + 2, source.length()));
        if (PAIRS.contains(pair)) {
            tokens.add(new Token(Kind.OPERATOR, pair, line));
            at += 2;
            return;
        }
        if (SINGLES.indexOf(c) < 0) {
            throw new JinjaException("expected an expression, found '" + c + "', at line " + line);
        }
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        tokens.add(new Token(Kind.OPERATOR, String.valueOf(c), line));
        at++;
    }

    private void number() {
        int from = at;
        boolean fraction = false;
        while (at < source.length()) {
            char c = source.charAt(at);
            boolean point =
                    c == '.' && !fraction && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1));
            if (!point && !Character.isDigit(c) && c != '_') {
                break;
            }
            fraction |= point;
            at++;
        }
        String text = source.substring(from, at).replace("_", "");
        tokens.add(new Token(fraction ? Kind.FLOAT : Kind.INTEGER, text, line));
    }

    private void string(char quote) {
        StringBuilder value = new StringBuilder();
        int begin = line;
        for (at++; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == quote) {
                at++;
                tokens.add(new Token(Kind.STRING, value.toString(), begin));
                return;
            }
            line += c == '\n' ? 1 : 0;
            if (c == '\\' && at + 1 < source.length()) {
                at++;
                escape(value);
            } else {
                value.append(c);
            }
        }
        throw new JinjaException("expected the end of a string, found the end of the template, at line " + begin);
    }

    private void escape(StringBuilder value) {
        char c = source.charAt(at);
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case '\\', '\'', '"' -> value.append(c);
            case '\n' -> line++;
            case 'x' -> hex(value, 2);
            case 'u' -> hex(value, 4);
            case 'U' -> hex(value, 8);
            default -> value.append('\\').append(c);
        }
    }

    private void hex(StringBuilder value, int digits) {
        try {
            value.appendCodePoint(Integer.parseInt(source.substring(at + 1, at + 1 + digits), 16));
            at += digits;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new JinjaException("expected " + digits + " hexadecimal digits after a backslash, at line " + line);
        }
    }
}
