package dev.trammel.internal.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * Lets nothing be lost where texts that differ stand for equal values: two spellings of a map's key, two elements of a
 * set. Jackson would keep the last of them.
 */
final class Distinct extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public KeyDeserializer modifyKeyDeserializer(DeserializationConfig config, JavaType type, KeyDeserializer reader) {
        return isText(type) ? reader : new DistinctKeys(reader);
    }

    @Override
    public ValueDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config,
            CollectionType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> reader) {
        return Set.class.isAssignableFrom(type.getRawClass()) && !isText(type.getContentType())
                ? new Counted(reader)
                : reader;
    }

    @Override
    public ValueDeserializer<?> modifyMapDeserializer(
            DeserializationConfig config,
            MapType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> reader) {
        // It finds 1.0 and 1.00 the same, which are not equal.
        return SortedMap.class.isAssignableFrom(type.getRawClass())
                        && type.getKeyType().hasRawClass(BigDecimal.class)
                ? new Counted(reader)
                : reader;
    }

    private static boolean isText(JavaType type) {
        return type.hasRawClass(String.class) || type.hasRawClass(Object.class) || type.hasRawClass(CharSequence.class);
    }

    /** Reads keys, and remembers those of each object that is being read. */
    private static final class DistinctKeys extends KeyDeserializer {
        private final KeyDeserializer reader;

        DistinctKeys(KeyDeserializer reader) {
            this.reader = reader;
        }

        @Override
        public @Nullable Object deserializeKey(String text, DeserializationContext context) {
            Object key = reader.deserializeKey(text, context);
            TokenStreamContext object = context.getParser().streamReadContext();
            String other = known(object, context).putIfAbsent(key, text);
            if (other != null) {
                throw MismatchedInputException.from(
                        context.getParser(),
                        Map.class,
                        "the keys \"" + other + "\" and \"" + text + "\", which stand for the same " + key);
            }
            return key;
        }

        private static Map<@Nullable Object, String> known(TokenStreamContext object, DeserializationContext context) {
            if (!(context.getAttribute(Known.class) instanceof Known known)) {
                Known made = new Known(new IdentityHashMap<>());
                context.setAttribute(Known.class, made);
                return made.of(object);
            }
            return known.of(object);
        }

        /** The keys of the objects that are being read, as they are spelled. */
        private record Known(IdentityHashMap<TokenStreamContext, Map<@Nullable Object, String>> all) {
            Map<@Nullable Object, String> of(TokenStreamContext object) {
                return all.computeIfAbsent(object, none -> new HashMap<>());
            }
        }
    }

    /** Reads a set or map, and counts what is in it. */
    private static final class Counted extends DelegatingDeserializer {
        Counted(ValueDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> other) {
            return new Counted(other);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            TokenStreamContext inside =
                    parser.hasToken(JsonToken.START_ARRAY) || parser.hasToken(JsonToken.START_OBJECT)
                            ? parser.streamReadContext()
                            : null;
            Object read = super.deserialize(parser, context);
            int differ =
                    read instanceof Collection<?> set ? set.size() : read instanceof Map<?, ?> map ? map.size() : 0;
            if (inside != null && read != null && differ < inside.getEntryCount()) {
                throw MismatchedInputException.from(
                        parser,
                        Object.class,
                        inside.getEntryCount() + " keys or elements, of which only " + differ + " differ");
            }
            return read;
        }
    }
}
