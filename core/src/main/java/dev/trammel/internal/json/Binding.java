package dev.trammel.internal.json;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.TypeFactory;

/**
 * How values are bound. The mapper is made when it is first needed: it takes most of the time from the start of a
 * program to its first schema, and for plain records the schema doesn't need it.
 */
public final class Binding {

    /** Our own way, strict. */
    public static final Binding STRICT = new Binding(null, List.of());

    private static final TypeFactory TYPES = TypeFactory.createDefaultInstance();

    private final @Nullable JsonMapper own;
    private final List<Deserializers> ownReaders;

    private Binding(@Nullable JsonMapper own, List<Deserializers> ownReaders) {
        this.own = own;
        this.ownReaders = ownReaders;
    }

    /** The way of a mapper of the user's own, made strict. */
    public static Binding of(JsonMapper mapper) {
        OwnReaders readers = new OwnReaders();
        JsonMapper strict = Mappers.strict(mapper, readers);
        return new Binding(strict, readers.all());
    }

    /** What modules of a mapper of the user's own read values with. */
    public List<Deserializers> ownReaders() {
        return ownReaders;
    }

    /** The mapper. */
    public JsonMapper mapper() {
        return own == null ? Mappers.STRICT : own;
    }

    /** Whether it is ours: nothing but annotations can change what it makes of a type. */
    public boolean isOurs() {
        return own == null;
    }

    /** A type as Jackson knows it. */
    public JavaType type(Type type) {
        return own == null ? TYPES.constructType(type) : own.constructType(type);
    }
}
