package dev.trammel;

import dev.trammel.constraints.Report;

/**
 * A model behind a server: a request with an output format goes in, text comes out.
 *
 * <p>Safe for use by several threads. What a server makes of the output format is the server's word only; whoever asks
 * checks the answer.
 */
public non-sealed interface RemoteModel extends Model {

    /**
     * Sends a request and waits for the whole answer.
     *
     * @throws ServerException if the server gave no answer: each kind of fault is a subclass
     * @throws CancelledException if the thread was interrupted
     */
    RemoteAnswer ask(RemoteRequest request);

    /**
     * Sends a request and hands the answer over as it comes.
     *
     * @throws ServerException if the server refused the request before anything came
     * @throws CancelledException if the thread was interrupted
     */
    RemoteStream stream(RemoteRequest request);

    /** Which keywords of a format the server holds to, and which are left to the check of the answer. */
    Report report(OutputFormat format);
}
