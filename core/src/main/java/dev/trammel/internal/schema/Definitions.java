package dev.trammel.internal.schema;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.node.ObjectNode;

/** Schemas that may be referred to from several places: those that are stay apart, the others are put in place. */
final class Definitions {
    private final Map<Key, Definition> all = new LinkedHashMap<>();
    private final IdentityHashMap<ObjectNode, Definition> places = new IdentityHashMap<>();

    /**
     * What a schema is about.
     *
     * @param type the type
     * @param self whether a type with subtypes is meant alone
     * @param context what is said of it where it stands
     */
    record Key(JavaType type, boolean self, Context context) {}

    private static final class Definition {
        final List<ObjectNode> references = new ArrayList<>();
        ObjectNode schema = Nodes.any();
    }

    /** A reference to the schema of something, which is made if it isn't known. */
    ObjectNode reference(Key key, Supplier<ObjectNode> schema) {
        Definition definition = all.get(key);
        if (definition == null) {
            definition = new Definition();
            all.put(key, definition);
            definition.schema = schema.get();
        }
        ObjectNode reference = Nodes.any().put("$ref", "");
        definition.references.add(reference);
        places.put(reference, definition);
        return reference;
    }

    /** Resolves all references; the root is the first of its own. */
    ObjectNode resolve(ObjectNode root) {
        List<Map.Entry<Key, Definition>> ordered = new ArrayList<>(all.entrySet());
        ordered.sort((a, b) -> name(a.getKey()).compareTo(name(b.getKey())));
        Map<String, Definition> kept = new TreeMap<>();
        IdentityHashMap<ObjectNode, Definition> inPlace = new IdentityHashMap<>();
        for (Map.Entry<Key, Definition> entry : ordered) {
            Definition definition = entry.getValue();
            if (definition.equals(places.get(root))) {
                definition.references.forEach(reference -> reference.put("$ref", "#"));
                inPlace.put(root, definition);
            } else if (definition.references.size() == 1) {
                inPlace.put(definition.references.get(0), definition);
            } else {
                String name = name(entry.getKey());
                for (int i = 2; kept.containsKey(name); i++) {
                    name = name(entry.getKey()) + "_" + i;
                }
                String reference = "#/$defs/" + name;
                definition.references.forEach(place -> place.put("$ref", reference));
                kept.put(name, definition);
            }
        }
        for (ObjectNode place : List.copyOf(inPlace.keySet())) {
            putInPlace(place, inPlace);
        }
        if (!kept.isEmpty()) {
            ObjectNode definitions = root.putObject("$defs");
            kept.forEach((name, definition) -> definitions.set(name, definition.schema));
        }
        return root;
    }

    /** Fills a place, and before it the one that its definition consists of. */
    private static void putInPlace(ObjectNode place, IdentityHashMap<ObjectNode, Definition> inPlace) {
        Definition definition = inPlace.remove(place);
        if (definition != null) {
            putInPlace(definition.schema, inPlace);
            putInPlace(place, definition.schema);
        }
    }

    /** What is said beside a reference stands; the rest comes from the definition. */
    private static void putInPlace(ObjectNode reference, ObjectNode schema) {
        reference.remove("$ref");
        schema.properties().forEach(entry -> {
            if (!reference.has(entry.getKey())) {
                reference.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static String name(Key key) {
        return name(key.type()) + (key.self() ? "_itself" : "");
    }

    private static String name(JavaType type) {
        StringBuilder name =
                new StringBuilder(type.getRawClass().getSimpleName().replace("[]", "_"));
        for (int i = 0; i < type.containedTypeCount(); i++) {
            name.append('_').append(name(type.containedType(i)));
        }
        return name.toString();
    }
}
