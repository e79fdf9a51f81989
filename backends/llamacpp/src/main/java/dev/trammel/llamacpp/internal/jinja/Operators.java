package dev.trammel.llamacpp.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic and comparison. */
final class Operators {
    private static final int MAX_LENGTH = 10_000_000;

    private Operators() {}

    static @Nullable Object apply(String operator, @Nullable Object left, @Nullable Object right, Budget budget) {
        return switch (operator) {
            case "==" -> Values.areEqual(left, right);
            case "!=" -> !Values.areEqual(left, right);
            case "<" -> Values.compare(left, right) < 0;
            case "<=" -> Values.compare(left, right) <= 0;
            case ">" -> Values.compare(left, right) > 0;
            case ">=" -> Values.compare(left, right) >= 0;
            case "in" -> Values.contains(right, left);
            case "not in" -> !Values.contains(right, left);
            case "~" -> counted(Values.print(left) + Values.print(right), budget);
            case "+" -> add(left, right, budget);
            case "*" -> multiply(left, right, budget);
            case "%" ->
                left instanceof String format ? Formatting.percent(format, right) : arithmetic("%", left, right);
            default -> arithmetic(operator, left, right);
        };
    }

    static Object negate(@Nullable Object value) {
        return value instanceof Double number ? (Object) (-number) : (Object) (-(long) Values.expectInt(value));
    }

    private static Object add(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (left instanceof String a && right instanceof String b) {
            return counted(a + b, budget);
        } else if (left instanceof List<?> a && right instanceof List<?> b) {
            List<@Nullable Object> sum = new ArrayList<>(a);
            sum.addAll(b);
            budget.spend(sum.size());
            return sum;
        }
        return arithmetic("+", left, right);
    }

    private static Object multiply(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (left instanceof String text && right instanceof Long times) {
            if (times * (double) text.length() > MAX_LENGTH) {
                throw new JinjaException("expected a string of at most " + MAX_LENGTH + " characters, found more");
            }
            return counted(text.repeat((int) Math.max(0, times)), budget);
        }
        return arithmetic("*", left, right);
    }

    private static String counted(String text, Budget budget) {
        budget.spend(text.length());
        return text;
    }

    private static Object arithmetic(String operator, @Nullable Object left, @Nullable Object right) {
        if (!Values.isNumeric(left) || !Values.isNumeric(right)) {
            throw new JinjaException("expected two values for " + operator + ", found " + Values.kind(left) + " and "
                    + Values.kind(right));
        }
        boolean divides = operator.equals("/") || operator.equals("//") || operator.equals("%");
        if (divides && Values.number(right) == 0) {
            throw new JinjaException("expected a divisor other than 0, found 0");
        }
        if (left instanceof Double || right instanceof Double || operator.equals("/")) {
            return fractional(operator, Values.number(left), Values.number(right));
        }
        return integral(operator, Values.expectInt(left), Values.expectInt(right));
    }

    private static double fractional(String operator, double left, double right) {
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "//" -> Math.floor(left / right);
            case "%" -> left - right * Math.floor(left / right);
            case "**" -> Math.pow(left, right);
            default -> throw new JinjaException("expected an operator, found " + operator);
        };
    }

    private static Object power(double base, double exponent) {
        double power = Math.pow(base, exponent);
        return exponent < 0 ? (Object) power : (Object) Math.round(power);
    }

    private static Object integral(String operator, long left, long right) {
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "//" -> Math.floorDiv(left, right);
            case "%" -> Math.floorMod(left, right);
            case "**" -> power((double) left, (double) right);
            default -> throw new JinjaException("expected an operator, found " + operator);
        };
    }
}
