package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.SchemaException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The keywords of one schema.
 *
 * @param schema an object
 * @param pointer where it stands
 * @param scope the dynamic anchors in force within it
 * @param resource to which it belongs
 * @param source where schemas are found
 */
record Keywords(JsonNode schema, String pointer, Map<String, String> scope, SchemaResource resource, Places source) {
    /** The drafts that brought keywords; others are in all. */
    private static final Map<String, Draft> SINCE = Map.ofEntries(
            Map.entry("const", Draft.DRAFT_6),
            Map.entry("contains", Draft.DRAFT_6),
            Map.entry("propertyNames", Draft.DRAFT_6),
            Map.entry("if", Draft.DRAFT_7),
            Map.entry("then", Draft.DRAFT_7),
            Map.entry("else", Draft.DRAFT_7),
            Map.entry("minContains", Draft.DRAFT_2019_09),
            Map.entry("maxContains", Draft.DRAFT_2019_09),
            Map.entry("dependentRequired", Draft.DRAFT_2019_09),
            Map.entry("dependentSchemas", Draft.DRAFT_2019_09),
            Map.entry("unevaluatedItems", Draft.DRAFT_2019_09),
            Map.entry("unevaluatedProperties", Draft.DRAFT_2019_09),
            Map.entry("$recursiveRef", Draft.DRAFT_2019_09),
            Map.entry("$dynamicRef", Draft.DRAFT_2020_12),
            Map.entry("prefixItems", Draft.DRAFT_2020_12));

    /** The keywords of the vocabulary that a dialect may leave out. */
    private static final Set<String> VALIDATION = Set.of(
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxContains",
            "minContains",
            "maxProperties",
            "minProperties",
            "required",
            "dependentRequired");

    /** More characters or items than that no text needs to have. */
    private static final int MOST_NEEDED = 1_000_000;

    /** The same for what must differ from all others: a completion takes the square of it. */
    private static final int MOST_DIFFERENT = 2_000;

    /** Keywords beside which a value may be whatever it likes: they name, tell, refer or combine. */
    private static final Set<String> NOT_OF_THE_VALUE = Set.of(
            "$ref",
            "$dynamicRef",
            "$recursiveRef",
            "$defs",
            "definitions",
            "$schema",
            "$id",
            "id",
            "$anchor",
            "$comment",
            "title",
            "description",
            "default",
            "examples",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else");

    /** Whether some keyword may look at the value itself. */
    boolean saysOfTheValue() {
        return !NOT_OF_THE_VALUE.containsAll(schema.propertyNames());
    }

    boolean has(String keyword) {
        return schema.has(keyword) && knows(keyword);
    }

    JsonNode get(String keyword) {
        return knows(keyword) ? schema.path(keyword) : MissingNode.getInstance();
    }

    /** The draft in which it is written. */
    Draft draft() {
        return resource.draft();
    }

    /** Whether the draft and the dialect have a keyword. */
    private boolean knows(String keyword) {
        Draft draft = resource.draft();
        return draft.isAtLeast(SINCE.getOrDefault(keyword, Draft.DRAFT_4))
                && (resource.validates() || !VALIDATION.contains(keyword))
                && (!keyword.equals("$recursiveRef") || draft == Draft.DRAFT_2019_09);
    }

    /** Where a keyword stands. */
    String place(String keyword) {
        return SchemaSource.child(pointer, keyword);
    }

    /** The schema that a keyword has as its value. */
    Formula schemaAt(String keyword) {
        return source.formula(place(keyword), scope);
    }

    /** A schema within the value of a keyword. */
    Formula schemaAt(String keyword, String name) {
        return source.formula(SchemaSource.child(place(keyword), name), scope);
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
        return Decimals.of(get(keyword), place(keyword));
    }

    /**
     * A count of what must be there.
     *
     * @throws LimitException if no text of a reasonable length has as much
     */
    int atLeast(String keyword) {
        return atLeast(keyword, MOST_NEEDED, "characters or items that are needed");
    }

    /**
     * A count of properties, or of items no two of which may be equal: each is told from all others.
     *
     * @throws LimitException if there are too many for that
     */
    int atLeastDifferent(String keyword) {
        return atLeast(keyword, MOST_DIFFERENT, "properties, or items that differ, that are needed");
    }

    private int atLeast(String keyword, int most, String what) {
        int least = count(keyword, 0);
        if (least > most) {
            throw new LimitException(most + " " + what, place(keyword));
        }
        return least;
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
