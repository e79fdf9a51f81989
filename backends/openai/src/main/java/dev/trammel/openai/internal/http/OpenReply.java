package dev.trammel.openai.internal.http;

import okhttp3.Call;
import okhttp3.Response;

/**
 * A successful answer whose body is still to be read.
 *
 * @param deadline of the whole call
 * @param redaction of what the server says
 */
public record OpenReply(Call call, Response response, Deadline deadline, Redaction redaction) implements AutoCloseable {

    /** Ends the call. Safe for use by any thread. */
    @Override
    public void close() {
        InterruptWatch.end(call);
        call.cancel();
        try {
            response.close();
        } catch (RuntimeException e) {
            // Another thread is reading; it finds the call cancelled and the connection gone.
        }
    }

    /** Lets the connection go. By the thread that reads. */
    public void release() {
        InterruptWatch.end(call);
        response.close();
    }

    /** Has the current thread watched while it reads. */
    public void watch() {
        InterruptWatch.begin(call);
    }

    /** Has it watched no longer. */
    public void unwatch() {
        InterruptWatch.end(call);
    }
}
