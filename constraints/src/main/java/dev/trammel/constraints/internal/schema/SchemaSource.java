package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.SchemaResolver;
import dev.trammel.constraints.internal.automaton.Meter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Schema documents: their subschemas by place, and where references lead.
 *
 * <p>A <em>place</em> is a JSON pointer into the document that was given, or, in a document that a reference led to,
 * its URI, {@code #} and a pointer.
 */
final class SchemaSource {
    private static final Set<String> SCHEMAS = Set.of(
            "additionalItems",
            "additionalProperties",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "items", "oneOf", "prefixItems");
    private static final Set<String> MAPS =
            Set.of("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties");

    /** Deeper ones have pointers that fill the memory. */
    private static final int MOST_LEVELS = 1000;

    /** Steps of work that a subschema stands for. */
    private static final int WORK_OF_A_SCHEMA = 20;

    private final SchemaResolver resolver;
    private final Map<String, JsonNode> documents = new HashMap<>();
    private final Map<String, JsonNode> nodes = new HashMap<>();
    private final Map<String, Resource> resources = new HashMap<>();
    private final Map<String, Resource> resourceAt = new HashMap<>();
    private final Map<String, String> placeOfUri = new HashMap<>();
    private final Map<String, String> anchors = new HashMap<>();
    private final Meter meter;
    private boolean unevaluated;

    /** A schema with a URI of its own. */
    private static final class Resource {
        final String uri;
        final Draft draft;
        final boolean validates;
        /** The places of its dynamic anchors by name; a recursive anchor has no name. */
        final Map<String, String> dynamicAnchors = new HashMap<>();

        Resource(String uri, Draft draft, boolean validates) {
            this.uri = uri;
            this.draft = draft;
            this.validates = validates;
        }
    }

    /** A subschema that has yet to be looked through. */
    private record Open(JsonNode node, String place, Resource resource, int depth) {}

    SchemaSource(JsonNode root, SchemaResolver resolver, Meter meter) {
        this.resolver = resolver;
        this.meter = meter;
        documents.put("", root);
        load(root, "", "", Draft.DRAFT_2020_12);
    }

    /** Whether some schema looks at what others have evaluated. */
    boolean usesUnevaluated() {
        return unevaluated;
    }

    private void load(JsonNode root, String place, String uri, Draft otherwise) {
        ArrayDeque<Open> open = new ArrayDeque<>();
        Resource whole = resource(root, place, uri, otherwise, true);
        open.add(new Open(root, place, whole, 0));
        while (!open.isEmpty()) {
            look(open.remove(), open);
        }
    }

    private Resource resource(JsonNode node, String place, String uri, Draft inherited, boolean validates) {
        JsonNode named = node.path("$schema");
        Draft draft = inherited;
        boolean asserts = validates;
        if (named.isString()) {
            Draft known = Draft.named(named.asString());
            if (known == null) {
                JsonNode dialect = resolver.resolve(withoutFragment(named.asString()));
                known = dialect == null
                        ? null
                        : Draft.named(dialect.path("$schema").asString(""));
                if (dialect == null || known == null) {
                    throw new SchemaException(
                            "expected a draft from 4 to 2020-12, found " + named.asString(), child(place, "$schema"));
                }
                asserts = Draft.validates(dialect);
            }
            draft = known;
        }
        Resource resource = new Resource(uri, draft, asserts);
        resources.put(place, resource);
        placeOfUri.putIfAbsent(uri, place);
        return resource;
    }

    private void look(Open schema, ArrayDeque<Open> open) {
        JsonNode node = schema.node;
        if (!node.isObject()) {
            return;
        }
        meter.count(WORK_OF_A_SCHEMA);
        if (schema.depth > MOST_LEVELS) {
            throw new LimitException(MOST_LEVELS + " levels of schemas in schemas", schema.place);
        }
        Resource resource = schema.resource;
        boolean onlyReference = node.has("$ref") && !resource.draft.isAtLeast(Draft.DRAFT_2019_09);
        JsonNode id = node.path(
                node.path("$schema").isString() ? draftOf(node, resource).idKeyword() : resource.draft.idKeyword());
        if (id.isString() && !onlyReference) {
            resource = identify(schema, id.asString());
        }
        for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
            if (node.path(keyword).isString()) {
                anchors.putIfAbsent(resource.uri + "#" + node.path(keyword).asString(), schema.place);
            }
        }
        if (node.path("$dynamicAnchor").isString()) {
            resource.dynamicAnchors.put(node.path("$dynamicAnchor").asString(), schema.place);
        }
        if (node.path("$recursiveAnchor").asBoolean(false)) {
            resource.dynamicAnchors.put("", schema.place);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String keyword = entry.getKey();
            JsonNode value = entry.getValue();
            String place = child(schema.place, keyword);
            unevaluated |= keyword.startsWith("unevaluated");
            if (value.isArray() && LISTS.contains(keyword)) {
                for (int i = 0; i < value.size(); i++) {
                    open.add(new Open(value.get(i), child(place, Integer.toString(i)), resource, schema.depth + 1));
                }
            } else if (value.isObject() && MAPS.contains(keyword)) {
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    open.add(new Open(member.getValue(), child(place, member.getKey()), resource, schema.depth + 1));
                }
            } else if (keyword.equals("const") || keyword.equals("enum")) {
                checkDepth(value, place);
            } else if (value.isObject() && SCHEMAS.contains(keyword)) {
                open.add(new Open(value, place, resource, schema.depth + 1));
            }
        }
    }

    private static void checkDepth(JsonNode value, String place) {
        List<JsonNode> level = List.of(value);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > MOST_LEVELS) {
                throw new LimitException(MOST_LEVELS + " levels of values in values", place);
            }
            List<JsonNode> next = new ArrayList<>();
            level.forEach(
                    node -> node.values().stream().filter(JsonNode::isContainer).forEach(next::add));
            level = next;
        }
    }

    private static Draft draftOf(JsonNode node, Resource resource) {
        Draft draft = Draft.named(node.path("$schema").asString());
        return draft == null ? resource.draft : draft;
    }

    /** Gives a schema the URI that it names, or an anchor. */
    private Resource identify(Open schema, String id) {
        String uri = resolveUri(schema.resource.uri, id);
        if (id.startsWith("#")) {
            anchors.putIfAbsent(uri, schema.place);
            return schema.resource;
        }
        int fragment = uri.indexOf('#');
        if (fragment >= 0 && fragment + 1 < uri.length()) {
            anchors.putIfAbsent(uri, schema.place);
        }
        return resource(
                schema.node, schema.place, withoutFragment(uri), schema.resource.draft, schema.resource.validates);
    }

    private static String withoutFragment(String uri) {
        int fragment = uri.indexOf('#');
        return fragment < 0 ? uri : uri.substring(0, fragment);
    }

    private static String resolveUri(String base, String reference) {
        if (reference.isEmpty() || reference.startsWith("#")) {
            return withoutFragment(base) + reference;
        }
        try {
            return new URI(base).resolve(new URI(reference)).toString();
        } catch (URISyntaxException e) {
            return reference;
        }
    }

    /** Places that have been asked for are remembered: those within them are asked next. */
    private Resource resourceOf(String place) {
        Resource known = resourceAt.get(place);
        if (known == null) {
            known = findResource(place);
            resourceAt.put(place, known);
        }
        return known;
    }

    private Resource findResource(String place) {
        String at = place;
        while (true) {
            Resource resource = resources.get(at);
            Resource known = resource == null ? resourceAt.get(at) : resource;
            if (known != null) {
                return known;
            }
            int slash = at.lastIndexOf('/');
            if (slash < start(at)) {
                throw new AssertionError("no document at " + place);
            }
            at = at.substring(0, slash);
        }
    }

    /** The draft in which a schema is written. */
    Draft draft(String place) {
        return resourceOf(place).draft;
    }

    /** Whether the dialect of a schema has the keywords that validate. */
    boolean validates(String place) {
        return resourceOf(place).validates;
    }

    /** The place of a member or item of what a place leads to. */
    static String child(String place, String name) {
        return place + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Where the pointer of a place starts; what is before it names another document. */
    private static int start(String place) {
        return place.startsWith("/") ? 0 : place.indexOf('#') + 1;
    }

    /** What a place leads to. */
    JsonNode at(String place) {
        JsonNode known = nodes.get(place);
        if (known == null) {
            known = find(place);
            nodes.put(place, known);
        }
        return known;
    }

    private JsonNode find(String place) {
        int start = start(place);
        int slash = place.lastIndexOf('/');
        int above = slash <= start ? -1 : place.lastIndexOf('/', slash - 1);
        JsonNode parent = slash < start ? null : nodes.get(place.substring(0, slash));
        if (parent != null) {
            return parent.at(JsonPointer.compile(place.substring(slash)));
        }
        JsonNode grandparent = above < start ? null : nodes.get(place.substring(0, above));
        if (grandparent != null) {
            return grandparent.at(JsonPointer.compile(place.substring(above)));
        }
        JsonNode root = documents.get(start <= 0 ? "" : place.substring(0, start - 1));
        if (root == null) {
            throw new AssertionError("no document at " + place);
        }
        return root.at(JsonPointer.compile(place.substring(start)));
    }

    /** The dynamic anchors in force within a schema: those of the outermost schema that has each. */
    Map<String, String> scope(String place, Map<String, String> outer) {
        Map<String, String> own = resourceOf(place).dynamicAnchors;
        if (outer.keySet().containsAll(own.keySet())) {
            return outer;
        }
        Map<String, String> scope = new HashMap<>(own);
        scope.putAll(outer);
        return Map.copyOf(scope);
    }

    /**
     * Where a dynamic reference leads.
     *
     * @param place where the reference stands
     * @param scope the dynamic anchors in force
     * @param recursive whether it is the older kind, without a name
     */
    String resolveDynamic(String reference, String place, Map<String, String> scope, boolean recursive) {
        String target = resolve(reference, place);
        int fragment = reference.indexOf('#');
        String name = recursive ? "" : fragment < 0 ? "/" : reference.substring(fragment + 1);
        boolean bookended = target.equals(resourceOf(target).dynamicAnchors.get(name));
        return bookended ? scope.getOrDefault(name, target) : target;
    }

    /**
     * Where a reference leads.
     *
     * @param reference the value of {@code $ref}
     * @param place where the reference stands
     * @return the place of the schema it leads to
     * @throws SchemaException if it leads nowhere
     */
    String resolve(String reference, String place) {
        String parent = place.substring(0, place.lastIndexOf('/'));
        String target = resolveUri(resourceOf(parent).uri, reference);
        String anchor = anchors.get(target);
        if (anchor != null) {
            return anchor;
        }
        String uri = withoutFragment(target);
        String fragment = target.substring(Math.min(target.length(), uri.length() + 1));
        String root = document(uri, resourceOf(parent).draft);
        if (root != null && fragment.isEmpty()) {
            return root;
        }
        if (root != null && fragment.startsWith("/")) {
            String pointer = root + URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (!at(pointer).isMissingNode()) {
                return pointer;
            }
        }
        String late = root == null ? null : anchors.get(target);
        if (late != null) {
            return late;
        }
        throw new SchemaException(
                "expected a reference to a schema in this document or one that a resolver knows, found " + reference,
                place);
    }

    /** The place of the schema with a URI; a document that names no draft is of the one that refers to it. */
    private @Nullable String document(String uri, Draft otherwise) {
        String known = placeOfUri.get(uri);
        if (known != null) {
            return known;
        }
        JsonNode found = uri.isEmpty() ? null : resolver.resolve(uri);
        if (found == null) {
            return null;
        }
        documents.put(uri, found);
        nodes.clear();
        resourceAt.clear();
        load(found, uri + "#", uri, otherwise);
        return placeOfUri.get(uri);
    }
}
