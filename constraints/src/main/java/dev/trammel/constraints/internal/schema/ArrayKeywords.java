package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.ArraySpec;
import dev.trammel.constraints.internal.json.Value;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the keywords of arrays. */
final class ArrayKeywords {
    private ArrayKeywords() {}

    static ArraySpec read(Keywords keywords, SchemaValues values, Draft draft) {
        if (keywords.get("uniqueItems").asBoolean(false)) {
            throw new dev.trammel.constraints.SchemaException(
                    "expected a supported keyword, found uniqueItems", keywords.place("uniqueItems"));
        }
        boolean modern = draft.isAtLeast(Draft.DRAFT_2020_12);
        String tuple = modern ? "prefixItems" : "items";
        String rest = modern ? "items" : "additionalItems";
        List<Value> prefix = new ArrayList<>();
        if (keywords.get(tuple).isArray()) {
            JsonNode items = keywords.get(tuple);
            for (int i = 0; i < items.size(); i++) {
                prefix.add(values.of(new Formula.At(SchemaSource.child(keywords.place(tuple), Integer.toString(i)))));
            }
        } else if (modern && keywords.has(tuple)) {
            throw keywords.fault(tuple, "an array of schemas");
        } else if (!modern) {
            rest = "items";
        }
        Formula further = keywords.has(rest) ? keywords.schemaAt(rest) : Formula.TRUE;
        return new ArraySpec(
                prefix,
                values.of(further),
                keywords.count("minItems", 0),
                keywords.count("maxItems", Integer.MAX_VALUE));
    }
}
