package dev.trammel.internal.schema;

/**
 * What is said of an object where it stands.
 *
 * @param chosen which of its members count
 * @param bindings what its type arguments say
 */
record Context(Chosen chosen, Bindings bindings) {
    static final Context NONE = new Context(Chosen.ALL, Bindings.NONE);

    /** What is said at a place where a class stands. */
    static Context of(Place place) {
        Class<?> raw = place.type().getRawClass();
        return new Context(place.chosen(), Bindings.of(raw, place));
    }

    /** The same for a subtype. */
    Context ofSubtype(Class<?> type, Class<?> subtype) {
        return type == subtype ? this : new Context(chosen, bindings.ofSubtype(type, subtype));
    }
}
