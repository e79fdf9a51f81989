package dev.trammel.testing;

import dev.trammel.ServerException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fault of a {@link ScriptedServer}. */
public final class ServerFault extends ServerException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final boolean mayBeRetried;

    /** A fault with an HTTP status. */
    public ServerFault(int status, boolean mayBeRetried) {
        super("expected status 200, found " + status, null, List.of());
        this.status = status;
        this.mayBeRetried = mayBeRetried;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public @Nullable String code() {
        return null;
    }

    @Override
    public @Nullable String requestId() {
        return null;
    }

    @Override
    public boolean mayBeRetried() {
        return mayBeRetried;
    }

    @Override
    public @Nullable Duration retryAfter() {
        return null;
    }
}
