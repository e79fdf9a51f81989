package dev.trammel.openai.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * A URL that holds its bytes.
 *
 * @param mediaType {@code image/png}
 * @param base64 the bytes
 */
record DataUrl(String mediaType, String base64) {

    /** Reads one; null if it is another URL. */
    static @Nullable DataUrl of(String url) {
        int comma = url.indexOf(";base64,");
        return url.startsWith("data:") && comma > 0
                ? new DataUrl(url.substring("data:".length(), comma), url.substring(comma + ";base64,".length()))
                : null;
    }
}
