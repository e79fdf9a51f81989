package dev.trammel;

import dev.trammel.internal.output.Draft;
import dev.trammel.internal.output.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What there is of an answer while it comes. Values are named by JSON pointers: {@code /items/0/price}; the whole
 * answer is {@code ""}. What is closed never changes in a later one. Immutable.
 *
 * @param <T> the type of the whole value
 */
public final class Partial<T> {

    /** How much there is of a value. */
    public enum State {
        /** It has not begun; it may never come. */
        ABSENT,
        /** It has begun: the members that it has so far may be looked at, itself can't be. */
        OPEN,
        /** It is whole. */
        CLOSED
    }

    private final Draft.View view;
    private final Output<T> output;
    private final @Nullable Generation<T> generation;

    Partial(Draft.View view, Output<T> output, @Nullable Generation<T> generation) {
        this.view = view;
        this.output = output;
        this.generation = generation;
    }

    /** How much there is of a value. */
    public State state(String pointer) {
        if (view.isClosed(pointer)) {
            return State.CLOSED;
        }
        return view.isOpened(pointer) ? State.OPEN : State.ABSENT;
    }

    /** The pointers of the values that became whole since the partial before, in the order in which they did. */
    public List<String> closed() {
        return view.closed();
    }

    /** A value that is whole, as a tree in a copy of its own; empty if it is not. */
    public Optional<JsonNode> node(String pointer) {
        return Optional.ofNullable(view.value(pointer)).map(JsonNode::deepCopy);
    }

    /**
     * A value that is whole, bound; empty if it is not.
     *
     * @throws BindingException if the type makes no value of it
     * @throws InvalidAnswerException if it isn't what the type says
     */
    public <V> Optional<V> get(String pointer, Class<V> type) {
        return node(pointer).map(node -> read(type, node));
    }

    /** What there is of a string, whole or not; empty if there is nothing. */
    public String text(String pointer) {
        return view.text(pointer);
    }

    /**
     * The elements of a list that became whole since the partial before, validated and bound.
     *
     * @param list where the list is; {@code ""} for an answer that is one
     * @throws BindingException if the type makes no value of one
     * @throws InvalidAnswerException if one isn't what the type says
     */
    public <E> List<E> newItems(String list, Class<E> type) {
        List<E> items = new ArrayList<>();
        for (String pointer : closed()) {
            int slash = pointer.lastIndexOf('/');
            if (slash == list.length() && pointer.startsWith(list)) {
                JsonNode node = view.value(pointer);
                if (node != null) {
                    items.add(read(type, node));
                }
            }
        }
        return items;
    }

    private <V> V read(Class<V> type, JsonNode node) {
        return output.part(type, node.toString());
    }

    /** The value and how it came about: in the last partial, and in no other. */
    public Optional<Generation<T>> generation() {
        return Optional.ofNullable(generation);
    }

    @Override
    public String toString() {
        return generation == null ? "partial with " + closed() + " closed" : "last partial: " + generation.value();
    }
}
