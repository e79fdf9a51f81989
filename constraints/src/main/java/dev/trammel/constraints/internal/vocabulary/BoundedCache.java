package dev.trammel.constraints.internal.vocabulary;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was computed for keys, as long as it is in use and memory allows: in two generations, each of half the bytes. A
 * value that is asked for comes into the young one; when that is full it becomes the old one, and the one before is
 * dropped. Reads take no lock. Safe for use by several threads.
 */
public final class BoundedCache {
    private final long halfBytes;
    private final AtomicLong bytesOfYoung = new AtomicLong();
    private volatile ConcurrentMap<Object, Sized> young = new ConcurrentHashMap<>();
    private volatile ConcurrentMap<Object, Sized> old = new ConcurrentHashMap<>();

    /** A value that knows what memory it takes. */
    public interface Sized {
        /** About so many bytes. */
        long bytes();
    }

    /**
     * Starts empty.
     *
     * @param mostBytes what all values may take together, about
     */
    public BoundedCache(long mostBytes) {
        halfBytes = mostBytes / 2;
    }

    /**
     * What was computed for a key before, or is now, perhaps by several threads at once.
     *
     * @param key equal only for keys whose values are of one type and alike
     */
    @SuppressWarnings("unchecked")
    public <T extends Sized> T get(Object key, Supplier<T> compute) {
        Sized known = young.get(key);
        return known == null ? keep(key, (T) old.get(key), compute) : (T) known;
    }

    @SuppressWarnings("unchecked")
    private <T extends Sized> T keep(Object key, @Nullable T known, Supplier<T> compute) {
        T value = known == null ? compute.get() : known;
        T first = (T) young.putIfAbsent(key, value);
        if (first != null) {
            return first;
        }
        if (bytesOfYoung.addAndGet(value.bytes()) > halfBytes) {
            age();
        }
        return value;
    }

    private synchronized void age() {
        if (bytesOfYoung.get() > halfBytes) {
            old = young;
            young = new ConcurrentHashMap<>();
            bytesOfYoung.set(0);
        }
    }
}
