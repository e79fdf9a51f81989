package dev.trammel.openai.internal.http;

import java.util.regex.Pattern;

/** Takes out of what servers say what nobody may read: some repeat the key, the picture or the sound they were sent. */
public final class Redaction {
    private static final Pattern SECRETS =
            Pattern.compile("\\b(sk|pk|gsk|xai|key)-[A-Za-z0-9_*-]{6,}|\\bgsk_[A-Za-z0-9]{8,}"
                    + "|\\bAIza[A-Za-z0-9_-]{16,}|(?i:bearer) +[A-Za-z0-9._~+/=-]{8,}"
                    + "|(?<=;base64,)[A-Za-z0-9+/=_-]+|[A-Za-z0-9+/]{200,}={0,2}");

    private static final String INSTEAD = "***";

    private final String key;

    /**
     * Keeps a key out.
     *
     * @param key the one that is sent, which is blotted out whatever it looks like
     */
    public Redaction(String key) {
        this.key = key;
    }

    /** A text without keys and media. */
    public String of(String text) {
        String without = key.length() < 4 || key.equals("EMPTY") ? text : text.replace(key, INSTEAD);
        return SECRETS.matcher(without).replaceAll(INSTEAD);
    }

    /** How a text begins, without keys and media: not cut where half of one would be left. */
    public String of(String text, int most) {
        String without = of(text);
        return without.length() > most ? without.substring(0, most) + "…" : without;
    }

    @Override
    public String toString() {
        return "Redaction";
    }
}
