package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the keywords of arrays that look at the array alone. */
final class ArrayKeywords {
    private ArrayKeywords() {}

    static ArrayRules read(Keywords keywords, SchemaValues values, Draft draft) {
        boolean modern =
                draft.isAtLeast(Draft.DRAFT_2020_12) && !keywords.get("items").isArray();
        String tuple = modern ? "prefixItems" : "items";
        List<Value> prefix = new ArrayList<>();
        boolean isTuple = keywords.get(tuple).isArray();
        if (isTuple) {
            JsonNode items = keywords.get(tuple);
            for (int i = 0; i < items.size(); i++) {
                prefix.add(values.of(keywords.schemaAt(tuple, Integer.toString(i))));
            }
        } else if (modern && keywords.has(tuple)) {
            throw keywords.fault(tuple, "an array of schemas");
        }
        String rest = modern || !isTuple ? "items" : "additionalItems";
        boolean closes = keywords.has(rest);
        int evaluated = closes ? Integer.MAX_VALUE : prefix.size();
        List<ArrayRules.Counted> counted = counted(keywords, values, draft);
        Set<Formula> kinds = counted.isEmpty() || !draft.isAtLeast(Draft.DRAFT_2020_12)
                ? Set.of()
                : Set.of(keywords.schemaAt("contains"));
        boolean unique = keywords.get("uniqueItems").asBoolean(false);
        return new ArrayRules(
                prefix,
                values.of(closes ? keywords.schemaAt(rest) : Formula.TRUE),
                unique ? keywords.atLeastDifferent("minItems") : keywords.atLeast("minItems"),
                keywords.count("maxItems", Integer.MAX_VALUE),
                counted,
                unique,
                values.usesUnevaluated() ? new EvaluatedItems(evaluated, kinds) : EvaluatedItems.NONE);
    }

    private static List<ArrayRules.Counted> counted(Keywords keywords, SchemaValues values, Draft draft) {
        if (!keywords.has("contains") || !draft.isAtLeast(Draft.DRAFT_6)) {
            return List.of();
        }
        boolean bounds = draft.isAtLeast(Draft.DRAFT_2019_09);
        return List.of(new ArrayRules.Counted(
                0,
                values.of(keywords.schemaAt("contains")),
                bounds ? keywords.count("minContains", 1) : 1,
                bounds ? keywords.count("maxContains", Integer.MAX_VALUE) : Integer.MAX_VALUE));
    }
}
