package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.Report;
import dev.trammel.constraints.Report.Entry;
import dev.trammel.constraints.Report.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What becomes of each keyword of the schemas that are read. */
final class Fates {
    private static final Set<String> MASKED = Set.of(
            "$dynamicRef",
            "$recursiveRef",
            "$ref",
            "additionalItems",
            "additionalProperties",
            "allOf",
            "anyOf",
            "const",
            "contains",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "else",
            "enum",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "if",
            "items",
            "maxContains",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minContains",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "not",
            "oneOf",
            "pattern",
            "patternProperties",
            "prefixItems",
            "properties",
            "propertyNames",
            "required",
            "then",
            "type",
            "unevaluatedItems",
            "unevaluatedProperties");

    private final boolean assertsFormats;

    /** Whether a keyword may mean more than an annotation. */
    static boolean isKnown(String keyword) {
        return MASKED.contains(keyword) || keyword.equals("uniqueItems") || keyword.equals("format");
    }

    Fates(boolean assertsFormats) {
        this.assertsFormats = assertsFormats;
    }

    /** The keywords of all schemas that were read, schema by schema; written when asked for, as few do. */
    Supplier<Report> report(SchemaSource source) {
        List<Subschema> schemas = source.all();
        return () -> {
            List<Entry> entries = new ArrayList<>();
            for (Subschema schema : read(schemas)) {
                if (schema.node().isObject()) {
                    Keywords keywords =
                            new Keywords(schema.node(), schema.place(), Map.of(), schema.resource(), Fates::noFormula);
                    schema.node().propertyNames().forEach(keyword -> entries.add(entry(keywords, keyword)));
                }
            }
            return new Report(entries);
        };
    }

    /**
     * Those that were read, or say the same as one that was.
     *
     * @param all outer ones first, and the first one of those that say the same
     */
    private static Set<Subschema> read(List<Subschema> all) {
        Map<String, Subschema> byPlace = new HashMap<>();
        Set<Subschema> read = new LinkedHashSet<>();
        for (Subschema schema : all) {
            byPlace.put(schema.place(), schema);
            Subschema above = schema.above();
            if (above != null && above.first() != above && read.contains(above)) {
                String within = schema.place().substring(above.place().length());
                Subschema original = byPlace.get(above.first().place() + within);
                if (original != null && read.contains(original)) {
                    read.add(schema);
                }
            }
            if (schema.isRead()) {
                read.add(schema);
            }
        }
        return read;
    }

    /** A report outlives what was compiled, so it holds nothing of it. */
    private static Formula noFormula(String place, Map<String, String> scope) {
        throw new AssertionError("a report reads no schema, but that at " + place);
    }

    private Entry entry(Keywords keywords, String keyword) {
        String place = keywords.pointer();
        boolean onlyReference =
                keywords.schema().has("$ref") && !keywords.draft().isAtLeast(Draft.DRAFT_2019_09);
        if (onlyReference && !keyword.equals("$ref")) {
            return new Entry(place, keyword, Fate.ANNOTATION, "beside $ref this draft looks at nothing else");
        }
        if (keyword.equals("uniqueItems") && keywords.has(keyword)) {
            boolean asked = keywords.get(keyword).asBoolean(false);
            return new Entry(place, keyword, asked ? Fate.RESIDUAL : Fate.MASK, asked ? "checked as items end" : "");
        }
        if (keyword.equals("format")) {
            boolean known =
                    assertsFormats && Formats.isAsserted(keywords.get(keyword).asString(""));
            return new Entry(place, keyword, known ? Fate.MASK : Fate.ANNOTATION, "");
        }
        if (!MASKED.contains(keyword)) {
            return new Entry(place, keyword, Fate.ANNOTATION, "");
        }
        boolean known = keywords.has(keyword);
        String note = known ? "" : "not in " + keywords.draft().name().toLowerCase(java.util.Locale.ROOT);
        return new Entry(place, keyword, known ? Fate.MASK : Fate.ANNOTATION, note);
    }
}
