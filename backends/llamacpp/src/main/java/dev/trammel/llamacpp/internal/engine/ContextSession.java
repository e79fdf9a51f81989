package dev.trammel.llamacpp.internal.engine;

import dev.trammel.DecodingSession;
import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/**
 * A place in a context. Rewinding costs nothing: the context is told with the next tokens. Its methods exclude each
 * other, so that a session that two threads use at once gives wrong answers at worst.
 */
final class ContextSession implements DecodingSession {
    private static final Cleaner CLEANER = Cleaner.create();

    private final NativeContext context;
    private final ContextPool.Lease lease;
    private final Cleaner.Cleanable giveBack;
    private float @Nullable [] logits;
    private int position;
    private int cachedTokens;
    private boolean closed;

    ContextSession(NativeContext context, ContextPool.Lease lease) {
        this.context = context;
        this.lease = lease;
        giveBack = CLEANER.register(this, lease);
    }

    @Override
    public synchronized int position() {
        return position;
    }

    @Override
    public synchronized float[] start(int[] prompt) {
        cachedTokens = 0;
        float[] row = row();
        cachedTokens = context.read(0, prompt, row);
        position = prompt.length;
        return row;
    }

    @Override
    public synchronized int cachedTokens() {
        return cachedTokens;
    }

    @Override
    public synchronized float[] decode(int... tokens) {
        float[] row = row();
        context.read(position, tokens, row);
        position += tokens.length;
        return row;
    }

    @Override
    public synchronized void read(int... tokens) {
        checkOpen();
        context.read(position, tokens, null);
        position += tokens.length;
    }

    @Override
    public synchronized void rewind(int position) {
        checkOpen();
        if (position < 0 || position > this.position) {
            throw new IllegalArgumentException(
                    "expected a position from 0 to " + this.position + ", found " + position);
        }
        this.position = position;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            lease.returned();
            giveBack.clean();
        }
    }

    private float[] row() {
        checkOpen();
        float[] row = logits;
        if (row == null) {
            row = new float[context.vocabularySize()];
            logits = row;
        }
        return row;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("expected an open session, found a closed one");
        }
        lease.usedBy(Thread.currentThread());
    }
}
