package dev.trammel.openai.internal.http;

import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * A successful answer, whole.
 *
 * @param body its bytes, unzipped
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared never
public record Reply(int status, Headers headers, byte[] body, HttpUrl url) {}
