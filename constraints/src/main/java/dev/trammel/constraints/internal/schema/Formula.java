package dev.trammel.constraints.internal.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A set of JSON values in terms of schemas. */
sealed interface Formula {
    /** Every value. */
    Formula TRUE = new All(List.of());

    /** No value. */
    Formula FALSE = new Any(List.of());

    /**
     * The values of the schema at a place.
     *
     * @param scope the dynamic anchors in force
     */
    record At(String place, Map<String, String> scope) implements Formula {
        // Written out: those of records go through method handles, which the JIT inlines at each look-up.
        @Override
        public boolean equals(Object other) {
            return other instanceof At that && place.equals(that.place) && scope.equals(that.scope);
        }

        @Override
        public int hashCode() {
            return 31 * place.hashCode() + scope.hashCode();
        }
    }

    /** The values that are equal to a given one. Knows its hash code, for the value may be large. */
    final class Equal implements Formula {
        private final JsonNode node;
        private final int hash;

        Equal(JsonNode node) {
            this.node = node;
            hash = node.hashCode();
        }

        JsonNode node() {
            return node;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the same node is found at once; others are compared
        public boolean equals(Object other) {
            return other instanceof Equal that && (node == that.node || (hash == that.hash && node.equals(that.node)));
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            return "Equal[" + node + "]";
        }
    }

    /** The values of all of some. Knows its hash code, for there may be many parts. */
    final class All implements Formula {
        private final List<Formula> parts;
        private final int hash;

        All(List<Formula> parts) {
            this.parts = List.copyOf(parts);
            hash = 31 * this.parts.hashCode() + 1;
        }

        List<Formula> parts() {
            return parts;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || (other instanceof All that && hash == that.hash && parts.equals(that.parts));
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            return "All" + parts;
        }
    }

    /** The values of any of some. */
    record Any(List<Formula> parts) implements Formula {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** The values that do not belong to one. */
    record Not(Formula part) implements Formula {}

    /** Every value, or none. */
    static Formula of(boolean all) {
        return all ? TRUE : FALSE;
    }

    /** All other values. */
    static Formula not(Formula formula) {
        if (formula instanceof Not not) {
            return not.part;
        }
        if (formula.equals(TRUE) || formula.equals(FALSE)) {
            return formula.equals(TRUE) ? FALSE : TRUE;
        }
        return new Not(formula);
    }

    /** The values of both. */
    static Formula both(Formula left, Formula right) {
        if (left.equals(TRUE) || left.equals(right)) {
            return right;
        }
        if (right.equals(TRUE)) {
            return left;
        }
        if (left.equals(FALSE) || right.equals(FALSE)) {
            return FALSE;
        }
        Set<Formula> parts = new LinkedHashSet<>(parts(left));
        for (Formula part : parts(right)) {
            if (parts.add(part) && parts.contains(not(part))) {
                return FALSE;
            }
        }
        return new All(List.copyOf(parts));
    }

    private static List<Formula> parts(Formula formula) {
        return formula instanceof All all ? all.parts : List.of(formula);
    }
}
