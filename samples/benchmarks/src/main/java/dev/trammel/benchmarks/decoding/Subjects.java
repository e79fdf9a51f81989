package dev.trammel.benchmarks.decoding;

import static java.util.Map.entry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is extracted: a small record, and one whose keys are most of its text. */
final class Subjects {
    static final List<Subject> ALL = List.of(small(), longKeys());

    private Subjects() {}

    /** Few and short members. */
    record Person(
            @Size(max = 40) String name,
            @Min(0) @Max(150) int age,
            @Size(max = 30) String city,
            boolean married) {}

    /** Twelve long keys with short values. */
    record Customer(
            @Size(max = 40) String customerFullLegalName,
            @Min(0) @Max(150) int customerAgeInCompletedYears,
            @Size(max = 30) String countryOfPermanentResidence,
            Language preferredContactLanguage,
            boolean hasAcceptedTermsOfService,
            @Min(0) @Max(1000) int numberOfPreviousPurchases,
            Reason primaryReasonForContacting,
            boolean shouldReceiveMonthlyNewsletter,
            @Min(0) @Max(1_000_000) int estimatedAnnualIncomeInEuros,
            Level currentSubscriptionLevel,
            @Min(0) @Max(20) int numberOfDependentChildren,
            boolean requiresAccessibilitySupport) {}

    /** Spoken. */
    enum Language {
        ENGLISH,
        FRENCH,
        PORTUGUESE
    }

    /** To call. */
    enum Reason {
        COMPLAINT,
        ORDER,
        QUESTION
    }

    /** Paid for. */
    enum Level {
        BASIC,
        PREMIUM
    }

    private static Subject small() {
        Map<String, String> values = ordered(List.of(
                entry("name", Gbnf.string(40)),
                entry("age", Gbnf.UP_TO_150),
                entry("city", Gbnf.string(30)),
                entry("married", Gbnf.BOOLEAN)));
        return new Subject("small", Person.class, "Maria Santos, 34, lives in Lisbon with her husband.", values);
    }

    private static Subject longKeys() {
        Map<String, String> values = ordered(List.of(
                entry("customerFullLegalName", Gbnf.string(40)),
                entry("customerAgeInCompletedYears", Gbnf.UP_TO_150),
                entry("countryOfPermanentResidence", Gbnf.string(30)),
                entry("preferredContactLanguage", Gbnf.oneOf("ENGLISH", "FRENCH", "PORTUGUESE")),
                entry("hasAcceptedTermsOfService", Gbnf.BOOLEAN),
                entry("numberOfPreviousPurchases", "(\"0\" | [1-9] [0-9]{0,2} | \"1000\")"),
                entry("primaryReasonForContacting", Gbnf.oneOf("COMPLAINT", "ORDER", "QUESTION")),
                entry("shouldReceiveMonthlyNewsletter", Gbnf.BOOLEAN),
                entry("estimatedAnnualIncomeInEuros", "(\"0\" | [1-9] [0-9]{0,5} | \"1000000\")"),
                entry("currentSubscriptionLevel", Gbnf.oneOf("BASIC", "PREMIUM")),
                entry("numberOfDependentChildren", "(\"0\" | \"1\" [0-9]? | \"20\" | [2-9])"),
                entry("requiresAccessibilitySupport", Gbnf.BOOLEAN)));
        String text = "Maria Santos from Portugal is 34 and has two children. She ordered 12 times, earns 40000 euros a"
                + " year, and asks in Portuguese about her basic subscription.";
        return new Subject("long", Customer.class, text, values);
    }

    private static Map<String, String> ordered(List<Map.Entry<String, String>> entries) {
        Map<String, String> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
