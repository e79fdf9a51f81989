package dev.trammel.internal.schema;

import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jakarta Validation as schema keywords, as far as there are some: the rest is left to a validator. */
final class Bounds {
    private static final Map<String, String> LEAST =
            Map.of("string", "minLength", "array", "minItems", "object", "minProperties");
    private static final Map<String, String> MOST =
            Map.of("string", "maxLength", "array", "maxItems", "object", "maxProperties");

    private Bounds() {}

    /**
     * Adds what is said at a place to the schema of its values.
     *
     * @throws IllegalArgumentException if it can't be said of them, or leaves none of them
     */
    static void apply(Place place, ObjectNode schema) {
        boolean any = false;
        for (Annotation annotation : Constraints.of(place)) {
            Constraints.refuseMisplaced(annotation, place.type());
            apply(annotation, value(schema), place.type().getRawClass());
            any = true;
        }
        if (any) {
            refuseEmpty(value(schema));
        }
    }

    /** Least and greatest that leave nothing between them. */
    private static void refuseEmpty(ObjectNode schema) {
        refuseEmpty(schema, "minimum", "maximum", 0);
        refuseEmpty(schema, "exclusiveMinimum", "maximum", 1);
        refuseEmpty(schema, "minimum", "exclusiveMaximum", 1);
        refuseEmpty(schema, "exclusiveMinimum", "exclusiveMaximum", 1);
        refuseEmpty(schema, "minLength", "maxLength", 0);
        refuseEmpty(schema, "minItems", "maxItems", 0);
        refuseEmpty(schema, "minProperties", "maxProperties", 0);
    }

    private static void refuseEmpty(ObjectNode schema, String least, String most, int gap) {
        if (schema.path(least).isNumber() && schema.path(most).isNumber()) {
            int order = schema.path(least)
                    .decimalValue()
                    .compareTo(schema.path(most).decimalValue());
            if (order > 0 || (gap > 0 && order == 0)) {
                throw new IllegalArgumentException("expected bounds with something between them, found " + least + " "
                        + schema.path(least) + " and " + most + " " + schema.path(most));
            }
        }
    }

    /** The schema of the value itself, where null is another way. */
    private static ObjectNode value(ObjectNode schema) {
        return Nodes.isOrNull(schema) ? (ObjectNode) schema.path("anyOf").get(0) : schema;
    }

    private static void apply(Annotation annotation, ObjectNode schema, Class<?> type) {
        if (annotation instanceof Size size) {
            size(schema, size.min(), size.max(), type);
        } else if (annotation instanceof NotEmpty) {
            size(schema, 1, Integer.MAX_VALUE, type);
        } else if (annotation instanceof AssertTrue) {
            constant(schema, true);
        } else if (annotation instanceof AssertFalse) {
            constant(schema, false);
        } else if (is(schema, "string")) {
            text(annotation, schema);
        } else if (is(schema, "integer") || is(schema, "number")) {
            number(annotation, schema);
        }
    }

    private static boolean is(ObjectNode schema, String type) {
        return schema.path("type").asString("").equals(type);
    }

    private static void constant(ObjectNode schema, boolean value) {
        if (is(schema, "boolean")) {
            schema.put("const", value);
        }
    }

    private static void size(ObjectNode schema, int min, int max, Class<?> of) {
        if (of == byte[].class) {
            pattern(schema, "^(?:" + Patterns.base64(min, max) + ")$");
            return;
        }
        String type = schema.path("type").asString("");
        if (min > 0 && LEAST.containsKey(type)) {
            least(schema, LEAST.get(type), BigDecimal.valueOf(min));
        }
        if (max < Integer.MAX_VALUE && MOST.containsKey(type)) {
            most(schema, MOST.get(type), BigDecimal.valueOf(max));
        }
    }

    private static void text(Annotation annotation, ObjectNode schema) {
        if (annotation instanceof NotBlank) {
            size(schema, 1, Integer.MAX_VALUE, String.class);
            pattern(schema, "[^\\s\\u0000-\\u0020]"); // a character that String.trim leaves
        } else if (annotation instanceof Email email) {
            schema.put("format", "email");
            if (!email.regexp().equals(".*")) {
                pattern(schema, "^(?:" + JavaPattern.ecma(email.regexp()) + ")$");
            }
        } else if (annotation instanceof Pattern pattern) {
            if (pattern.flags().length > 0) {
                throw new IllegalArgumentException("expected a @Pattern without flags, found " + pattern);
            }
            // It matches the whole text; in a schema, it matches anywhere in it.
            pattern(schema, "^(?:" + JavaPattern.ecma(pattern.regexp()) + ")$");
        }
    }

    private static void pattern(ObjectNode schema, String regex) {
        if (!schema.has("pattern")) {
            schema.put("pattern", regex);
            return;
        }
        ArrayNode all = schema.path("allOf") instanceof ArrayNode known ? known : schema.putArray("allOf");
        all.addObject().put("pattern", regex);
    }

    private static void number(Annotation annotation, ObjectNode schema) {
        if (annotation instanceof Min min) {
            least(schema, "minimum", BigDecimal.valueOf(min.value()));
        } else if (annotation instanceof Max max) {
            most(schema, "maximum", BigDecimal.valueOf(max.value()));
        } else if (annotation instanceof DecimalMin min) {
            least(schema, min.inclusive() ? "minimum" : "exclusiveMinimum", new BigDecimal(min.value()));
        } else if (annotation instanceof DecimalMax max) {
            most(schema, max.inclusive() ? "maximum" : "exclusiveMaximum", new BigDecimal(max.value()));
        } else if (annotation instanceof Positive) {
            least(schema, "exclusiveMinimum", BigDecimal.ZERO);
        } else if (annotation instanceof PositiveOrZero) {
            least(schema, "minimum", BigDecimal.ZERO);
        } else if (annotation instanceof Negative) {
            most(schema, "exclusiveMaximum", BigDecimal.ZERO);
        } else if (annotation instanceof NegativeOrZero) {
            most(schema, "maximum", BigDecimal.ZERO);
        } else if (annotation instanceof Digits digits) {
            digits(schema, digits);
        }
    }

    private static void digits(ObjectNode schema, Digits digits) {
        BigDecimal power = BigDecimal.TEN.pow(digits.integer()); // the least number with too many digits
        least(schema, "exclusiveMinimum", power.negate());
        most(schema, "exclusiveMaximum", power);
        if (is(schema, "number")) {
            schema.put("multipleOf", BigDecimal.ONE.scaleByPowerOfTen(-digits.fraction()));
        }
    }

    private static void least(ObjectNode schema, String keyword, BigDecimal bound) {
        if (!schema.has(keyword) || schema.path(keyword).decimalValue().compareTo(bound) < 0) {
            put(schema, keyword, bound);
        }
    }

    private static void most(ObjectNode schema, String keyword, BigDecimal bound) {
        if (!schema.has(keyword) || schema.path(keyword).decimalValue().compareTo(bound) > 0) {
            put(schema, keyword, bound);
        }
    }

    private static void put(ObjectNode schema, String keyword, BigDecimal bound) {
        if (bound.stripTrailingZeros().scale() <= 0) {
            schema.put(keyword, bound.toBigIntegerExact());
        } else {
            schema.put(keyword, bound);
        }
    }
}
