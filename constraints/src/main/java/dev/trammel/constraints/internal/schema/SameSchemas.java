package dev.trammel.constraints.internal.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the schemas of a document that say the same beside their annotations, so that they are read once, and so that
 * what one allows and another does not is plainly nothing.
 *
 * <p>Complexity: linear in the document.
 */
final class SameSchemas {
    private final List<Subschema> schemas = new ArrayList<>();
    /** What each says: words, plain values, and the schemas within it. */
    private final List<List<Object>> contents = new ArrayList<>();

    /** All schemas that say the same. */
    static final class Group {
        private Subschema first;

        Group(Subschema one) {
            first = one;
        }

        Subschema first() {
            return first;
        }
    }

    /** Adds a schema, behind those that it is in. */
    void add(Subschema schema) {
        schemas.add(schema);
        contents.add(new ArrayList<>());
    }

    int size() {
        return schemas.size();
    }

    Subschema get(int index) {
        return schemas.get(index);
    }

    /** A schema says something more; equal things mean the same. */
    void say(int index, Object something) {
        contents.get(index).add(something);
    }

    /** Tells each which is the first that says the same. */
    void unify() {
        Map<List<Object>, Group> known = new HashMap<>();
        for (int i = schemas.size() - 1; i >= 0; i--) { // what is within a schema comes behind it
            Subschema schema = schemas.get(i);
            List<Object> content = contents.get(i);
            content.replaceAll(one -> one instanceof Subschema inner ? inner.group() : one);
            Group same = known.computeIfAbsent(content, key -> new Group(schema));
            same.first = schema;
            schema.join(same, content);
        }
    }
}
