package dev.trammel.llamacpp.internal.binding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings as C has them. */
public final class NativeStrings {
    private NativeStrings() {}

    /** The bytes of a text in UTF-8, with a zero at the end. */
    public static byte[] terminated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }
}
