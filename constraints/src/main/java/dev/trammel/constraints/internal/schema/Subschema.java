package dev.trammel.constraints.internal.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A schema of a document. */
final class Subschema {
    private final JsonNode node;
    private final String place;
    private final int depth;
    private final @Nullable Subschema above;
    private SchemaResource resource;
    private SameSchemas.@Nullable Group same;
    private boolean isAnything;
    private boolean isReference;
    private boolean isRead;

    /**
     * Found, but not looked through.
     *
     * @param resource that of what is around it
     * @param depth how many schemas it is in
     * @param above the innermost of those
     */
    Subschema(JsonNode node, String place, SchemaResource resource, int depth, @Nullable Subschema above) {
        this.node = node;
        this.place = place;
        this.resource = resource;
        this.depth = depth;
        this.above = above;
        isAnything = node.isBoolean() && node.asBoolean();
    }

    JsonNode node() {
        return node;
    }

    String place() {
        return place;
    }

    int depth() {
        return depth;
    }

    /** The innermost schema around it. */
    @Nullable
    Subschema above() {
        return above;
    }

    /** The resource to which it belongs. */
    SchemaResource resource() {
        return resource;
    }

    /** It is a resource of its own. */
    void belongTo(SchemaResource own) {
        resource = own;
    }

    /**
     * It says what others say, too.
     *
     * @param content all that it says: first its resource, then keywords and what they have
     */
    void join(SameSchemas.Group group, List<Object> content) {
        same = group;
        boolean refers = node.path("$ref").isString();
        boolean alone = content.size() == 3 || !resource.draft().isAtLeast(Draft.DRAFT_2019_09);
        isReference = refers && alone;
        isAnything |= node.isObject() && content.size() == 1;
    }

    /** Whether it is nothing but a reference. */
    boolean isReference() {
        return isReference;
    }

    /** Whether it says nothing. */
    boolean isAnything() {
        return isAnything;
    }

    /** Somebody asks for it. */
    void read() {
        isRead = true;
    }

    /** Whether somebody has asked for it. */
    boolean isRead() {
        return isRead;
    }

    /** Those that say the same; this one alone before that is known. */
    Object group() {
        return same == null ? this : same;
    }

    /** The first schema that says the same; often this one. */
    Subschema first() {
        return same == null ? this : same.first();
    }
}
