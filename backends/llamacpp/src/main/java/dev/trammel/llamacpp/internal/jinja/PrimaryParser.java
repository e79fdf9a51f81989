package dev.trammel.llamacpp.internal.jinja;

import dev.trammel.llamacpp.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Parses what operators stand between: literals, names, and what is looked up, called, filtered and tested. */
final class PrimaryParser {
    private static final Set<String> NO_OPERAND = Set.of("else", "or", "and", "if", "in", "is", "not");
    private static final Set<String> OPENINGS = Set.of("(", "[", "{");

    private final TokenReader in;
    private final ExpressionParser expressions;

    PrimaryParser(TokenReader in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    /** A value with a sign, or with filters and tests after it. */
    Expression unary(boolean filtered) {
        Expression value;
        if (in.skipOperator("-")) {
            Expression negated = unary(false);
            value = scope -> Operators.negate(negated.evaluate(scope));
        } else if (in.skipOperator("+")) {
            value = unary(false);
        } else {
            value = primary();
        }
        value = postfix(value);
        return filtered ? filters(value) : value;
    }

    static Expression list(List<Expression> items) {
        return scope -> {
            List<@Nullable Object> values = new ArrayList<>();
            items.forEach(item -> values.add(item.evaluate(scope)));
            return values;
        };
    }

    private Expression filters(Expression filtered) {
        Expression value = filtered;
        while (true) {
            if (in.skipOperator("|")) {
                value = filter().apply(value);
            } else if (in.skipName("is")) {
                value = test(value);
            } else if (in.isOperator("(")) {
                value = call(value);
            } else {
                return value;
            }
        }
    }

    /** The name and arguments of a filter. */
    UnaryOperator<Expression> filter() {
        String name = in.expectName();
        CallArguments arguments = in.isOperator("(") ? arguments() : CallArguments.NONE;
        return value -> scope -> Filters.apply(name, value.evaluate(scope), arguments.evaluate(scope), scope.budget());
    }

    private Expression test(Expression value) {
        boolean negated = in.skipName("not");
        String name = in.expectName();
        CallArguments arguments = CallArguments.NONE;
        Token next = in.peek();
        if (in.isOperator("(")) {
            arguments = arguments();
        } else if (next.kind() == Kind.STRING
                || next.kind() == Kind.INTEGER
                || next.kind() == Kind.FLOAT
                || (next.kind() == Kind.NAME && !NO_OPERAND.contains(next.text()))
                || (next.kind() == Kind.OPERATOR && OPENINGS.contains(next.text()))) {
            arguments = CallArguments.of(postfix(primary()));
        }
        CallArguments given = arguments;
        return scope -> negated != Tests.apply(name, value.evaluate(scope), given.evaluate(scope));
    }

    private Expression postfix(Expression looked) {
        Expression value = looked;
        while (true) {
            if (in.skipOperator(".")) {
                value = attribute(value);
            } else if (in.skipOperator("[")) {
                value = subscript(value);
            } else if (in.isOperator("(")) {
                value = call(value);
            } else {
                return value;
            }
        }
    }

    private Expression attribute(Expression value) {
        if (in.peek().kind() == Kind.INTEGER) {
            long index = Long.parseLong(in.next().text());
            return scope -> Access.item(value.evaluate(scope), index);
        }
        String name = in.expectName();
        return scope -> Access.attribute(value.evaluate(scope), name);
    }

    private Expression subscript(Expression value) {
        @Nullable Expression[] bounds = new @Nullable Expression[3];
        int colons = 0;
        while (!in.skipOperator("]")) {
            if (in.skipOperator(":")) {
                if (++colons > 2) {
                    throw in.fault("\"]\"");
                }
            } else {
                bounds[colons] = expressions.expression();
                if (!in.isOperator(":") && !in.isOperator("]")) {
                    throw in.fault("\"]\"");
                }
            }
        }
        if (colons > 0) {
            return scope -> Access.slice(
                    value.evaluate(scope), bound(bounds[0], scope), bound(bounds[1], scope), bound(bounds[2], scope));
        }
        Expression key = bounds[0];
        if (key == null) {
            throw in.fault("a key before \"]\"");
        }
        return scope -> Access.item(value.evaluate(scope), key.evaluate(scope));
    }

    private static @Nullable Object bound(@Nullable Expression bound, Scope scope) {
        return bound == null ? null : bound.evaluate(scope);
    }

    private Expression call(Expression function) {
        CallArguments arguments = arguments();
        return scope -> {
            Object callable = function.evaluate(scope);
            if (callable instanceof Callable call) {
                return call.call(arguments.evaluate(scope));
            }
            throw new JinjaException("expected a function or method to call, found " + Values.kind(callable));
        };
    }

    private CallArguments arguments() {
        in.expectOperator("(");
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        while (!in.skipOperator(")")) {
            if (in.peek().kind() == Kind.NAME && in.peek(1).is(Kind.OPERATOR, "=")) {
                String name = in.expectName();
                in.next();
                named.put(name, expressions.expression());
            } else {
                positional.add(expressions.expression());
            }
            if (!in.skipOperator(",") && !in.isOperator(")")) {
                throw in.fault("\")\"");
            }
        }
        return new CallArguments(positional, named);
    }

    private Expression primary() {
        Token token = in.peek();
        return switch (token.kind()) {
            case NAME -> name();
            case STRING -> string();
            case INTEGER -> constant(Long.parseLong(in.next().text()));
            case FLOAT -> constant(Double.parseDouble(in.next().text()));
            case OPERATOR -> bracketed();
            default -> throw in.fault("an expression");
        };
    }

    private Expression name() {
        String name = in.next().text();
        return switch (name) {
            case "true", "True" -> constant(true);
            case "false", "False" -> constant(false);
            case "none", "None" -> scope -> null;
            default -> scope -> scope.get(name);
        };
    }

    private Expression string() {
        StringBuilder text = new StringBuilder();
        while (in.peek().kind() == Kind.STRING) {
            text.append(in.next().text());
        }
        return constant(text.toString());
    }

    private static Expression constant(Object value) {
        return scope -> value;
    }

    private Expression bracketed() {
        if (in.skipOperator("(")) {
            Expression inside = in.isOperator(")") ? list(List.of()) : parenthesized();
            in.expectOperator(")");
            return inside;
        } else if (in.skipOperator("[")) {
            return list(items("]"));
        } else if (in.skipOperator("{")) {
            return mapping();
        }
        throw in.fault("an expression");
    }

    private Expression parenthesized() {
        Expression first = expressions.expression();
        if (!in.isOperator(",")) {
            return first;
        }
        List<Expression> all = new ArrayList<>(List.of(first));
        while (in.skipOperator(",") && !in.isOperator(")")) {
            all.add(expressions.expression());
        }
        return list(all);
    }

    private List<Expression> items(String closing) {
        List<Expression> items = new ArrayList<>();
        while (!in.skipOperator(closing)) {
            items.add(expressions.expression());
            if (!in.skipOperator(",") && !in.isOperator(closing)) {
                throw in.fault('"' + closing + '"');
            }
        }
        return items;
    }

    private Expression mapping() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!in.skipOperator("}")) {
            keys.add(expressions.expression());
            in.expectOperator(":");
            values.add(expressions.expression());
            if (!in.skipOperator(",") && !in.isOperator("}")) {
                throw in.fault("\"}\"");
            }
        }
        return scope -> {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                map.put(keys.get(i).evaluate(scope), values.get(i).evaluate(scope));
            }
            return map;
        };
    }
}
