package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.json.ArraySpec;
import dev.trammel.constraints.internal.json.ObjectSpec;
import dev.trammel.constraints.internal.json.Shape;
import dev.trammel.constraints.internal.json.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shortest text of each value, and so whether there is one: a least fixed point, since values may contain each
 * other.
 *
 * <p>A value is evaluated with the estimates so far of those it needs, in rounds, until nothing changes; then all that
 * were found are known. What is found last is evaluated first, for others need it.
 */
final class Sizes {
    /** Values that are evaluated within each other; what is deeper waits for its turn. */
    private static final int DEEPEST = 50;

    /** Steps of work that an evaluation stands for. */
    private static final int WORK = 20;

    private final Map<Value, Integer> known = new HashMap<>();
    private final Map<Value, Integer> estimates = new HashMap<>();
    private final IdentityHashMap<Shape, Integer> thisRound = new IdentityHashMap<>();
    private final List<Value> found = new ArrayList<>();
    private final Meter meter;
    private boolean running;
    private boolean changed;
    private int depth;

    Sizes(Meter meter) {
        this.meter = meter;
    }

    /** Whether lengths are being looked for, and those told are estimates. */
    boolean isRunning() {
        return running;
    }

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
            estimate(value);
            do {
                changed = false;
                thisRound.clear();
                for (int i = found.size() - 1; i >= 0; i--) {
                    improve(found.get(i));
                }
            } while (changed);
            known.putAll(estimates);
        } finally {
            estimates.clear();
            found.clear();
            thisRound.clear();
            running = false;
            depth = 0;
        }
        return known.getOrDefault(value, Value.NEVER);
    }

    /** The length of a shortest text of a shape, or {@link Value#NEVER}. */
    int shortest(Shape shape) {
        return evaluate(shape);
    }

    private int estimate(Value value) {
        Integer soFar = estimates.putIfAbsent(value, Value.NEVER);
        if (soFar != null) {
            return soFar;
        }
        found.add(value);
        if (depth == DEEPEST) {
            changed = true;
            return Value.NEVER;
        }
        depth++;
        improve(value);
        depth--;
        return estimates.getOrDefault(value, Value.NEVER);
    }

    private void improve(Value value) {
        meter.count(WORK);
        Shape shape = value.shape();
        Integer again = thisRound.get(shape);
        int length = again == null ? evaluate(shape) : again;
        thisRound.put(shape, length);
        if (length < estimates.getOrDefault(value, Value.NEVER)) {
            estimates.put(value, length);
            changed = true;
        }
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
