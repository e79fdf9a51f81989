package dev.trammel.openai.internal.schema;

import dev.trammel.openai.SchemaRules;
import dev.trammel.openai.SchemaRules.Trait;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rewrites a schema of one type, or of one type and null. */
final class Typed {
    private static final Set<String> BOUNDS =
            Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");

    /** Where {@code float} ends: a bound from here on is that of a Java type, which says nothing to a model. */
    private static final BigDecimal VAST = new BigDecimal(Float.toString(Float.MAX_VALUE));

    private final Lowering all;
    private final SchemaRules rules;
    private final ObjectNode node;
    private final List<String> types;
    private final Map<String, JsonNode> told = new LinkedHashMap<>();
    private final ObjectNode lowered = Schemas.object();

    Typed(Lowering all, SchemaRules rules, ObjectNode node, List<String> types) {
        this.all = all;
        this.rules = rules;
        this.node = node;
        this.types = types;
    }

    ObjectNode lowered() {
        if (rules.keywords().contains("type")) {
            lowered.set("type", Schemas.typeOf(types));
        }
        if (!is("object") || !asEntries()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                keyword(entry.getKey(), entry.getValue());
            }
            if (is("object")) {
                object();
            }
            if (is("array") && !lowered.has("items") && rules.has(Trait.CLOSED_OBJECTS)) {
                lowered.set("items", all.any());
            }
        }
        return all.described(lowered, all.words(node), told);
    }

    private boolean is(String type) {
        return types.contains(type);
    }

    private void keyword(String keyword, JsonNode value) {
        String about = Schemas.typeOf(keyword);
        boolean applies = about.isEmpty() || is(about) || (about.equals("number") && is("integer"));
        if (!applies
                || keyword.equals("type")
                || keyword.equals(Tagged.PLACES)
                || Schemas.ANNOTATIONS.contains(keyword)
                || Schemas.DEFINITIONS.contains(keyword)) {
            return;
        }
        if (BOUNDS.contains(keyword)
                && value.isNumber()
                && value.decimalValue().abs().compareTo(VAST) >= 0) {
            all.lose(node, keyword);
            return;
        }
        switch (keyword) {
            case "properties", "required", "additionalProperties" -> {} // together, at the end
            case "enum" -> values(value);
            case "const" -> constant(value);
            case "items" -> items(value);
            case "prefixItems" -> prefixItems(value);
            case "pattern" -> pattern(value);
            case "format" -> keepIf(keyword, value, rules.formats().contains(value.asString("")));
            case "minLength", "maxLength" ->
                keepIf(keyword, value, !(node.has("pattern") && rules.has(Trait.PATTERN_WITHOUT_LENGTH)));
            default -> keepIf(keyword, value, !BOUNDS.contains(keyword) || bounds(keyword, value));
        }
    }

    private boolean bounds(String keyword, JsonNode value) {
        if (value.isBoolean()) {
            return false; // draft 4 says with it how minimum is meant
        }
        boolean exclusive = node.path(keyword.equals("minimum") ? "exclusiveMinimum" : "exclusiveMaximum")
                .asBoolean(false);
        return !(rules.has(Trait.INTEGER_BOUNDS) && !is("integer"))
                && !(exclusive && (keyword.equals("minimum") || keyword.equals("maximum")) && drop(keyword, value));
    }

    /** Draft 4: a minimum that is exclusive. */
    private boolean drop(String keyword, JsonNode value) {
        String exclusive = keyword.equals("minimum") ? "exclusiveMinimum" : "exclusiveMaximum";
        if (rules.keywords().contains(exclusive)) {
            lowered.set(exclusive, value);
            return true;
        }
        return false;
    }

    private void keepIf(String keyword, JsonNode value, boolean fits) {
        if (fits && rules.keywords().contains(keyword)) {
            lowered.set(keyword, Lowering.clean(value));
        } else if (!lowered.has("exclusive" + Character.toUpperCase(keyword.charAt(0)) + keyword.substring(1))) {
            tell(keyword, value);
        }
    }

    private void tell(String keyword, JsonNode value) {
        all.lose(node, keyword);
        if (!value.isBoolean() || value.booleanValue()) {
            told.put(keyword, Lowering.clean(value));
        }
    }

    private void values(JsonNode value) {
        ArrayNode fitting = Schemas.array();
        value.forEach(each -> {
            String type = Schemas.typeOf(each);
            if (is(type) || (type.equals("integer") && is("number"))) {
                fitting.add(each);
            }
        });
        boolean scalar = true;
        for (JsonNode each : fitting) {
            scalar &= each.isValueNode();
        }
        keepIf("enum", fitting, scalar && !fitting.isEmpty());
    }

    private void constant(JsonNode value) {
        if (rules.keywords().contains("const") && value.isValueNode()) {
            lowered.set("const", value);
        } else if (rules.keywords().contains("enum") && value.isValueNode() && !node.has("enum")) {
            lowered.putArray("enum").add(value);
        } else {
            tell("const", value);
        }
    }

    private void pattern(JsonNode value) {
        String pattern = value.asString("");
        boolean fits = (rules.has(Trait.LOOK_AROUND) || !Patterns.looksAround(pattern))
                && (!rules.has(Trait.ANCHORED_PATTERNS) || Patterns.anchored(pattern));
        keepIf("pattern", value, fits);
    }

    private void items(JsonNode value) {
        if (value.isArray()) {
            prefixItems(value); // a tuple, as drafts before 2020-12 have it
        } else if (value.isBoolean()) {
            keepIf(
                    "items",
                    value,
                    !rules.has(Trait.CLOSED_OBJECTS)
                            && node.has("prefixItems")
                            && rules.keywords().contains("prefixItems"));
        } else if (node.has("prefixItems")) {
            tell("items", value);
        } else if (rules.keywords().contains("items")) {
            lowered.set("items", all.part(value));
        } else {
            tell("items", value);
        }
    }

    private void prefixItems(JsonNode value) {
        if (rules.keywords().contains("prefixItems")) {
            ArrayNode list = lowered.putArray("prefixItems");
            value.forEach(each -> list.add(all.part(each)));
            return;
        }
        tell("prefixItems", value);
        all.lose(node, "items");
        Set<JsonNode> kinds = new LinkedHashSet<>();
        value.forEach(each -> kinds.add(all.part(each)));
        if (rules.keywords().contains("items") && rules.keywords().contains("anyOf") && !kinds.isEmpty()) {
            ArrayNode list = Schemas.array();
            kinds.forEach(list::add);
            lowered.set(
                    "items", list.size() == 1 ? list.get(0) : Schemas.object().set("anyOf", list));
        }
    }

    private void object() {
        JsonNode properties = node.path("properties");
        Set<String> required = required();
        if (!rules.keywords().contains("properties")) {
            for (String keyword : List.of("properties", "required", "additionalProperties")) {
                JsonNode value = node.get(keyword);
                if (value != null) {
                    tell(keyword, value);
                }
            }
            return;
        }
        ObjectNode members = Schemas.object();
        Set<String> nullified = new LinkedHashSet<>();
        properties.forEachEntry((name, schema) -> {
            if (!schema.isBoolean() || schema.booleanValue() || required.contains(name)) {
                members.set(name, member(name, schema, required, nullified));
            }
        });
        required.stream().filter(name -> !members.has(name)).forEach(name -> members.set(name, all.any()));
        if (!members.isEmpty() || rules.has(Trait.CLOSED_OBJECTS)) {
            lowered.set("properties", members);
        }
        ArrayNode names = Schemas.array();
        members.propertyNames().stream()
                .filter(name -> rules.has(Trait.ALL_REQUIRED) || required.contains(name))
                .forEach(names::add);
        if (!names.isEmpty() || rules.has(Trait.ALL_REQUIRED)) {
            lowered.set("required", names);
        }
        additional();
        if (!nullified.isEmpty()) {
            all.marks().nullified(lowered, nullified);
        }
    }

    private JsonNode member(String name, JsonNode schema, Set<String> required, Set<String> nullified) {
        JsonNode member = all.part(schema);
        if (required.contains(name) || !rules.has(Trait.ALL_REQUIRED) || takesNull(member)) {
            return member;
        }
        nullified.add(name);
        return orNull(member);
    }

    private Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        JsonNode list = node.path("required");
        if (list.isArray()) {
            list.forEach(name -> names.add(name.asString("")));
        }
        return names;
    }

    private void additional() {
        JsonNode value = node.get("additionalProperties");
        if (rules.has(Trait.CLOSED_OBJECTS)) {
            lowered.put("additionalProperties", false);
            if (value != null && !value.isBoolean()) {
                tell("additionalProperties", value);
            }
        } else if (value != null && !rules.keywords().contains("additionalProperties")) {
            tell("additionalProperties", value);
        } else if (value != null) {
            lowered.set("additionalProperties", value.isBoolean() ? value : all.part(value));
        }
    }

    /** A map, where no object may be open: as a list of entries. */
    private boolean asEntries() {
        JsonNode additional = node.get("additionalProperties");
        boolean closed = additional != null && additional.isBoolean() && !additional.booleanValue();
        if (!rules.has(Trait.CLOSED_OBJECTS) || node.has("properties") || node.has("required") || closed) {
            return false;
        }
        ObjectNode entry = Schemas.ofType("object");
        ObjectNode members = entry.putObject("properties");
        JsonNode names = node.get("propertyNames");
        members.set("key", names == null ? Schemas.ofType("string") : key(names));
        members.set("value", additional == null || additional.isBoolean() ? all.any() : all.part(additional));
        entry.putArray("required").add("key").add("value");
        entry.put("additionalProperties", false);
        lowered.set("type", Schemas.typeOf(is("null") ? List.of("array", "null") : List.of("array")));
        lowered.set("items", entry);
        bound("minProperties", "minItems"); // and in words, below: a key may come twice
        bound("maxProperties", "maxItems");
        for (Map.Entry<String, JsonNode> other : node.properties()) {
            String keyword = other.getKey();
            if ((Schemas.typeOf(keyword).equals("object")
                            && !keyword.equals("additionalProperties")
                            && !keyword.equals("propertyNames"))
                    || keyword.equals("enum")
                    || keyword.equals("const")) {
                tell(keyword, other.getValue());
            }
        }
        all.marks().entries(lowered);
        return true;
    }

    /** A number of members, as a number of entries. */
    private void bound(String members, String entries) {
        JsonNode value = node.get(members);
        if (value != null && rules.keywords().contains(entries)) {
            lowered.set(entries, Lowering.clean(value));
        }
    }

    private JsonNode key(JsonNode names) {
        JsonNode key = names.isObject() ? all.part(((ObjectNode) names.deepCopy()).put("type", "string")) : all.any();
        JsonNode type = key.get("type");
        return type != null && type.asString("").equals("string") ? key : Schemas.ofType("string");
    }

    private static boolean takesNull(JsonNode schema) {
        if (schema.isEmpty()) {
            return true;
        }
        JsonNode type = schema.get("type");
        if (type != null) {
            return Schemas.types(type).contains("null");
        }
        for (JsonNode branch : schema.path("anyOf")) {
            if (takesNull(branch)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable JsonNode nullBranch(JsonNode schema) {
        return schema.has("anyOf") ? schema.get("anyOf") : null;
    }

    private JsonNode orNull(JsonNode schema) {
        JsonNode branches = nullBranch(schema);
        if (branches != null) {
            ((ArrayNode) branches).add(Schemas.ofType("null"));
            return schema;
        }
        JsonNode type = schema.get("type");
        if (type == null || !type.isString() || schema.has("const")) {
            ObjectNode either = Schemas.object();
            either.putArray("anyOf").add(schema).add(Schemas.ofType("null"));
            return either;
        }
        ((ObjectNode) schema).set("type", Schemas.typeOf(List.of(type.stringValue(), "null")));
        if (schema.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        return schema;
    }
}
