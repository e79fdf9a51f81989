package dev.trammel.openai.internal.http;

import dev.trammel.Attempt;
import dev.trammel.CancelledException;
import dev.trammel.openai.AnswerTooLargeException;
import dev.trammel.openai.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Reads a body to its end, within bounds of memory; what came of one that fails is kept. */
final class Body {
    private static final int PIECE = 1 << 13;

    private Body() {}

    /**
     * Reads.
     *
     * @param most how many bytes there may be, unzipped
     * @throws Failed if there are more, or the end never comes
     */
    static byte[] of(Response response, long most, Deadline deadline) throws Failed {
        // Of one that says that it is too long, the beginning is enough.
        long enough = response.body().contentLength() > most ? Math.min(most, PIECE) : most;
        Buffer came = new Buffer();
        BufferedSource source = response.body().source();
        try {
            while (source.read(came, PIECE) >= 0) {
                if (came.size() > enough) {
                    throw tooLarge(response, most, came, deadline);
                }
            }
        } catch (IOException e) {
            List<Attempt> kept = List.of(Kept.of(came.readByteArray(), elapsed(deadline)));
            if (Thread.currentThread().isInterrupted()) {
                throw new CancelledException("the thread was interrupted", e, kept);
            }
            Failed failed = Faults.ofTransport(e, response.request().url(), deadline);
            Fault fault = failed.fault().withStatus(response.code(), Faults.requestId(response.headers()));
            throw failed.begun(fault.withAttempts(kept));
        }
        return came.readByteArray();
    }

    private static Failed tooLarge(Response response, long most, Buffer came, Deadline deadline) {
        return new Failed(
                AnswerTooLargeException::new,
                Fault.of("expected an answer of at most " + most + " bytes, found a longer one, at "
                                + Faults.place(response.request().url()))
                        .withStatus(response.code(), Faults.requestId(response.headers()))
                        .withAttempts(List.of(Kept.of(came.readByteArray(), elapsed(deadline)))));
    }

    private static Duration elapsed(Deadline deadline) {
        return Duration.ofNanos(deadline.elapsed());
    }
}
