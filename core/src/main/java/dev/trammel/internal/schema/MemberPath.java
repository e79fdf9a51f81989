package dev.trammel.internal.schema;

import dev.trammel.UnsupportedTypeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;
import tools.jackson.databind.JavaType;

/** The way from a type to the member at hand, {@code Order.items[].price}: where a type is refused. */
final class MemberPath {
    /** A type that is inside itself that often, each time with type arguments that are no simpler, has no end. */
    private static final int DEEPEST = 16;

    /** More would be too much for the stack, here or where answers are read. */
    private static final int MOST_STEPS = 256;

    private final String root;
    private final Deque<String> steps = new ArrayDeque<>();
    private final Deque<Owner> owners = new ArrayDeque<>();

    /** A type that a step starts from, and how deep its type arguments go. */
    private record Owner(Class<?> type, int depth) {}

    MemberPath(String root) {
        this.root = root;
    }

    /**
     * Does something one step further down.
     *
     * @param owner the type that the step starts from
     * @param step {@code .name} or {@code []}
     */
    <R> R inside(JavaType owner, String step, Supplier<R> action) {
        Owner entered = new Owner(owner.getRawClass(), depth(owner));
        steps.addLast(step);
        owners.addLast(entered);
        try {
            refuseEndless(entered);
            return action.get();
        } catch (IllegalArgumentException e) {
            throw refuse(e);
        } finally {
            steps.removeLast();
            owners.removeLast();
        }
    }

    private void refuseEndless(Owner entered) {
        long noDeeper = owners.stream()
                .filter(owner -> owner.type() == entered.type() && owner.depth() <= entered.depth())
                .count();
        if (noDeeper > DEEPEST) {
            throw refuse(
                    "expected a type of finite depth, found one that contains itself with ever new type arguments");
        }
        if (steps.size() > MOST_STEPS) {
            throw refuse("expected a type of at most " + MOST_STEPS + " levels, found a deeper one");
        }
    }

    private static int depth(JavaType type) {
        int deepest = 0;
        for (int i = 0; i < type.containedTypeCount(); i++) {
            deepest = Math.max(deepest, depth(type.containedType(i)));
        }
        return 1 + deepest;
    }

    /** The failure that names this place. */
    UnsupportedTypeException refuse(String problem) {
        return new UnsupportedTypeException(problem, toString());
    }

    /** The failure of something that doesn't know the place, with this place. */
    UnsupportedTypeException refuse(IllegalArgumentException failure) {
        return failure instanceof UnsupportedTypeException named ? named : refuse(String.valueOf(failure.getMessage()));
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(root);
        Iterator<String> all = steps.iterator();
        for (int i = 0; all.hasNext() && i < DEEPEST; i++) {
            path.append(all.next());
        }
        return all.hasNext() ? path.append('…').toString() : path.toString();
    }
}
