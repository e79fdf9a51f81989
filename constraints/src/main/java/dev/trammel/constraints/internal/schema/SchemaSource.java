package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.SchemaResolver;
import dev.trammel.constraints.internal.automaton.Meter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
final class SchemaSource implements Places {
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
    /** What makes a schema one that others refer to. */
    private static final Set<String> IDENTIFYING =
            Set.of("$anchor", "$defs", "$dynamicAnchor", "$id", "$recursiveAnchor", "$schema", "definitions", "id");

    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "items", "oneOf", "prefixItems");
    private static final Set<String> MAPS =
            Set.of("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties");

    /** Deeper ones have pointers that fill the memory. */
    private static final int MOST_LEVELS = 1000;

    /** References that are followed at once; the rest of a longer chain is when it is read. */
    private static final int MOST_PASSED = 20;

    /** Steps of work that a subschema stands for. */
    private static final int WORK_OF_A_SCHEMA = 20;

    private final SchemaResolver resolver;
    private final Map<String, JsonNode> documents = new HashMap<>();
    /** In the order in which they were found, outer ones first. */
    private final Map<String, Subschema> subschemas = new LinkedHashMap<>();

    private final Map<String, JsonNode> nodes = new HashMap<>();
    private final Map<String, SchemaResource> resourceAt = new HashMap<>();
    private final Map<String, String> placeOfUri = new HashMap<>();
    private final Map<String, String> anchors = new HashMap<>();
    private final Meter meter;
    private final boolean unevaluatedAtFirst;
    private boolean unevaluated;

    /**
     * Loads a document.
     *
     * @param unevaluated whether some schema that it refers to is known to look at what others have evaluated
     */
    SchemaSource(JsonNode root, SchemaResolver resolver, boolean unevaluated, Meter meter) {
        this.resolver = resolver;
        this.unevaluated = unevaluated;
        this.meter = meter;
        documents.put("", root);
        load(root, "", "", Draft.DRAFT_2020_12);
        unevaluatedAtFirst = this.unevaluated;
    }

    /** Whether some schema looks at what others have evaluated. */
    boolean usesUnevaluated() {
        return unevaluatedAtFirst;
    }

    /** Whether a schema of a document that came later is the first one that does. */
    boolean turnsOutToUseUnevaluated() {
        return unevaluated && !unevaluatedAtFirst;
    }

    private void load(JsonNode root, String place, String uri, Draft otherwise) {
        SameSchemas all = new SameSchemas();
        add(all, new Subschema(root, place, resource(root, place, uri, otherwise, true), 0, null));
        for (int i = 0; i < all.size(); i++) {
            look(i, all);
        }
        all.unify();
    }

    private Subschema add(SameSchemas all, Subschema one) {
        subschemas.put(one.place(), one);
        all.add(one);
        return one;
    }

    private SchemaResource resource(JsonNode node, String place, String uri, Draft inherited, boolean validates) {
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
        SchemaResource resource = new SchemaResource(uri, draft, asserts);
        placeOfUri.putIfAbsent(uri, place);
        return resource;
    }

    private void look(int index, SameSchemas all) {
        Subschema schema = all.get(index);
        JsonNode node = schema.node();
        if (!node.isObject()) {
            all.say(index, node);
            return;
        }
        meter.count(WORK_OF_A_SCHEMA);
        if (schema.depth() > MOST_LEVELS) {
            throw new LimitException(MOST_LEVELS + " levels of schemas in schemas", schema.place());
        }
        identify(schema);
        all.say(index, schema.resource());
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            look(index, entry.getKey(), entry.getValue(), all);
        }
    }

    private void look(int index, String keyword, JsonNode value, SameSchemas all) {
        if (IDENTIFYING.contains(keyword)) {
            all.say(index, new Object()); // no other one is that one
        }
        if (!Fates.isKnown(keyword) && !SCHEMAS.contains(keyword) && !MAPS.contains(keyword)) {
            return;
        }
        Subschema schema = all.get(index);
        String place = child(schema.place(), keyword);
        SchemaResource resource = schema.resource();
        int depth = schema.depth() + 1;
        all.say(index, keyword);
        unevaluated |= keyword.startsWith("unevaluated");
        if (value.isArray() && LISTS.contains(keyword)) {
            all.say(index, value.size());
            for (int i = 0; i < value.size(); i++) {
                String at = child(place, Integer.toString(i));
                all.say(index, add(all, new Subschema(value.get(i), at, resource, depth, schema)));
            }
        } else if (value.isObject() && MAPS.contains(keyword)) {
            all.say(index, value.size());
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                String at = child(place, member.getKey());
                all.say(index, member.getKey());
                all.say(index, add(all, new Subschema(member.getValue(), at, resource, depth, schema)));
            }
        } else if (value.isObject() && SCHEMAS.contains(keyword)) {
            all.say(index, add(all, new Subschema(value, place, resource, depth, schema)));
        } else {
            if (keyword.equals("const") || keyword.equals("enum")) {
                checkDepth(value, place);
            }
            all.say(index, value);
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

    private static Draft draftOf(JsonNode node, SchemaResource resource) {
        Draft draft = Draft.named(node.path("$schema").asString());
        return draft == null ? resource.draft() : draft;
    }

    /** Notes the URI and the anchors that a schema gives itself. */
    private void identify(Subschema schema) {
        JsonNode node = schema.node();
        SchemaResource outer = schema.resource();
        boolean onlyReference = node.has("$ref") && !outer.draft().isAtLeast(Draft.DRAFT_2019_09);
        Draft draft = node.path("$schema").isString() ? draftOf(node, outer) : outer.draft();
        JsonNode id = node.path(draft.idKeyword());
        if (id.isString() && !onlyReference) {
            identify(schema, id.asString());
        }
        SchemaResource resource = schema.resource();
        for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
            if (node.path(keyword).isString()) {
                anchors.putIfAbsent(resource.uri() + "#" + node.path(keyword).asString(), schema.place());
            }
        }
        if (node.path("$dynamicAnchor").isString()) {
            resource.dynamicAnchors().put(node.path("$dynamicAnchor").asString(), schema.place());
        }
        if (node.path("$recursiveAnchor").asBoolean(false)) {
            resource.dynamicAnchors().put("", schema.place());
        }
    }

    /** Gives a schema the URI that it names, or an anchor. */
    private void identify(Subschema schema, String id) {
        SchemaResource outer = schema.resource();
        String uri = resolveUri(outer.uri(), id);
        if (id.startsWith("#")) {
            anchors.putIfAbsent(uri, schema.place());
            return;
        }
        int fragment = uri.indexOf('#');
        if (fragment >= 0 && fragment + 1 < uri.length()) {
            anchors.putIfAbsent(uri, schema.place());
        }
        schema.belongTo(
                resource(schema.node(), schema.place(), withoutFragment(uri), outer.draft(), outer.validates()));
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
    private SchemaResource resourceOf(String place) {
        Subschema schema = subschemas.get(place);
        return schema == null ? resourceAt.computeIfAbsent(place, this::findResource) : schema.resource();
    }

    private SchemaResource findResource(String place) {
        String at = place;
        while (true) {
            Subschema schema = subschemas.get(at);
            SchemaResource known = schema == null ? resourceAt.get(at) : schema.resource();
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
        JsonNode known = known(place);
        if (known == null) {
            known = find(place);
            nodes.put(place, known);
        }
        return known;
    }

    private @Nullable JsonNode known(String place) {
        Subschema schema = subschemas.get(place);
        return schema == null ? nodes.get(place) : schema.node();
    }

    private JsonNode find(String place) {
        int start = start(place);
        int slash = place.lastIndexOf('/');
        int above = slash <= start ? -1 : place.lastIndexOf('/', slash - 1);
        JsonNode parent = slash < start ? null : known(place.substring(0, slash));
        if (parent != null) {
            return parent.at(JsonPointer.compile(place.substring(slash)));
        }
        JsonNode grandparent = above < start ? null : known(place.substring(0, above));
        if (grandparent != null) {
            return grandparent.at(JsonPointer.compile(place.substring(above)));
        }
        JsonNode root = documents.get(start <= 0 ? "" : place.substring(0, start - 1));
        if (root == null) {
            throw new AssertionError("no document at " + place);
        }
        return root.at(JsonPointer.compile(place.substring(start)));
    }

    /**
     * The values of the schema at a place: those of the first schema that says the same, and, where that is nothing but
     * a reference, those of what that leads to.
     *
     * @param scope the dynamic anchors in force
     */
    @Override
    public Formula formula(String place, Map<String, String> scope) {
        String at = place;
        Map<String, String> inForce = scope;
        for (int i = 0; i < MOST_PASSED; i++) {
            Subschema schema = subschemas.get(at);
            if (schema == null) {
                JsonNode node = at(at);
                return node.isBoolean() ? Formula.of(node.asBoolean()) : new Formula.At(at, inForce);
            }
            schema.read();
            Subschema first = schema.first();
            at = first.place();
            if (first.isAnything()) {
                return Formula.TRUE;
            }
            if (!first.isReference()) {
                break;
            }
            first.read();
            inForce = scope(at, inForce);
            at = resolve(first.node().path("$ref").asString(), child(at, "$ref"));
        }
        return new Formula.At(at, inForce);
    }

    /** The keywords of the schema at a place, which counts as read from now on. */
    Keywords keywords(String place, Map<String, String> scope) {
        Subschema schema = subschemas.get(place);
        if (schema == null) { // a reference leads to where no schema would be
            JsonNode node = at(place);
            SchemaResource resource = resourceOf(place);
            schema = new Subschema(node, place, resource, 0, null);
            subschemas.put(place, schema);
        }
        schema.read();
        return new Keywords(schema.node(), schema.place(), scope, schema.resource(), this);
    }

    /** All schemas that have been found by now, outer ones first. */
    List<Subschema> all() {
        return List.copyOf(subschemas.values());
    }

    /** The dynamic anchors in force within a schema: those of the outermost schema that has each. */
    Map<String, String> scope(String place, Map<String, String> outer) {
        Map<String, String> own = resourceOf(place).dynamicAnchors();
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
        boolean bookended = target.equals(resourceOf(target).dynamicAnchors().get(name));
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
        String target = resolveUri(resourceOf(parent).uri(), reference);
        String anchor = anchors.get(target);
        if (anchor != null) {
            return anchor;
        }
        String uri = withoutFragment(target);
        String fragment = target.substring(Math.min(target.length(), uri.length() + 1));
        String root = document(uri, resourceOf(parent).draft());
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
