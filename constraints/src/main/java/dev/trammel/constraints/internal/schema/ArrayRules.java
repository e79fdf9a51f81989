package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Value;
import java.util.List;

/**
 * A set of arrays.
 *
 * @param prefix the first items
 * @param rest all further items
 * @param min the least number of items
 * @param max the greatest number of items
 * @param counted kinds of items whose number matters
 * @param unique whether no item comes twice
 * @param evaluated which items have been looked at
 */
record ArrayRules(
        List<Value> prefix,
        Value rest,
        int min,
        int max,
        List<Counted> counted,
        boolean unique,
        EvaluatedItems evaluated) {
    ArrayRules {
        prefix = List.copyOf(prefix);
        counted = List.copyOf(counted);
    }

    /**
     * Items of a kind.
     *
     * @param from the first index that counts
     * @param min the least number of them
     * @param max the greatest number of them
     */
    record Counted(int from, Value value, int min, int max) {}

    Value item(int index) {
        return index < prefix.size() ? prefix.get(index) : rest;
    }
}
