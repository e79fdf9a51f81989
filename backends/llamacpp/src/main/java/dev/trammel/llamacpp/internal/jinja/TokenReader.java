package dev.trammel.llamacpp.internal.jinja;

import dev.trammel.llamacpp.internal.jinja.Token.Kind;
import java.util.List;

/** Tokens, with the next one in view. */
final class TokenReader {
    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        return tokens.get(at++);
    }

    boolean isOperator(String text) {
        return peek().is(Kind.OPERATOR, text);
    }

    boolean isName(String text) {
        return peek().is(Kind.NAME, text);
    }

    /** Reads the next token if it is this operator. */
    boolean skipOperator(String text) {
        boolean found = isOperator(text);
        at += found ? 1 : 0;
        return found;
    }

    /** Reads the next token if it is this name. */
    boolean skipName(String text) {
        boolean found = isName(text);
        at += found ? 1 : 0;
        return found;
    }

    void expectOperator(String text) {
        if (!skipOperator(text)) {
            throw fault("\"" + text + '"');
        }
    }

    String expectName() {
        return expect(Kind.NAME).text();
    }

    Token expect(Kind kind) {
        if (peek().kind() != kind) {
            throw fault(kind.toString());
        }
        return next();
    }

    JinjaException fault(String expected) {
        Token found = peek();
        String text = found.text().isEmpty() ? found.kind().toString() : '"' + found.text() + '"';
        return new JinjaException("expected " + expected + ", found " + text + ", at line " + found.line());
    }
}
