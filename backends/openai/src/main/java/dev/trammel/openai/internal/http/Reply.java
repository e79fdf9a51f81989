package dev.trammel.openai.internal.http;

import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * A successful answer, whole.
 *
 * @param body its bytes, unzipped
 * @param redaction of what the server says
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared never
public record Reply(int status, Headers headers, byte[] body, HttpUrl url, Redaction redaction) {
    /** What is looked at for an excerpt, which is shorter. */
    private static final int LOOKED_AT = 1 << 13;

    /** How the body begins, without keys and media. */
    public String excerpt(int most) {
        return redaction.of(Kept.text(body, LOOKED_AT), most);
    }
}
