package dev.trammel.benchmarks.walks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.benchmarks.data.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextJudgeTest {
    private static final List<String> DRAFTS = List.of(
            "http://json-schema.org/draft-04/schema#",
            "http://json-schema.org/draft-06/schema#",
            "http://json-schema.org/draft-07/schema#",
            "https://json-schema.org/draft/2019-09/schema",
            "https://json-schema.org/draft/2020-12/schema");

    @ParameterizedTest
    @CsvSource({
        "email, a@example.com, true",
        "email, a@bb.xyzzy, true",
        "email, a@b.c1, true",
        "email, a..b@bb.xyzzy, false",
        "email, a@-b.xyzzy, false",
        "email, a, false",
        "email, a@[iPV6:::1], true",
        "email, a@[iPV6:::g], false",
        "email, '\\\"a b@c\\\"@bb.xyzzy', true",
        "email, '\\\"a\\\"b@bb.xyzzy', false",
        "uri, a:b, true",
        "uri, a:#b, true",
        "uri, a:#b#c, false",
        "uri, b, false",
        "date-time, 2030-06-30T23:59:60Z, true",
        "date-time, 1998-12-31T15:59:60.123-08:00, true",
        "date-time, 2031-01-01T05:29:60+05:30, true",
        "date-time, 1998-12-31T23:58:60Z, false",
        "date-time, 1998-12-31T23:59:60+01:00, false",
        "date-time, 1998-03-31T23:59:60Z, false",
        "date-time, 1998-12-31T23:59:61Z, false",
        "date-time, 2016-12-31T24:59:60+01:00, false"
    })
    void judges_formats_as_their_documents_do(String format, String text, boolean valid) {
        for (String draft : DRAFTS) {
            String schema = "{\"$schema\":\"" + draft + "\",\"format\":\"" + format + "\"}";
            TextJudge judge = new TextJudge(Json.MAPPER.readTree(schema));
            assertThat(judge.faults("\"" + text + "\"").isEmpty())
                    .as("%s in %s", text, draft)
                    .isEqualTo(valid);
        }
    }

    @ParameterizedTest
    @CsvSource({"a@bb.xyzzy, true", "a:#b, true", "a, false"})
    void judges_unions_by_them(String text, boolean valid) {
        TextJudge judge = new TextJudge(
                Json.MAPPER.readTree("{\"oneOf\":[{\"format\":\"email\"},{\"anyOf\":[{\"format\":\"uri\"}]}]}"));
        assertThat(judge.faults("\"" + text + "\"").isEmpty()).as(text).isEqualTo(valid);
    }
}
