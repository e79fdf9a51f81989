package dev.trammel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first asked for, and kept. */
final class Lazy<V> implements Supplier<V> {
    private final Supplier<V> maker;
    private @Nullable V value;

    Lazy(Supplier<V> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized V get() {
        V known = value;
        if (known == null) {
            known = maker.get();
            value = known;
        }
        return known;
    }
}
