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
    void saysItOfEachSchemaThoughSomeSayTheSame() {
        String point = "{\"title\":\"%s\",\"type\":\"object\",\"properties\":{\"x\":{\"minimum\":%d}}}";
        Report report = report("{\"properties\":{\"a\":" + point.formatted("A", 1) + ",\"b\":"
                + point.formatted("B", 1) + ",\"c\":" + point.formatted("C", 2) + "},"
                + "\"$defs\":{\"unused\":" + point.formatted("D", 1) + "}}");
        for (String name : new String[] {"a", "b", "c"}) {
            assertThat(fate(report, "/properties/" + name, "title")).isEqualTo(Fate.ANNOTATION);
            assertThat(fate(report, "/properties/" + name + "/properties/x", "minimum"))
                    .isEqualTo(Fate.MASK);
        }
        assertThat(report.entries()).noneMatch(entry -> entry.pointer().startsWith("/$defs"));
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
