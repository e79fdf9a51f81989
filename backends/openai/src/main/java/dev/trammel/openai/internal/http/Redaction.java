package dev.trammel.openai.internal.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes keys out of what servers say: some repeat the one they were sent. */
final class Redaction {
    private static final Pattern KEYS =
            Pattern.compile("\\b(sk|pk|gsk|xai|key)-[A-Za-z0-9_*-]{6,}|\\bgsk_[A-Za-z0-9]{8,}"
                    + "|\\bAIza[A-Za-z0-9_-]{16,}|(?i:bearer) +[A-Za-z0-9._~+/=-]{8,}");

    private Redaction() {}

    /**
     * Blots out.
     *
     * @param key the key that was sent, which is blotted out whatever it looks like; null if there was none
     */
    static String of(String text, @Nullable String key) {
        String without = key == null || key.length() < 4 || key.equals("EMPTY") ? text : text.replace(key, "***");
        return KEYS.matcher(without).replaceAll("***");
    }
}
