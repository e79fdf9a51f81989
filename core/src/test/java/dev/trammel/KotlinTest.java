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

    private static String generated(String name, String text) throws Exception {
        return String.valueOf(
                Generate.json(ScriptedModel.saying(text), type(name)).generate("?"));
    }

    private static void refused(String name, String text, String member) throws Exception {
        assertThatThrownBy(() -> Generate.json(ScriptedServer.answering(text), type(name))
                        .withRetry(RetryPolicy.none())
                        .generate("?"))
                .as(text)
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining(member);
    }

    @Test
    void typeArgumentsMayBeNullable() throws Exception {
        String holes = "{\"words\": [\"a\", null], \"byKey\": {\"k\": null}, \"nested\": [null, [null]], \"full\": []}";
        assertThat(generated("KotlinHoles", holes))
                .isEqualTo("KotlinHoles(words=[a, null], byKey={k=null}, nested=[null, [null]], full=[])");
        refused("KotlinHoles", holes.replace("\"full\": []", "\"full\": [null]"), "KotlinHoles.full[0]");
    }

    @Test
    void aValueClassIsTheValueItHolds() throws Exception {
        assertThat(JsonSchema.of(type("KotlinMail"))).hasToString("{\"type\":\"string\"}");
        String account = "{\"mail\": \"a\", \"spare\": null, \"all\": [\"b\"]}";
        assertThat(generated("KotlinAccount", account))
                .isEqualTo("KotlinAccount(mail=KotlinMail(value=a), spare=null, all=[KotlinMail(value=b)])");
        refused("KotlinAccount", account.replace("\"a\"", "null"), "KotlinAccount.mail");
    }

    @Test
    void defaultsStandForWhatAServerLeavesOut() throws Exception {
        assertThat(Generate.json(ScriptedServer.answering("{\"level\":\"LOW\",\"size\":1}"), type("KotlinDefaults"))
                        .generate("?"))
                .hasToString("KotlinDefaults(level=LOW, tags=[a], size=1, note=n, flag=true)");
        refused("KotlinDefaults", "{\"level\":\"HIGH\"}", "KotlinDefaults.level"); // it goes by "top"
    }

    @Test
    void sealedClassesPairsAndObjects() throws Exception {
        assertThat(generated("KotlinShape", "{\"type\": \"Circle\", \"name\": \"c\", \"radius\": 2}"))
                .isEqualTo("Circle(name=c, radius=2.0)");
        assertThat(generated(
                        "KotlinShape",
                        "{\"type\": \"Box\", \"name\": \"b\", \"sides\": {\"first\": 1, \"second\": 2}}"))
                .isEqualTo("Box(name=b, sides=(1, 2))");
        Object nothing = Generate.json(ScriptedModel.saying("{\"type\": \"Nothing\"}"), type("KotlinShape"))
                .generate("?");
        assertThat(nothing)
                .isSameAs(type("KotlinShape$Nothing").getField("INSTANCE").get(null));
        assertThat(
                        generated(
                                "KotlinTree",
                                "{\"type\": \"KotlinFork\", \"left\": {\"type\": \"KotlinLeaf\", \"value\": 1}, \"right\": null}"))
                .isEqualTo("KotlinFork(left=KotlinLeaf(value=1), right=null)");
    }

    @Test
    void genericsAndMutableProperties() throws Exception {
        String pages = "{\"people\": {\"items\": [" + ANN + "], \"total\": 1}}";
        assertThat(generated("KotlinPages", pages))
                .isEqualTo("KotlinPages(people=KotlinPage(items=[KotlinPerson(name=Ann, nick=null, age=3,"
                        + " country=AO)], total=1))");
        assertThat(JsonSchema.of(type("KotlinMutable")).node().at("/properties/nick/type"))
                .hasToString("[\"string\",\"null\"]");
        Object mutable = Generate.json(
                        ScriptedModel.saying("{\"name\": \"a\", \"nick\": null, \"ages\": [1]}"), type("KotlinMutable"))
                .generate("?");
        assertThat(mutable).hasFieldOrPropertyWithValue("name", "a").hasFieldOrPropertyWithValue("nick", null);
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
