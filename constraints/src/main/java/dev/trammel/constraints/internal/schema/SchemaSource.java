package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.SchemaException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A schema document: its subschemas by JSON pointer, and where its references lead. */
final class SchemaSource {
    private final JsonNode root;
    private final Draft draft;
    private final Map<String, String> anchors = new HashMap<>();

    SchemaSource(JsonNode root) {
        this.root = root;
        draft = Draft.of(root);
        collect(root, "", 0);
    }

    /**
     * Finds anchors and ids that are plain names; deep documents end at the depth at which Jackson refuses to read
     * them.
     */
    private void collect(JsonNode node, String pointer, int depth) {
        if (node.isObject()) {
            for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
                if (node.path(keyword).isString()) {
                    anchors.putIfAbsent("#" + node.path(keyword).asString(), pointer);
                }
            }
            JsonNode id = node.path(draft.idKeyword());
            if (id.isString()) {
                anchors.putIfAbsent(id.asString(), pointer);
            }
            node.properties().forEach(entry -> collect(entry.getValue(), child(pointer, entry.getKey()), depth + 1));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), child(pointer, Integer.toString(i)), depth + 1);
            }
        }
    }

    Draft draft() {
        return draft;
    }

    /** The pointer of a member or item of what a pointer leads to. */
    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** What a pointer leads to. */
    JsonNode at(String pointer) {
        return root.at(JsonPointer.compile(pointer));
    }

    /**
     * Where a reference leads.
     *
     * @param reference the value of {@code $ref}
     * @param pointer where the reference stands
     * @return the pointer of the schema it leads to
     * @throws SchemaException if it leads nowhere in this document
     */
    String resolve(String reference, String pointer) {
        String rootId = root.path(draft.idKeyword()).asString("");
        String local = !rootId.isEmpty() && reference.startsWith(rootId) && !reference.equals(rootId)
                ? reference.substring(rootId.endsWith("#") ? rootId.length() - 1 : rootId.length())
                : reference;
        if (local.equals("#") || reference.equals(rootId)) {
            return "";
        }
        if (local.startsWith("#/")) {
            String target = URLDecoder.decode(local.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            if (!root.at(JsonPointer.compile(target)).isMissingNode()) {
                return target;
            }
        }
        String anchor = anchors.get(local);
        if (anchor != null) {
            return anchor;
        }
        throw new SchemaException("expected a reference to a schema in this document, found " + reference, pointer);
    }
}
