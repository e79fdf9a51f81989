package dev.trammel.benchmarks.walks;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Integers beyond 64 bits that are written with a fraction or an exponent, in the one form in which networknt can
 * compare them with bounds: as a decimal of Jackson it asks them for a {@code long}, and fails. What such a number is
 * stays the same, but in draft 4, where {@code 1e30} is no integer.
 */
final class LargeIntegers {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MAX_VALUE);

    private LargeIntegers() {}

    /** The same value; the node is changed. */
    static JsonNode asIntegers(JsonNode value) {
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, asIntegers(array.get(i)));
            }
        } else if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(asIntegers(member.getValue())));
        } else if (value.isBigDecimal()) {
            BigDecimal number = value.decimalValue();
            boolean large = number.abs().compareTo(LEAST) > 0;
            return large && number.remainder(BigDecimal.ONE).signum() == 0
                    ? BigIntegerNode.valueOf(number.toBigIntegerExact())
                    : value;
        }
        return value;
    }
}
