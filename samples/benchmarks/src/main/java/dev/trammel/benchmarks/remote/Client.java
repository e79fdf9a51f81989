package dev.trammel.benchmarks.remote;

import java.util.concurrent.CompletableFuture;

/** What is measured. */
interface Client {

    /** Its name, for people. */
    String name();

    /** Asks and gives the answer's text. */
    String ask();

    /** The same without waiting. */
    CompletableFuture<String> askAsync();
}
