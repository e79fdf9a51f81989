package dev.trammel.constraints.internal.regex;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Unicode properties by the names of ECMA-262, as the Java runtime knows them. */
final class UnicodeProperties {
    private static final Map<String, CodePoints> KNOWN = new ConcurrentHashMap<>();

    private static final Map<String, String> LONG_CATEGORIES = Map.ofEntries(
            Map.entry("Letter", "L"),
            Map.entry("Cased_Letter", "LC"),
            Map.entry("Uppercase_Letter", "Lu"),
            Map.entry("Lowercase_Letter", "Ll"),
            Map.entry("Titlecase_Letter", "Lt"),
            Map.entry("Modifier_Letter", "Lm"),
            Map.entry("Other_Letter", "Lo"),
            Map.entry("Mark", "M"),
            Map.entry("Nonspacing_Mark", "Mn"),
            Map.entry("Spacing_Mark", "Mc"),
            Map.entry("Enclosing_Mark", "Me"),
            Map.entry("Number", "N"),
            Map.entry("Decimal_Number", "Nd"),
            Map.entry("digit", "Nd"),
            Map.entry("Letter_Number", "Nl"),
            Map.entry("Other_Number", "No"),
            Map.entry("Punctuation", "P"),
            Map.entry("punct", "P"),
            Map.entry("Connector_Punctuation", "Pc"),
            Map.entry("Dash_Punctuation", "Pd"),
            Map.entry("Open_Punctuation", "Ps"),
            Map.entry("Close_Punctuation", "Pe"),
            Map.entry("Initial_Punctuation", "Pi"),
            Map.entry("Final_Punctuation", "Pf"),
            Map.entry("Other_Punctuation", "Po"),
            Map.entry("Symbol", "S"),
            Map.entry("Math_Symbol", "Sm"),
            Map.entry("Currency_Symbol", "Sc"),
            Map.entry("Modifier_Symbol", "Sk"),
            Map.entry("Other_Symbol", "So"),
            Map.entry("Separator", "Z"),
            Map.entry("Space_Separator", "Zs"),
            Map.entry("Line_Separator", "Zl"),
            Map.entry("Paragraph_Separator", "Zp"),
            Map.entry("Other", "C"),
            Map.entry("Control", "Cc"),
            Map.entry("cntrl", "Cc"),
            Map.entry("Format", "Cf"),
            Map.entry("Private_Use", "Co"),
            Map.entry("Unassigned", "Cn"));

    private UnicodeProperties() {}

    /** The code points of a property; null if there is none of that name. */
    static @Nullable CodePoints find(String name) {
        CodePoints known = KNOWN.get(name);
        if (known == null) {
            known = compute(name);
            if (known != null) {
                KNOWN.put(name, known);
            }
        }
        return known;
    }

    private static @Nullable CodePoints compute(String name) {
        if (name.equals("Any")) {
            return CodePoints.ALL;
        }
        if (name.equals("ASCII")) {
            return CodePoints.of(0, 0x7F);
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile("\\p{" + javaName(name) + "}+");
        } catch (PatternSyntaxException unknown) {
            return null;
        }
        return CodePoints.matching(pattern);
    }

    /**
     * ECMA-262 writes categories short or long, scripts after {@code Script=} or {@code sc=}, and binary properties
     * bare.
     */
    private static String javaName(String name) {
        int equals = name.indexOf('=');
        if (equals >= 0) {
            String key = name.substring(0, equals);
            String value = name.substring(equals + 1);
            return switch (key) {
                case "General_Category", "gc" -> LONG_CATEGORIES.getOrDefault(value, value);
                case "Script", "sc", "Script_Extensions", "scx" -> "script=" + value;
                default -> "?";
            };
        }
        if (name.length() <= 2) {
            return name;
        }
        String category = LONG_CATEGORIES.get(name);
        return category != null ? category : "Is" + name;
    }
}
