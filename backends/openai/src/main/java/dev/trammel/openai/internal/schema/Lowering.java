package dev.trammel.openai.internal.schema;

import dev.trammel.Violation;
import dev.trammel.openai.SchemaRules;
import dev.trammel.openai.SchemaRules.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rewrites a schema into what a server takes. What it doesn't take moves into descriptions; nothing that satisfies the
 * whole schema and can be written at all is lost but for what {@link Lowered#raise} brings back.
 */
final class Lowering {
    /** How often references may be followed while schemas are merged, in all. */
    private static final int MERGES = 10_000;

    private final JsonNode source;
    private final SchemaRules rules;
    private final Marks marks = new Marks();
    private final Set<String> lost = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, JsonNode> definitions = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private int merges;

    private Lowering(JsonNode schema, SchemaRules rules) {
        source = Tagged.of(schema);
        this.rules = rules;
    }

    /** Rewrites a schema. */
    static Lowered of(JsonNode schema, SchemaRules rules) {
        return new Lowering(schema, rules).run(schema);
    }

    private Lowered run(JsonNode schema) {
        JsonNode root = lower(source);
        boolean wrap = false;
        if (rules.has(Trait.OBJECT_ROOT)) {
            root = inlined(root);
            wrap = !isObject(root);
        }
        ObjectNode whole = wrap ? Schemas.wrapped(root) : root.isObject() ? (ObjectNode) root : Schemas.object();
        if (!definitions.isEmpty()) {
            ObjectNode all = whole.putObject("$defs");
            definitions.forEach(all::set);
        }
        return new Lowered(whole, marks, wrap, Enforcement.of(schema, rules, lost, seen), violations);
    }

    private JsonNode inlined(JsonNode root) {
        JsonNode ref = root.get("$ref");
        JsonNode target = ref == null ? null : definitions.get(nameOf(ref));
        if (target == null || !target.isObject()) {
            return root;
        }
        ObjectNode copy = Schemas.object().setAll((ObjectNode) target);
        marks.copy(target, copy);
        return copy;
    }

    private static String nameOf(JsonNode ref) {
        return ref.stringValue().substring("#/$defs/".length());
    }

    private static boolean isObject(JsonNode schema) {
        JsonNode type = schema.get("type");
        return type != null && type.isString() && type.stringValue().equals("object") && !schema.has("anyOf");
    }

    /** Rewrites a schema at any place. */
    private JsonNode lower(JsonNode schema) {
        if (!schema.isObject()) {
            return any();
        }
        ObjectNode node = (ObjectNode) schema;
        seen.addAll(Tagged.places(node));
        if (node.has("$ref") && !constrains(node)) {
            return reference(node);
        }
        node = flat(node);
        seen.addAll(Tagged.places(node));
        if (node.has("$ref")) {
            return reference(node);
        }
        JsonNode branches = node.has("anyOf") ? node.get("anyOf") : node.get("oneOf");
        if (branches != null && branches.isArray() && !branches.isEmpty()) {
            return alternatives(node, (ArrayNode) branches);
        }
        return single(node);
    }

    /** Whether there is more beside a reference than words. */
    private static boolean constrains(ObjectNode node) {
        for (String keyword : node.propertyNames()) {
            if (!keyword.equals("$ref")
                    && !keyword.equals(Tagged.PLACES)
                    && !Schemas.ANNOTATIONS.contains(keyword)
                    && !Schemas.DEFINITIONS.contains(keyword)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode reference(ObjectNode node) {
        String pointer = node.get("$ref").asString("");
        JsonNode target = Tagged.resolve(source, pointer);
        if (target == null) {
            lose(node, "$ref");
            return described(any(), words(node), Map.of());
        }
        if (!rules.keywords().contains("$ref")) {
            lose(node, "$ref");
            return any();
        }
        String name = names.get(pointer);
        if (name == null) {
            name = freeName(pointer);
            names.put(pointer, name);
            definitions.put(name, Schemas.object()); // keeps its place in the order
            open.add(pointer);
            definitions.put(name, lower(target));
            open.remove(pointer);
        } else if (open.contains(pointer) && rules.has(Trait.NO_RECURSION)) {
            String place = Tagged.places(node).stream().findFirst().orElse("");
            violations.add(new Violation(place, "", "$ref", "a type that doesn't contain itself", pointer));
        }
        return Schemas.object().put("$ref", "#/$defs/" + name);
    }

    private String freeName(String pointer) {
        String last = pointer.substring(pointer.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_-]", "_");
        String name = last.isEmpty() || last.equals("#") ? "root" : last;
        for (int i = 2; definitions.containsKey(name); i++) {
            name = last + "_" + i;
        }
        return name;
    }

    /** The same without {@code allOf}, and with a reference merged into what stands beside it. */
    private ObjectNode flat(ObjectNode node) {
        if (!node.has("allOf") && !(node.has("$ref") && constrains(node))) {
            return node;
        }
        ObjectNode rest = node.deepCopy();
        List<JsonNode> parts = new ArrayList<>();
        JsonNode ref = rest.has("$ref") ? rest.remove("$ref") : null;
        if (ref != null) {
            parts.add(Schemas.object().set("$ref", ref));
        }
        JsonNode all = rest.has("allOf") ? rest.remove("allOf") : null;
        if (all != null) {
            all.forEach(parts::add);
        }
        boolean alone = parts.size() == 1 && !constrains(rest);
        if (alone && parts.get(0).has("$ref") && parts.get(0).isObject()) {
            return (ObjectNode) parts.get(0).deepCopy();
        }
        ObjectNode whole = Schemas.object();
        for (JsonNode part : parts) {
            ObjectNode target = target(part, new HashSet<>());
            ObjectNode merged = target == null ? null : Merge.of(whole, target);
            if (merged == null || Merge.of(merged, rest) == null) {
                lose(node, ref == null ? "allOf" : "$ref");
                note(rest, ref == null ? "allOf" : "$ref", clean(part));
                loseAll(part);
            } else {
                whole = merged;
            }
        }
        ObjectNode merged = Merge.of(whole, rest);
        if (merged != null) {
            words(rest).forEach(merged::set);
            rest = merged;
        }
        return rest.has("allOf") || (rest.has("$ref") && constrains(rest)) ? flat(rest) : rest;
    }

    /** A part of {@code allOf} with references followed; null if it can't be merged. */
    private @Nullable ObjectNode target(JsonNode part, Set<String> followed) {
        if (!part.isObject() || ++merges > MERGES) {
            return null;
        }
        JsonNode ref = part.get("$ref");
        if (ref == null) {
            return (ObjectNode) part;
        }
        seen.addAll(Tagged.places(part));
        JsonNode found = Tagged.resolve(source, ref.asString(""));
        if (found == null || !followed.add(ref.asString("")) || open.contains(ref.asString(""))) {
            return null;
        }
        ObjectNode target = target(found, followed);
        ObjectNode rest = ((ObjectNode) part).deepCopy();
        rest.remove("$ref");
        return target == null ? null : Merge.of(target, rest);
    }

    private JsonNode alternatives(ObjectNode node, ArrayNode branches) {
        boolean one = !node.has("anyOf");
        ObjectNode rest = node.deepCopy();
        rest.remove(one ? "oneOf" : "anyOf");
        if (rest.has("oneOf")) {
            lose(node, "oneOf");
            note(rest, "oneOf", clean(rest.remove("oneOf")));
        }
        if (one) {
            lose(node, "oneOf");
        }
        if (!rules.keywords().contains("anyOf")) {
            lose(node, one ? "oneOf" : "anyOf");
            note(rest, "anyOf", clean(branches));
            return single(rest);
        }
        ObjectNode lowered = Schemas.object();
        words(rest).forEach(lowered::set);
        ArrayNode list = lowered.putArray("anyOf");
        boolean beside = constrains(rest);
        for (JsonNode branch : branches) {
            if (branch.isBoolean() && !branch.booleanValue()) {
                continue;
            }
            ObjectNode target = beside ? target(branch, new HashSet<>()) : null;
            ObjectNode merged = target == null ? null : Merge.of(target, withoutWords(rest));
            if (beside && merged == null) {
                loseAll(rest);
            }
            list.add(lower(merged == null ? branch : merged));
        }
        return list.size() == 1 && lowered.size() == 1 ? list.get(0) : lowered;
    }

    private static ObjectNode withoutWords(ObjectNode node) {
        ObjectNode rest = node.deepCopy();
        rest.remove(List.copyOf(Schemas.ANNOTATIONS));
        rest.remove(List.copyOf(Schemas.DEFINITIONS));
        return rest;
    }

    private JsonNode single(ObjectNode node) {
        List<String> types = types(node);
        if (types.isEmpty()) {
            return plain(node);
        }
        List<String> others =
                types.stream().filter(type -> !type.equals("null")).toList();
        if (others.size() <= 1) {
            return new Typed(this, rules, node, types).lowered();
        }
        if (!rules.keywords().contains("anyOf")) {
            return new Typed(this, rules, node, types).lowered();
        }
        ObjectNode lowered = Schemas.object();
        words(node).forEach(lowered::set);
        ArrayNode list = lowered.putArray("anyOf");
        types.forEach(type -> list.add(new Typed(this, rules, withoutWords(node), List.of(type)).lowered()));
        return lowered;
    }

    /** The types a schema names or, if it names none, those that its keywords are about. */
    private static List<String> types(ObjectNode node) {
        JsonNode type = node.get("type");
        if (type != null) {
            return Schemas.types(type);
        }
        JsonNode values = node.has("enum") ? node.get("enum") : null;
        if (values == null && node.has("const")) {
            values = Schemas.array().add(node.get("const"));
        }
        Set<String> found = new LinkedHashSet<>();
        if (values != null) {
            values.forEach(value -> found.add(Schemas.typeOf(value)));
            return List.copyOf(found);
        }
        for (String keyword : node.propertyNames()) {
            String about = Schemas.typeOf(keyword);
            if (!about.isEmpty()) {
                found.add(about);
            }
        }
        return List.copyOf(found);
    }

    /** A schema of no type: its words, and what can be said of it in words. */
    private JsonNode plain(ObjectNode node) {
        Map<String, JsonNode> told = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String keyword = entry.getKey();
            if (!keyword.equals(Tagged.PLACES)
                    && !keyword.equals("$comment")
                    && !Schemas.ANNOTATIONS.contains(keyword)
                    && !Schemas.DEFINITIONS.contains(keyword)) {
                lose(node, keyword);
                told.put(keyword, clean(entry.getValue()));
            }
        }
        return described(any(), words(node), told);
    }

    /** Any value, as far as the server lets one say so. */
    ObjectNode any() {
        if (!rules.has(Trait.CLOSED_OBJECTS)) {
            return Schemas.object();
        }
        ObjectNode any = Schemas.object();
        ArrayNode list = any.putArray("anyOf");
        List.of("string", "number", "boolean", "null").forEach(type -> list.add(Schemas.ofType(type)));
        return any;
    }

    /** Rewrites a part of a schema. */
    JsonNode part(JsonNode schema) {
        return lower(schema);
    }

    /** Says what to undo when answers come. */
    Marks marks() {
        return marks;
    }

    /** Notes that the server isn't told a keyword in a way that it holds to. */
    void lose(ObjectNode node, String keyword) {
        for (String place : Tagged.places(node)) {
            lost.add(place + ' ' + keyword);
        }
    }

    private void loseAll(JsonNode schema) {
        if (schema.isObject()) {
            for (String keyword : schema.propertyNames()) {
                lose((ObjectNode) schema, keyword);
            }
        }
    }

    private static void note(ObjectNode node, String keyword, JsonNode value) {
        describe(node, Map.of(keyword, value));
    }

    /** The title and description of a schema, as far as the server takes them. */
    Map<String, JsonNode> words(ObjectNode node) {
        Map<String, JsonNode> words = new LinkedHashMap<>();
        for (String keyword : List.of("title", "description")) {
            JsonNode value = node.get(keyword);
            if (value != null && value.isString() && rules.keywords().contains(keyword)) {
                words.put(keyword, value);
            }
        }
        return words;
    }

    /** Adds words, and keywords in words. */
    ObjectNode described(ObjectNode lowered, Map<String, JsonNode> words, Map<String, JsonNode> told) {
        words.forEach(lowered::set);
        if (rules.keywords().contains("description")) {
            describe(lowered, told);
        }
        return lowered;
    }

    private static void describe(ObjectNode node, Map<String, JsonNode> told) {
        if (told.isEmpty()) {
            return;
        }
        ObjectNode all = Schemas.object();
        told.forEach(all::set);
        String before = node.has("description") ? node.get("description").asString("") + ' ' : "";
        node.put("description", before + "Must satisfy " + all + '.');
    }

    /** A part of a schema without its places. */
    static JsonNode clean(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = Schemas.object();
            node.forEachEntry((name, value) -> {
                if (!name.equals(Tagged.PLACES)) {
                    copy.set(name, clean(value));
                }
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = Schemas.array();
            node.forEach(value -> copy.add(clean(value)));
            return copy;
        }
        return node;
    }
}
