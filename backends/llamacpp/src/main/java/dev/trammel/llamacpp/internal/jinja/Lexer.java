package dev.trammel.llamacpp.internal.jinja;

import dev.trammel.llamacpp.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a template apart, with {@code trim_blocks} and {@code lstrip_blocks} on: the newline after a block or comment
 * goes, and so does the blank space before one at the beginning of a line.
 */
final class Lexer {
    private static final Pattern RAW_END = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*([-+]?)%}");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean lineStarting = true;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String template) {
        String source = template.replace("\r\n", "\n").replace('\r', '\n');
        Lexer lexer = new Lexer(source.endsWith("\n") ? source.substring(0, source.length() - 1) : source);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (at < source.length()) {
            int tag = nextTag();
            if (tag < 0) {
                add(Kind.TEXT, source.substring(at));
                at = source.length();
                break;
            }
            char kind = source.charAt(tag + 1);
            String text = source.substring(at, tag);
            at = tag + 2;
            char sign = at < source.length() ? source.charAt(at) : ' ';
            if (sign == '-' || sign == '+') {
                at++;
            }
            addText(text, sign, kind != '{');
            switch (kind) {
                case '#' -> comment();
                case '{' -> tag(Kind.PRINT_BEGIN, Kind.PRINT_END, "}}");
                default -> block();
            }
        }
        add(Kind.END, "");
    }

    private int nextTag() {
        for (int i = source.indexOf('{', at); i >= 0; i = source.indexOf('{', i + 1)) {
            if (i + 1 < source.length() && "{%#".indexOf(source.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void addText(String text, char sign, boolean strippable) {
        String kept = text;
        if (sign == '-') {
            kept = stripTrailing(text);
        } else if (sign != '+' && strippable) {
            int line = text.lastIndexOf('\n') + 1;
            if ((line > 0 || lineStarting) && text.substring(line).isBlank()) {
                kept = text.substring(0, line);
            }
        }
        if (!kept.isEmpty()) {
            add(Kind.TEXT, kept);
        }
    }

    private void comment() {
        int end = source.indexOf("#}", at);
        if (end < 0) {
            throw new JinjaException("expected the end of a comment, found none, at line " + line());
        }
        char sign = source.charAt(end - 1);
        at = end + 2;
        afterTag(sign, true);
    }

    private void block() {
        Matcher raw = Pattern.compile("\\G\\s*raw\\s*([-+]?)%}").matcher(source);
        if (!raw.find(at)) {
            tag(Kind.BLOCK_BEGIN, Kind.BLOCK_END, "%}");
            return;
        }
        at = raw.end();
        afterTag(raw.group(1).isEmpty() ? ' ' : raw.group(1).charAt(0), true);
        Matcher end = RAW_END.matcher(source);
        if (!end.find(at)) {
            throw new JinjaException("expected endraw, found none, at line " + line());
        }
        addText(
                source.substring(at, end.start()),
                end.group(1).isEmpty() ? ' ' : end.group(1).charAt(0),
                true);
        at = end.end();
        afterTag(end.group(2).isEmpty() ? ' ' : end.group(2).charAt(0), true);
    }

    private void tag(Kind begin, Kind end, String closing) {
        add(begin, "");
        ExpressionLexer inside = new ExpressionLexer(source, at, line(), closing);
        tokens.addAll(inside.tokens());
        at = inside.end();
        add(end, "");
        afterTag(inside.sign(), end == Kind.BLOCK_END);
    }

    /** Drops the whitespace after a tag: all of it, or one newline after a block, or none. */
    private void afterTag(char sign, boolean block) {
        int from = at;
        if (sign == '-') {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
        } else if (block && sign != '+' && at < source.length() && source.charAt(at) == '\n') {
            at++;
        }
        lineStarting = at > from && source.charAt(at - 1) == '\n';
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, line()));
    }

    private int line() {
        return 1
                + (int) source.substring(0, Math.min(at, source.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
