package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.json.ArraySpec;
import dev.trammel.constraints.internal.json.ObjectSpec;
import dev.trammel.constraints.internal.json.Shape;
import dev.trammel.constraints.internal.json.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The shortest text of each value, and so whether there is one: a least fixed point, since values may contain each
 * other.
 *
 * <p>A value is evaluated with the estimates so far of those it needs, in rounds, until nothing changes; then all that
 * were visited are known.
 */
final class Sizes {
    private final Map<Value, Integer> known = new HashMap<>();
    private final Map<Value, Integer> estimates = new HashMap<>();
    private final Set<Value> visited = new HashSet<>();
    private boolean running;
    private boolean changed;

    int shortest(Value value) {
        Integer length = known.get(value);
        if (length != null) {
            return length;
        }
        if (running) {
            return estimate(value);
        }
        running = true;
        try {
            do {
                changed = false;
                visited.clear();
                estimate(value);
            } while (changed);
            known.putAll(estimates);
        } finally {
            estimates.clear();
            running = false;
        }
        return known.getOrDefault(value, Value.NEVER);
    }

    /** The length of a shortest text of a shape, or {@link Value#NEVER}. */
    int shortest(Shape shape) {
        return evaluate(shape);
    }

    private int estimate(Value value) {
        int soFar = estimates.getOrDefault(value, Value.NEVER);
        if (!visited.add(value)) {
            return soFar;
        }
        int length = Math.min(soFar, evaluate(value.shape()));
        if (length < soFar) {
            changed = true;
        }
        estimates.put(value, length);
        return length;
    }

    private static int evaluate(Shape shape) {
        int least = shape.isNull() || shape.isTrue() ? 4 : shape.isFalse() ? 5 : Value.NEVER;
        for (Dfa number : shape.numbers()) {
            least = Math.min(least, number.shortest(number.start()));
        }
        for (Dfa string : shape.strings()) {
            least = Math.min(least, 2 + string.shortest(string.start()));
        }
        for (ArraySpec array : shape.arrays()) {
            least = Math.min(least, array.shortest());
        }
        for (ObjectSpec object : shape.objects()) {
            least = Math.min(least, object.shortest());
        }
        return least;
    }
}
