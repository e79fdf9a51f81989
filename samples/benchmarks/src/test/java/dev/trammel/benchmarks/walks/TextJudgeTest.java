package dev.trammel.benchmarks.walks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.benchmarks.data.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextJudgeTest {
    @ParameterizedTest
    @CsvSource({
        "email, a@example.com, true",
        "email, a@bb.xyzzy, true",
        "email, a@b.c1, true",
        "email, a..b@bb.xyzzy, false",
        "email, a@-b.xyzzy, false",
        "email, a, false",
        "uri, a:b, true",
        "uri, a:#b, true",
        "uri, a:#b#c, false",
        "uri, b, false"
    })
    void judges_formats_as_their_documents_do(String format, String text, boolean valid) {
        TextJudge judge = new TextJudge(Json.MAPPER.readTree("{\"format\":\"" + format + "\"}"));
        assertThat(judge.faults("\"" + text + "\"").isEmpty()).as(text).isEqualTo(valid);
    }
}
