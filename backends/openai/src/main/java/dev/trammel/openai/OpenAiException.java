package dev.trammel.openai;

import dev.trammel.ServerException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call of a server that gave no answer. */
public abstract sealed class OpenAiException extends ServerException
        permits AnswerTooLargeException,
                AuthenticationException,
                BadAnswerException,
                BadRequestException,
                BrokenStreamException,
                CallTimeoutException,
                ConflictException,
                ConnectionException,
                HostNotFoundException,
                NotFoundException,
                PermissionException,
                QuotaException,
                RateLimitException,
                RequestTimeoutException,
                RequestTooLargeException,
                SchemaRefusedException,
                ServerFaultException,
                TlsException,
                UnexpectedStatusException,
                UnprocessableException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable String code;
    private final @Nullable String requestId;
    private final boolean mayBeRetried;
    private final @Nullable Duration retryAfter;
    private final int tries;

    OpenAiException(Fault fault) {
        super(fault.message(), fault.cause(), fault.attempts());
        status = fault.status();
        code = fault.code();
        requestId = fault.requestId();
        mayBeRetried = fault.mayBeRetried();
        retryAfter = fault.retryAfter();
        tries = fault.tries();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public @Nullable String code() {
        return code;
    }

    @Override
    public @Nullable String requestId() {
        return requestId;
    }

    @Override
    public boolean mayBeRetried() {
        return mayBeRetried;
    }

    @Override
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** How often the call was sent; 0 if it was not. */
    public int tries() {
        return tries;
    }
}
