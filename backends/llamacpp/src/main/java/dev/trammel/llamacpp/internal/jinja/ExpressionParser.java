package dev.trammel.llamacpp.internal.jinja;

import dev.trammel.llamacpp.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Parses expressions, from those that bind least to those that bind most. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenReader in;
    private final PrimaryParser primaries;

    ExpressionParser(TokenReader in) {
        this.in = in;
        primaries = new PrimaryParser(in, this);
    }

    /** An expression, or several with commas between them as a list. */
    Expression expressions() {
        Expression first = expression();
        if (!in.isOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (in.skipOperator(",")) {
            items.add(expression());
        }
        return PrimaryParser.list(items);
    }

    /** {@code a if b else c} */
    Expression expression() {
        Expression value = withoutCondition();
        if (!in.skipName("if")) {
            return value;
        }
        Expression condition = withoutCondition();
        Expression otherwise = in.skipName("else") ? expression() : scope -> Undefined.UNDEFINED;
        return scope -> Values.isTrue(condition.evaluate(scope)) ? value.evaluate(scope) : otherwise.evaluate(scope);
    }

    /** {@code a or b} */
    Expression withoutCondition() {
        Expression left = conjunction();
        while (in.skipName("or")) {
            Expression first = left;
            Expression second = conjunction();
            left = scope -> {
                Object value = first.evaluate(scope);
                return Values.isTrue(value) ? value : second.evaluate(scope);
            };
        }
        return left;
    }

    /** The name and arguments of a filter. */
    UnaryOperator<Expression> filter() {
        return primaries.filter();
    }

    private Expression conjunction() {
        Expression left = negation();
        while (in.skipName("and")) {
            Expression first = left;
            Expression second = negation();
            left = scope -> {
                Object value = first.evaluate(scope);
                return Values.isTrue(value) ? second.evaluate(scope) : value;
            };
        }
        return left;
    }

    private Expression negation() {
        if (in.skipName("not")) {
            Expression value = negation();
            return scope -> !Values.isTrue(value.evaluate(scope));
        }
        return comparison();
    }

    private Expression comparison() {
        Expression first = sum();
        List<String> operators = new ArrayList<>();
        List<Expression> operands = new ArrayList<>();
        for (String operator = comparator(); operator != null; operator = comparator()) {
            operators.add(operator);
            operands.add(sum());
        }
        if (operators.isEmpty()) {
            return first;
        }
        return scope -> {
            Object left = first.evaluate(scope);
            for (int i = 0; i < operators.size(); i++) {
                Object right = operands.get(i).evaluate(scope);
                if (!Values.isTrue(Operators.apply(operators.get(i), left, right, scope.budget()))) {
                    return false;
                }
                left = right;
            }
            return true;
        };
    }

    private @Nullable String comparator() {
        Token token = in.peek();
        if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
            return in.next().text();
        } else if (in.skipName("in")) {
            return "in";
        } else if (in.isName("not") && in.peek(1).is(Kind.NAME, "in")) {
            in.next();
            in.next();
            return "not in";
        }
        return null;
    }

    private Expression sum() {
        Expression left = concatenation();
        while (in.isOperator("+") || in.isOperator("-")) {
            left = binary(in.next().text(), left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        Expression left = product();
        while (in.isOperator("~")) {
            left = binary(in.next().text(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (in.isOperator("*") || in.isOperator("/") || in.isOperator("//") || in.isOperator("%")) {
            left = binary(in.next().text(), left, power());
        }
        return left;
    }

    private Expression power() {
        Expression left = primaries.unary(true);
        while (in.isOperator("**")) {
            left = binary(in.next().text(), left, primaries.unary(true));
        }
        return left;
    }

    private static Expression binary(String operator, Expression left, Expression right) {
        return scope -> Operators.apply(operator, left.evaluate(scope), right.evaluate(scope), scope.budget());
    }
}
