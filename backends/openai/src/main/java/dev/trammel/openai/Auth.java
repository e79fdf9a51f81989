package dev.trammel.openai;

/**
 * How a key is sent.
 *
 * @param header the name of the header
 * @param prefix what stands before the key in it
 */
public record Auth(String header, String prefix) {

    /** {@code Authorization: Bearer …}. */
    public static final Auth BEARER = new Auth("Authorization", "Bearer ");

    /** The key alone in a header. */
    public static Auth header(String name) {
        return new Auth(name, "");
    }
}
