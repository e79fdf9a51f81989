package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.SchemaException;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** The numbers that a schema holds, exactly. */
final class Decimals {
    /** The most digits of a number that is written without an exponent. */
    private static final int MOST_DIGITS = 5000;

    private Decimals() {}

    /**
     * The value of a number.
     *
     * @param node a number
     * @param place where it stands
     * @throws SchemaException if it is not finite
     * @throws LimitException if it has too many digits
     */
    static BigDecimal of(JsonNode node, String place) {
        if (node.isFloatingPointNumber() && !node.isBigDecimal() && !Double.isFinite(node.doubleValue())) {
            throw new SchemaException("expected a finite number, found " + node, place);
        }
        BigDecimal value = node.decimalValue();
        long digits = Math.max(Math.abs((long) value.scale()), value.precision() - (long) value.scale());
        if (value.signum() != 0 && digits > MOST_DIGITS) {
            throw new LimitException(MOST_DIGITS + " digits of a number", place.isEmpty() ? "the root" : place);
        }
        return value.signum() == 0 ? BigDecimal.ZERO : value;
    }
}
