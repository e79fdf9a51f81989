package dev.trammel.openai.internal.http;

import dev.trammel.openai.Fault;
import dev.trammel.openai.OpenAiException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.function.Function;

/** One try that failed. It gets its name when there is no other try. */
public final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Function<Fault, OpenAiException> kind;
    private final transient Fault fault;
    private final boolean begun;

    /** Says what happened, and what it is called. */
    public Failed(Function<Fault, OpenAiException> kind, Fault fault) {
        this(kind, fault, false);
    }

    private Failed(Function<Fault, OpenAiException> kind, Fault fault, boolean begun) {
        super(fault.message(), fault.cause(), false, false);
        this.kind = kind;
        this.fault = fault;
        this.begun = begun;
    }

    /** What is known of it. */
    public Fault fault() {
        return fault;
    }

    /** Of an answer that had begun, with what came of it: it was paid for, and isn't asked for again. */
    Failed begun(Fault withWhatCame) {
        return new Failed(kind, withWhatCame, true);
    }

    /** Whether it is worth another try right now. */
    boolean again() {
        return !begun && fault.mayBeRetried();
    }

    /** Whether the connection broke before an answer began: likely one that the server had closed while it was idle. */
    boolean isBrokenConnection() {
        boolean io = fault.cause() instanceof IOException && fault.status() == 0;
        boolean other =
                fault.cause() instanceof InterruptedIOException || fault.cause() instanceof UnknownHostException;
        return io && !other && !begun && fault.mayBeRetried();
    }

    /** By its name. */
    public OpenAiException named() {
        return kind.apply(fault);
    }

    /** By its name, after so many tries. */
    OpenAiException named(int tries) {
        return kind.apply(fault.withTries(tries));
    }
}
