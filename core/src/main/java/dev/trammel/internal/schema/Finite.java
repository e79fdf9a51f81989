package dev.trammel.internal.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether a type has values at all: one that always contains itself has none. */
final class Finite {
    private final JsonNode root;
    private final Set<String> known = new HashSet<>();

    private Finite(JsonNode root) {
        this.root = root;
    }

    /** The pointer to a member that always contains itself; null if there is none. Only definitions can refer. */
    static @Nullable String endless(JsonNode schema) {
        Finite finite = new Finite(schema);
        if (!finite.refers(schema)) {
            return null;
        }
        int before;
        do {
            before = finite.known.size();
            finite.note("#", schema);
            for (Map.Entry<String, JsonNode> definition : schema.path("$defs").properties()) {
                finite.note("#/$defs/" + definition.getKey(), definition.getValue());
            }
        } while (finite.known.size() > before);
        return finite.known.contains("#") ? null : finite.way();
    }

    private boolean refers(JsonNode schema) {
        return schema.has("$ref")
                || schema.has("$defs")
                || schema.valueStream().anyMatch(inner -> inner.isContainer() && refers(inner));
    }

    private void note(String reference, JsonNode schema) {
        if (!known.contains(reference) && isFinite(schema)) {
            known.add(reference);
        }
    }

    private boolean isFinite(JsonNode schema) {
        if (schema.has("$ref")) {
            return known.contains(schema.path("$ref").asString());
        }
        if (schema.path("anyOf").isArray()) {
            return schema.path("anyOf").valueStream().anyMatch(this::isFinite);
        }
        if (schema.path("minItems").asInt(0) > 0 && !isFinite(schema.path("items"))) {
            return false;
        }
        return endlessMember(schema) == null;
    }

    private @Nullable String endlessMember(JsonNode schema) {
        for (JsonNode name : schema.path("required")) {
            JsonNode member = schema.path("properties").path(name.asString());
            if (!isFinite(member)) {
                return name.asString();
            }
        }
        return null;
    }

    /** From the root through the members that have no end, until one is reached again. */
    private String way() {
        List<String> steps = new ArrayList<>();
        Set<String> passed = new HashSet<>(Set.of("#"));
        JsonNode at = root;
        while (true) {
            if (at.has("$ref")) {
                String reference = at.path("$ref").asString();
                if (!passed.add(reference)) {
                    break;
                }
                at = reference.equals("#") ? root : root.path("$defs").path(reference.substring("#/$defs/".length()));
                continue;
            }
            String member = endlessMember(at);
            if (member == null) {
                break; // one of several ways, or the items of a list
            }
            steps.add("/" + member.replace("~", "~0").replace("/", "~1"));
            at = at.path("properties").path(member);
        }
        return String.join("", steps);
    }
}
