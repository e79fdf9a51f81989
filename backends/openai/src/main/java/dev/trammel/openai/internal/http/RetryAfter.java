package dev.trammel.openai.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait. */
final class RetryAfter {
    private RetryAfter() {}

    /** Reads {@code retry-after-ms}, then {@code Retry-After} as seconds or a date; null if it doesn't say. */
    static @Nullable Duration of(Headers headers) {
        String millis = headers.get("retry-after-ms");
        Duration exact = millis == null ? null : ofNumber(millis, 1);
        if (exact != null) {
            return exact;
        }
        String value = headers.get("Retry-After");
        if (value == null) {
            return null;
        }
        Duration seconds = ofNumber(value, 1_000);
        return seconds == null ? ofDate(value) : seconds;
    }

    private static @Nullable Duration ofNumber(String text, int millis) {
        try {
            double number = Double.parseDouble(text.strip());
            return number >= 0 && number < 1e9 ? Duration.ofMillis(Math.round(number * millis)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration ofDate(String text) {
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(Instant.now(), then);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
