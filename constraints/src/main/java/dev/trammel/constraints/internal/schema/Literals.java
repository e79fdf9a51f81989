package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The values that are equal to a given one. */
final class Literals {
    private Literals() {}

    static Domain domain(JsonNode node, SchemaValues values) {
        List<Numbers> numbers =
                node.isNumber() ? List.of(Numbers.of(List.of(Decimals.of(node, values.place())))) : List.of();
        List<Texts> texts = node.isString() ? List.of(Texts.of(List.of(node.asString()))) : List.of();
        List<ArrayRules> arrays = node.isArray() ? List.of(array(node, values)) : List.of();
        List<ObjectRules> objects = node.isObject() ? List.of(object(node, values)) : List.of();
        boolean isBoolean = node.isBoolean();
        return new Domain(
                node.isNull(),
                isBoolean && node.asBoolean(),
                isBoolean && !node.asBoolean(),
                numbers,
                texts,
                arrays,
                objects);
    }

    private static ArrayRules array(JsonNode node, SchemaValues values) {
        List<Value> items = new ArrayList<>();
        node.values().forEach(item -> items.add(values.of(new Formula.Equal(item))));
        return new ArrayRules(
                items, values.of(Formula.FALSE), items.size(), items.size(), List.of(), false, EvaluatedItems.NONE);
    }

    private static ObjectRules object(JsonNode node, SchemaValues values) {
        Map<String, Value> members = new LinkedHashMap<>();
        node.properties().forEach(entry -> members.put(entry.getKey(), values.of(new Formula.Equal(entry.getValue()))));
        KeyRules keys = new KeyRules(members, List.of(), values.of(Formula.FALSE));
        return new ObjectRules(List.of(keys), members.keySet(), 0, Integer.MAX_VALUE, List.of(), EvaluatedKeys.NONE);
    }
}
