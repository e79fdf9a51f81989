package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.Report;
import dev.trammel.constraints.Report.Entry;
import dev.trammel.constraints.Report.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private final Map<String, Keywords> read = new LinkedHashMap<>();

    Fates(boolean assertsFormats) {
        this.assertsFormats = assertsFormats;
    }

    /** Remembers a schema. */
    void add(Keywords keywords) {
        if (keywords.schema().isObject()) {
            read.put(keywords.pointer(), keywords);
        }
    }

    /** The keywords of all schemas that have been read by now, schema by schema; written when asked for, as few do. */
    Supplier<Report> report() {
        List<Keywords> schemas = List.copyOf(read.values());
        return () -> {
            List<Entry> entries = new ArrayList<>();
            for (Keywords keywords : schemas) {
                keywords.schema().propertyNames().forEach(keyword -> entries.add(entry(keywords, keyword)));
            }
            return new Report(entries);
        };
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
