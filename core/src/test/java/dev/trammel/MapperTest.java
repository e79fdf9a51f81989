package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a user's own mapper and other names change. */
class MapperTest {
    enum Level {
        @JsonAlias("min")
        LOW,
        HIGH,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    record Sensor(String sensorName, Level lastLevel) {}

    abstract static class Renamed {
        @JsonProperty("id")
        abstract String sensorName();
    }

    @Test
    void namesAreThoseOfTheMapper() {
        JsonMapper snake = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        ScriptedModel model = ScriptedModel.saying("{\"sensor_name\": \"a\", \"last_level\": \"LOW\"}");
        assertThat(Generate.json(model, new TypeRef<Sensor>() {}, snake).generate("?"))
                .isEqualTo(new Sensor("a", Level.LOW));
        JsonMapper mixed =
                JsonMapper.builder().addMixIn(Sensor.class, Renamed.class).build();
        assertThat(JsonSchema.of(new TypeRef<Sensor>() {}, mixed)
                        .node()
                        .get("properties")
                        .propertyNames())
                .containsExactly("id", "lastLevel");
    }

    @Test
    void isStrictWhateverTheMapperAllows() {
        JsonMapper loose = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        String extra = "{\"sensorName\":\"a\",\"lastLevel\":\"LOW\",\"more\":1}";
        assertThatThrownBy(() -> Generate.json(ScriptedServer.answering(extra), new TypeRef<Sensor>() {}, loose)
                        .withRetry(RetryPolicy.none())
                        .generate("?"))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessage("expected no such key, found more, at /more (Sensor)");
    }

    @Test
    void anUnknownConstantIsTheDefaultIfTheMapperSaysSo() {
        String odd = "{\"sensorName\":\"a\",\"lastLevel\":\"ODD\"}";
        JsonMapper mapper = JsonMapper.builder()
                .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .build();
        assertThat(Generate.json(ScriptedServer.answering(odd), new TypeRef<Sensor>() {}, mapper)
                        .generate("?"))
                .isEqualTo(new Sensor("a", Level.UNKNOWN));
        assertThatThrownBy(() -> Generate.json(ScriptedServer.answering(odd), Sensor.class)
                        .withRetry(RetryPolicy.none())
                        .generate("?"))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "mail", "e-mail"})
    void aliasesAreTakenButNotAskedFor(String key) {
        String text = "{\"" + key + "\":\"a@b.cd\",\"age\":3}";
        assertThat(Generate.json(ScriptedServer.answering(text), MoreTypes.Aliased.class)
                        .generate("?"))
                .isEqualTo(new MoreTypes.Aliased("a@b.cd", 3));
        assertThat(JsonSchema.of(MoreTypes.Aliased.class).toString())
                .doesNotContain("mail\":{}")
                .doesNotContain("e-mail");
        String low = "{\"sensorName\":\"a\",\"lastLevel\":\"min\"}";
        assertThat(Generate.json(ScriptedServer.answering(low), Sensor.class)
                        .generate("?")
                        .lastLevel())
                .isEqualTo(Level.LOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"age\":3}", "{\"email\":\"a\",\"mail\":\"b\",\"age\":3}"})
    void oneOfTheNamesIsThere(String text) {
        assertThatThrownBy(() -> Generate.json(ScriptedServer.answering(text), MoreTypes.Aliased.class)
                        .withRetry(RetryPolicy.none())
                        .generate("?"))
                .isInstanceOf(InvalidAnswerException.class);
    }
}
