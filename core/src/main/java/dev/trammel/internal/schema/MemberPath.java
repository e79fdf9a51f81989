package dev.trammel.internal.schema;

import dev.trammel.UnsupportedTypeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;

/** The way from a type to the member at hand, {@code Order.items[].price}: where a type is refused. */
final class MemberPath {
    /** A type that is inside itself that often, each time with other type arguments, has no end. */
    private static final int DEEPEST = 16;

    private final String root;
    private final Deque<String> steps = new ArrayDeque<>();
    private final Deque<Class<?>> owners = new ArrayDeque<>();

    MemberPath(String root) {
        this.root = root;
    }

    /**
     * Does something one step further down.
     *
     * @param owner the type that the step starts from
     * @param step {@code .name} or {@code []}
     */
    <R> R inside(Class<?> owner, String step, Supplier<R> action) {
        steps.addLast(step);
        owners.addLast(owner);
        try {
            if (owners.stream().filter(owner::equals).count() > DEEPEST) {
                throw refuse(
                        "expected a type of finite depth, found one that contains itself with ever new type arguments");
            }
            return action.get();
        } catch (IllegalArgumentException e) {
            throw refuse(e);
        } finally {
            steps.removeLast();
            owners.removeLast();
        }
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
