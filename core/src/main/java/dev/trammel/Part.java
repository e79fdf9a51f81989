package dev.trammel;

import java.net.URI;
import java.util.Base64;

/** A piece of a message. What a model can't take, it refuses by name. Media never show in {@code toString}. */
public sealed interface Part {

    /** What it is, for people: "text", "an image". */
    String kind();

    /** Words. */
    record Text(String text) implements Part {
        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * A picture.
     *
     * @param url where it lies, or a {@code data:} URL that holds it
     */
    record Image(String url) implements Part {
        @Override
        public String kind() {
            return "an image";
        }

        @Override
        public String toString() {
            return "Image[" + url.length() + " characters]";
        }
    }

    /**
     * Sound.
     *
     * @param base64 its bytes in Base64
     * @param format {@code wav}, {@code mp3}
     */
    record Audio(String base64, String format) implements Part {
        @Override
        public String kind() {
            return "audio";
        }

        @Override
        public String toString() {
            return "Audio[" + format + ", " + base64.length() + " characters]";
        }
    }

    /**
     * A document.
     *
     * @param name its file name
     * @param mediaType {@code application/pdf}
     * @param base64 its bytes in Base64
     */
    record File(String name, String mediaType, String base64) implements Part {
        @Override
        public String kind() {
            return "a file";
        }

        @Override
        public String toString() {
            return "File[" + name + ", " + mediaType + ", " + base64.length() + " characters]";
        }
    }

    /** Words. */
    static Part text(String text) {
        return new Text(text);
    }

    /** A picture that the server fetches. */
    static Part image(URI url) {
        return new Image(url.toString());
    }

    /**
     * A picture.
     *
     * @param mediaType {@code image/png}
     */
    static Part image(byte[] bytes, String mediaType) {
        return new Image("data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * Sound.
     *
     * @param format {@code wav}, {@code mp3}
     */
    static Part audio(byte[] bytes, String format) {
        return new Audio(Base64.getEncoder().encodeToString(bytes), format);
    }

    /**
     * A document.
     *
     * @param mediaType {@code application/pdf}
     */
    static Part file(String name, byte[] bytes, String mediaType) {
        return new File(name, mediaType, Base64.getEncoder().encodeToString(bytes));
    }
}
