package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import org.junit.jupiter.api.Test;

/** Data classes of Kotlin: compiled after the Java of the tests, so by their names. */
class KotlinTest {
    private static final String ANN = "{\"name\": \"Ann\", \"nick\": null, \"age\": 3, \"country\": \"AO\"}";

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("dev.trammel." + name);
    }

    @Test
    void nullableMembersMayBeNullAndTheOrderIsTheirs() throws Exception {
        assertThat(JsonSchema.of(type("KotlinPerson")))
                .hasToString("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
                        + "\"nick\":{\"type\":[\"string\",\"null\"],\"description\":\"what friends say\"},"
                        + "\"age\":{\"type\":\"integer\",\"minimum\":-2147483648,\"maximum\":150},"
                        + "\"country\":{\"type\":\"string\"}},"
                        + "\"required\":[\"name\",\"nick\",\"age\",\"country\"],\"additionalProperties\":false}");
    }

    @Test
    void aLocalModelWritesAllMembers() throws Exception {
        Object ann =
                Generate.json(ScriptedModel.saying(ANN), type("KotlinPerson")).generate("?");
        assertThat(ann).hasToString("KotlinPerson(name=Ann, nick=null, age=3, country=AO)");
    }

    @Test
    void aServerMayLeaveOutWhatIsNullableOrHasADefault() throws Exception {
        ScriptedServer server = ScriptedServer.answering("{\"name\":\"Ann\",\"age\":3}");
        assertThat(Generate.json(server, type("KotlinPerson")).generate("?"))
                .hasToString("KotlinPerson(name=Ann, nick=null, age=3, country=PT)");
        for (String wrong : new String[] {
            "{\"name\":null,\"age\":3}", "{\"age\":3}", "{\"name\":\"Ann\",\"age\":3,\"country\":null}"
        }) {
            assertThatThrownBy(() -> Generate.json(ScriptedServer.answering(wrong), type("KotlinPerson"))
                            .withRetry(RetryPolicy.none())
                            .generate("?"))
                    .as(wrong)
                    .isInstanceOf(InvalidAnswerException.class);
        }
    }

    @Test
    void nestsAndListsAndSealedTypes() throws Exception {
        String team = "{\"title\": \"T\", \"members\": [" + ANN + "], \"lead\": null}";
        assertThat(Generate.json(ScriptedModel.saying(team), type("KotlinTeam")).generate("?"))
                .hasToString("KotlinTeam(title=T, members=[KotlinPerson(name=Ann, nick=null, age=3, country=AO)],"
                        + " lead=null)");
        ScriptedModel closed = ScriptedModel.saying("{\"type\": \"KotlinClosed\", \"code\": 7}");
        assertThat(Generate.json(closed, type("KotlinEvent")).generate("?")).hasToString("KotlinClosed(code=7)");
    }
}
