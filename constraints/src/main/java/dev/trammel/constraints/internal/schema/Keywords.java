package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.SchemaException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The keywords of one schema.
 *
 * @param schema an object
 * @param pointer where it stands
 * @param scope the dynamic anchors in force within it
 */
record Keywords(JsonNode schema, String pointer, Map<String, String> scope) {

    boolean has(String keyword) {
        return schema.has(keyword);
    }

    JsonNode get(String keyword) {
        return schema.path(keyword);
    }

    /** Where a keyword stands. */
    String place(String keyword) {
        return SchemaSource.child(pointer, keyword);
    }

    /** The schema that a keyword has as its value. */
    Formula schemaAt(String keyword) {
        return new Formula.At(place(keyword), scope);
    }

    /** A schema within the value of a keyword. */
    Formula schemaAt(String keyword, String name) {
        return new Formula.At(SchemaSource.child(place(keyword), name), scope);
    }

    /** A complaint about the value of a keyword. */
    SchemaException fault(String keyword, String expected) {
        return new SchemaException(
                "expected " + expected + ", found " + SchemaReader.kind(get(keyword)), place(keyword));
    }

    /** A number; null if the keyword is not there. */
    @Nullable
    BigDecimal number(String keyword) {
        if (!has(keyword)) {
            return null;
        }
        if (!get(keyword).isNumber()) {
            throw fault(keyword, "a number");
        }
        return get(keyword).decimalValue();
    }

    /** A count: an integer of at least 0, as far as an int goes. */
    int count(String keyword, int otherwise) {
        BigDecimal number = number(keyword);
        if (number == null) {
            return otherwise;
        }
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            throw fault(keyword, "an integer of at least 0");
        }
        return number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    }
}
