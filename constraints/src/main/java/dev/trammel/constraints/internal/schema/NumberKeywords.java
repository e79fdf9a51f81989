package dev.trammel.constraints.internal.schema;

import java.math.BigDecimal;
import java.util.List;

/** Reads the keywords of numbers. */
final class NumberKeywords {
    private NumberKeywords() {}

    static List<Numbers> read(Keywords keywords, Types types, Draft draft) {
        Numbers numbers;
        if (types.allows("number")) {
            numbers = Numbers.ALL;
        } else if (types.allows("integer")) {
            numbers = draft == Draft.DRAFT_4 ? Numbers.INTEGERS.spelled(Spelling.WHOLE) : Numbers.INTEGERS;
        } else {
            return List.of();
        }
        if (keywords.has("multipleOf")) {
            numbers = numbers.and(Numbers.multiples(divisor(keywords)));
        }
        BigDecimal low = keywords.number("minimum");
        BigDecimal high = keywords.number("maximum");
        if (draft == Draft.DRAFT_4) {
            if (low != null) {
                numbers = numbers.and(
                        Numbers.from(low, !keywords.get("exclusiveMinimum").asBoolean(false)));
            }
            if (high != null) {
                numbers = numbers.and(
                        Numbers.to(high, !keywords.get("exclusiveMaximum").asBoolean(false)));
            }
            return List.of(numbers);
        }
        BigDecimal above = keywords.number("exclusiveMinimum");
        BigDecimal below = keywords.number("exclusiveMaximum");
        numbers = low == null ? numbers : numbers.and(Numbers.from(low, true));
        numbers = high == null ? numbers : numbers.and(Numbers.to(high, true));
        numbers = above == null ? numbers : numbers.and(Numbers.from(above, false));
        numbers = below == null ? numbers : numbers.and(Numbers.to(below, false));
        return List.of(numbers);
    }

    private static BigDecimal divisor(Keywords keywords) {
        BigDecimal divisor = keywords.number("multipleOf");
        if (divisor == null || divisor.signum() <= 0) {
            throw keywords.fault("multipleOf", "a number above 0");
        }
        return divisor;
    }
}
