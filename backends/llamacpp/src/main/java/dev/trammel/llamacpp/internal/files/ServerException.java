package dev.trammel.llamacpp.internal.files;

import java.io.IOException;

/** An answer that may be another one the next time. */
final class ServerException extends IOException {
    private static final long serialVersionUID = 1;

    ServerException(String message) {
        super(message);
    }
}
