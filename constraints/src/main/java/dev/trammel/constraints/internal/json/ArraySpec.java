package dev.trammel.constraints.internal.json;

import java.util.List;

/**
 * A set of arrays.
 *
 * @param prefix the first items
 * @param rest all further items; a value that is not possible for none
 * @param min the least number of items
 * @param max the greatest number of items, {@link Integer#MAX_VALUE} for none
 */
public record ArraySpec(List<Value> prefix, Value rest, int min, int max) {

    /** Copies the prefix. */
    public ArraySpec {
        prefix = List.copyOf(prefix);
    }

    /** What an item may be. */
    public Value item(int index) {
        return index < prefix.size() ? prefix.get(index) : rest;
    }

    /** Whether there may be an item at an index, all before it being there. */
    boolean allows(int index) {
        return index < max && item(index).isPossible();
    }

    /** Indexes from which all items are alike count as one. */
    int cap(int index) {
        int last = Math.max(prefix.size(), min);
        return max == Integer.MAX_VALUE ? Math.min(index, last) : index;
    }

    /**
     * The length of the shortest rest after some items: items that are still needed, each with a comma before it, and
     * the bracket.
     */
    int shortestRest(int items) {
        long length = 1;
        for (int i = items; i < min && length < Value.NEVER; i++) {
            if (i >= prefix.size()) {
                length += (long) (min - i) * (1L + item(i).shortest());
                break;
            }
            length += 1L + item(i).shortest();
        }
        return (int) Math.min(length, Value.NEVER);
    }

    /** The length of a shortest array, or {@link Value#NEVER}. */
    public int shortest() {
        if (min > max) {
            return Value.NEVER;
        }
        return Math.min(1 + shortestRest(0) - (min > 0 ? 1 : 0), Value.NEVER);
    }
}
