package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.constraints.Report.Fate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static Report report(String schema) {
        return Constraint.json(JsonMapper.shared().readTree(schema), JsonOptions.DEFAULT)
                .report();
    }

    private static Fate fate(Report report, String pointer, String keyword) {
        return report.entries().stream()
                .filter(entry ->
                        entry.pointer().equals(pointer) && entry.keyword().equals(keyword))
                .findFirst()
                .orElseThrow()
                .fate();
    }

    @Test
    void saysWhatBecomesOfEachKeyword() {
        Report report = report("{\"type\":\"object\",\"title\":\"T\",\"properties\":{"
                + "\"tags\":{\"type\":\"array\",\"uniqueItems\":true,\"items\":{\"$ref\":\"#/$defs/tag\"}},"
                + "\"when\":{\"format\":\"date\"},\"color\":{\"format\":\"color\"}},"
                + "\"$defs\":{\"tag\":{\"type\":\"string\",\"minLength\":1}}}");
        assertThat(fate(report, "", "type")).isEqualTo(Fate.MASK);
        assertThat(fate(report, "", "title")).isEqualTo(Fate.ANNOTATION);
        assertThat(fate(report, "/properties/tags", "uniqueItems")).isEqualTo(Fate.RESIDUAL);
        assertThat(fate(report, "/$defs/tag", "minLength")).isEqualTo(Fate.MASK);
        assertThat(fate(report, "/properties/when", "format")).isEqualTo(Fate.MASK);
        assertThat(fate(report, "/properties/color", "format")).isEqualTo(Fate.ANNOTATION);
        assertThat(report.of(Fate.REFUSED)).isEmpty();
        assertThat(report.toString())
                .containsPattern("/properties/tags +uniqueItems +RESIDUAL")
                .doesNotContain("REFUSED");
    }

    @Test
    void saysWhichKeywordsADraftDoesNotHave() {
        Report report = report("{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"const\":1,"
                + "\"properties\":{\"a\":{\"$ref\":\"#\",\"type\":\"string\"}}}");
        assertThat(fate(report, "", "const")).isEqualTo(Fate.ANNOTATION);
        assertThat(fate(report, "/properties/a", "type")).isEqualTo(Fate.ANNOTATION);
        assertThat(fate(report, "/properties/a", "$ref")).isEqualTo(Fate.MASK);
    }
}
