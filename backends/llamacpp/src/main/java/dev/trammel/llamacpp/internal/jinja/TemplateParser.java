package dev.trammel.llamacpp.internal.jinja;

import dev.trammel.llamacpp.internal.jinja.Node.Next;
import dev.trammel.llamacpp.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Parses a template: text, printed expressions and tags. */
final class TemplateParser {
    private static final Set<String> NOTHING = Set.of();

    private final TokenReader in;
    private final ExpressionParser expressions;

    TemplateParser(List<Token> tokens) {
        in = new TokenReader(tokens);
        expressions = new ExpressionParser(in);
    }

    Node parse() {
        Node body = body(NOTHING);
        in.expect(Kind.END);
        return body;
    }

    /** Everything up to one of some tags, whose name is the next token then. */
    private Node body(Set<String> ends) {
        List<Node> nodes = new ArrayList<>();
        while (in.peek().kind() != Kind.END) {
            Token token = in.next();
            int line = token.line();
            switch (token.kind()) {
                case TEXT ->
                    nodes.add((scope, out) -> {
                        out.append(token.text());
                        return Next.GO_ON;
                    });
                case PRINT_BEGIN -> nodes.add(Node.at(line, print()));
                case BLOCK_BEGIN -> {
                    if (ends.contains(in.peek().text())) {
                        return Node.sequence(nodes);
                    }
                    nodes.add(Node.at(line, tag()));
                }
                default -> throw in.fault("text or a tag");
            }
        }
        if (!ends.isEmpty()) {
            throw in.fault("one of the tags " + ends.stream().sorted().toList());
        }
        return Node.sequence(nodes);
    }

    private Node print() {
        Expression value = expressions.expressions();
        in.expect(Kind.PRINT_END);
        return print(value);
    }

    private static Node print(Expression value) {
        return (scope, out) -> {
            String text = Values.print(value.evaluate(scope));
            scope.budget().spend(text.length());
            out.append(text);
            return Next.GO_ON;
        };
    }

    private Node tag() {
        Token name = in.expect(Kind.NAME);
        return switch (name.text()) {
            case "if" -> condition();
            case "for" -> loop();
            case "set" -> assignment();
            case "macro" -> macro();
            case "filter" -> filter();
            case "generation" -> generation();
            case "break" -> jump(Next.BREAK);
            case "continue" -> jump(Next.CONTINUE);
            default ->
                throw new JinjaException("expected one of the tags if, for, set, macro, filter, generation, break"
                        + " and continue, found " + name.text() + ", at line " + name.line());
        };
    }

    private Node condition() {
        Expression test = expressions.expression();
        in.expect(Kind.BLOCK_END);
        Node then = body(Set.of("elif", "else", "endif"));
        String end = in.expectName();
        Node otherwise = Node.sequence(List.of());
        if (end.equals("elif")) {
            otherwise = condition();
        } else if (end.equals("else")) {
            in.expect(Kind.BLOCK_END);
            otherwise = bodyBefore("endif");
        } else {
            in.expect(Kind.BLOCK_END);
        }
        Node other = otherwise;
        return (scope, out) -> (Values.isTrue(test.evaluate(scope)) ? then : other).render(scope, out);
    }

    private Node loop() {
        List<String> targets = new ArrayList<>(targets());
        if (!in.skipName("in")) {
            throw in.fault("\"in\"");
        }
        Expression items = expressions.withoutCondition();
        Expression filter = in.skipName("if") ? expressions.expression() : scope -> true;
        in.expect(Kind.BLOCK_END);
        Node body = body(Set.of("else", "endfor"));
        Node otherwise = Node.sequence(List.of());
        if (in.skipName("else")) {
            in.expect(Kind.BLOCK_END);
            otherwise = bodyBefore("endfor");
        } else {
            in.next();
            in.expect(Kind.BLOCK_END);
        }
        return new ForLoop(targets, items, filter, body, otherwise);
    }

    private List<String> targets() {
        boolean bracketed = in.skipOperator("(");
        List<String> names = new ArrayList<>(List.of(in.expectName()));
        while (in.skipOperator(",")) {
            names.add(in.expectName());
        }
        if (bracketed) {
            in.expectOperator(")");
        }
        return names;
    }

    private Node assignment() {
        List<String> names = targets();
        String attribute = names.size() == 1 && in.skipOperator(".") ? in.expectName() : "";
        if (in.skipOperator("=")) {
            Expression value = expressions.expressions();
            in.expect(Kind.BLOCK_END);
            return Assignment.of(names, attribute, value);
        }
        if (in.peek().kind() != Kind.BLOCK_END) {
            throw in.fault("\"=\"");
        }
        in.next();
        return Assignment.of(names, attribute, written(bodyBefore("endset")));
    }

    private Node macro() {
        String name = in.expectName();
        in.expectOperator("(");
        List<String> parameters = new ArrayList<>();
        List<Expression> defaults = new ArrayList<>();
        while (!in.skipOperator(")")) {
            parameters.add(in.expectName());
            defaults.add(in.skipOperator("=") ? expressions.expression() : scope -> Undefined.UNDEFINED);
            if (!in.skipOperator(",") && !in.isOperator(")")) {
                throw in.fault("\")\"");
            }
        }
        in.expect(Kind.BLOCK_END);
        Node body = bodyBefore("endmacro");
        return (scope, out) -> {
            scope.set(name, new Macro(name, parameters, defaults, body, scope));
            return Next.GO_ON;
        };
    }

    private Node filter() {
        int line = in.peek().line();
        List<UnaryOperator<Expression>> filters = new ArrayList<>();
        do {
            filters.add(expressions.filter());
        } while (in.skipOperator("|"));
        in.expect(Kind.BLOCK_END);
        Expression text = written(bodyBefore("endfilter"));
        for (UnaryOperator<Expression> filter : filters) {
            text = filter.apply(text);
        }
        return Node.at(line, print(text));
    }

    /** Marks what an assistant says, for training; renders as if it weren't there. */
    private Node generation() {
        in.expect(Kind.BLOCK_END);
        return bodyBefore("endgeneration");
    }

    private Node jump(Next next) {
        in.expect(Kind.BLOCK_END);
        return (scope, out) -> next;
    }

    private Node bodyBefore(String end) {
        Node body = body(Set.of(end));
        in.next();
        in.expect(Kind.BLOCK_END);
        return body;
    }

    private static Expression written(Node body) {
        return scope -> {
            StringBuilder text = new StringBuilder();
            body.render(scope.inner(), text);
            return text.toString();
        };
    }
}
