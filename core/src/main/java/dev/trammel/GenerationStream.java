package dev.trammel;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it comes. Each subscriber and each stream asks the model anew, in a thread of its own; a slow one holds
 * the model back. There is one attempt, for what was said to be whole can't be taken back: if the whole answer is not
 * what was asked for, it ends with that failure.
 *
 * @param <T> the type of the whole value
 */
public final class GenerationStream<T> implements Flow.Publisher<Partial<T>> {
    private static final int BUFFER = 16;

    private final Consumer<Consumer<Partial<T>>> source;

    GenerationStream(Consumer<Consumer<Partial<T>>> source) {
        this.source = source;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Partial<T>> subscriber) {
        new Pushing(subscriber).begin();
    }

    /**
     * The partials one after the other; the last one carries the {@link Generation}. Close the stream to end the call
     * early. Its failure is thrown where the next partial is asked for.
     */
    public Stream<Partial<T>> partials() {
        Pulling pulling = new Pulling();
        Spliterator<Partial<T>> all = Spliterators.spliteratorUnknownSize(
                pulling, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        return StreamSupport.stream(all, false).onClose(pulling::close);
    }

    /**
     * The elements of an answer that is a list, each as soon as it is whole, validated and bound. Close the stream to
     * end the call early.
     */
    public <E> Stream<E> items(Class<E> type) {
        Stream<Partial<T>> partials = partials();
        return partials.flatMap(partial -> partial.newItems("", type).stream()).onClose(partials::close);
    }

    /** Hands the partials to a subscriber as fast as it asks for them. */
    private final class Pushing implements Flow.Subscription {
        private final Flow.Subscriber<? super Partial<T>> subscriber;
        private final Semaphore demand = new Semaphore(0);
        private final AtomicBoolean ended = new AtomicBoolean();
        private final Thread thread = Batch.thread(this::run);

        Pushing(Flow.Subscriber<? super Partial<T>> subscriber) {
            this.subscriber = subscriber;
        }

        void begin() {
            subscriber.onSubscribe(this);
            thread.start();
        }

        private void run() {
            try {
                source.accept(partial -> {
                    demand.acquireUninterruptibly();
                    if (ended.get()) {
                        throw new CancelledException("the subscription was cancelled", null, java.util.List.of());
                    }
                    subscriber.onNext(partial);
                });
                if (ended.compareAndSet(false, true)) {
                    subscriber.onComplete();
                }
            } catch (Throwable e) {
                if (ended.compareAndSet(false, true)) {
                    subscriber.onError(e);
                }
            }
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                if (ended.compareAndSet(false, true)) {
                    subscriber.onError(new IllegalArgumentException("expected a demand of at least 1, found " + n));
                }
                demand.release();
                thread.interrupt();
                return;
            }
            demand.release((int) Math.min(n, Math.max(0, Integer.MAX_VALUE / 2 - demand.availablePermits())));
        }

        @Override
        public void cancel() {
            ended.set(true);
            demand.release();
            thread.interrupt();
        }
    }

    /** Hands the partials to whoever asks for the next. */
    private final class Pulling implements Iterator<Partial<T>> {
        private final BlockingQueue<Event<T>> queue = new ArrayBlockingQueue<>(BUFFER);
        private final Thread thread = Batch.thread(this::run);
        private boolean started;
        private @Nullable Event<T> next;

        private void run() {
            try {
                source.accept(partial -> put(new Event<>(partial, null)));
                put(new Event<>(null, null));
            } catch (RuntimeException | Error e) {
                if (!thread.isInterrupted()) {
                    put(new Event<>(null, e));
                }
            }
        }

        private void put(Event<T> event) {
            try {
                queue.put(event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException("the stream was closed", e, java.util.List.of());
            }
        }

        @Override
        public boolean hasNext() {
            if (!started) {
                started = true;
                thread.start();
            }
            Event<T> event = next;
            if (event == null) {
                try {
                    event = queue.take();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    close();
                    throw new CancelledException("the thread was interrupted", e, java.util.List.of());
                }
                next = event;
            }
            if (event.failure() instanceof RuntimeException e) {
                throw e;
            }
            if (event.failure() instanceof Error e) {
                throw e;
            }
            return event.partial() != null;
        }

        @Override
        public Partial<T> next() {
            if (hasNext()) {
                Event<T> event = next;
                Partial<T> partial = event == null ? null : event.partial();
                if (partial != null) {
                    next = null;
                    return partial;
                }
            }
            throw new NoSuchElementException("expected a further partial, found the end");
        }

        void close() {
            thread.interrupt();
        }
    }

    /** A partial, a failure, or neither: the end. */
    private record Event<T>(
            @Nullable Partial<T> partial, @Nullable Throwable failure) {}
}
