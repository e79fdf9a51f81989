package dev.trammel.internal.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.PriorityBlockingQueue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/** Collections and maps: which of them can be made. */
final class Containers {
    /** Of which Jackson need not be asked. */
    private static final Set<Class<?>> PLAIN = Set.of(
            Collection.class,
            List.class,
            ArrayList.class,
            Set.class,
            HashSet.class,
            LinkedHashSet.class,
            Map.class,
            HashMap.class,
            LinkedHashMap.class);

    private Containers() {}

    /**
     * Looks at a container.
     *
     * @param kind what to call it
     * @param empty an empty one in JSON
     * @throws IllegalArgumentException if Jackson can't make one
     */
    static void refuse(JavaType type, String kind, String empty, Introspection introspection) {
        Class<?> raw = type.getRawClass();
        if (raw.isArray() || PLAIN.contains(raw)) {
            return;
        }
        if (!raw.getName().startsWith("java.util.")) {
            throw new IllegalArgumentException("expected a " + kind + " type of java.util, found " + raw.getName());
        }
        try {
            introspection.mapper().readValue(empty, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "expected a " + kind + " type that Jackson can make, found " + raw.getName(), e);
        }
    }

    /**
     * Looks at a collection that puts its elements in order.
     *
     * @throws IllegalArgumentException if they have none
     */
    static void refuseUnordered(JavaType type, Place content) {
        Class<?> raw = type.getRawClass();
        boolean orders = SortedSet.class.isAssignableFrom(raw)
                || PriorityQueue.class.isAssignableFrom(raw)
                || PriorityBlockingQueue.class.isAssignableFrom(raw);
        if (orders && (!content.type().isTypeOrSubTypeOf(Comparable.class) || content.isNullable())) {
            throw new IllegalArgumentException("expected elements that can be compared in " + raw.getName() + ", found "
                    + content.type().getRawClass().getName());
        }
    }
}
