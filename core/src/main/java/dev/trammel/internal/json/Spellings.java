package dev.trammel.internal.json;

import java.time.Month;
import java.time.Year;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ext.javatime.deser.YearDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Values that Jackson would read or write in another way than schemas say. */
final class Spellings {
    private Spellings() {}

    /** Months go by their names, as other enums do; a year is any whole number, {@code 2e3} too; nothing is lost. */
    static JacksonModule module() {
        return new SimpleModule("trammel")
                .setDeserializerModifier(new Distinct())
                .addSerializer(Month.class, ToStringSerializer.instance)
                .addDeserializer(Year.class, new AnyYear());
    }

    private static final class AnyYear extends YearDeserializer {
        @Override
        public Year deserialize(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)
                    ? _fromNumber(context, parser.getIntValue())
                    : super.deserialize(parser, context);
        }
    }
}
