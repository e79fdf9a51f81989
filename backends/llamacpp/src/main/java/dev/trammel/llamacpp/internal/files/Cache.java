package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.ModelCacheException;
import dev.trammel.llamacpp.ModelDownloadException;
import dev.trammel.llamacpp.ModelLoadException;
import dev.trammel.llamacpp.internal.gguf.GgufHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A place in the cache directory for one model file. What is at {@link #target} is whole and checked: it is written
 * elsewhere and moved there.
 *
 * @param directory the cache directory
 * @param target where the file is, or will be
 */
public record Cache(Path directory, Path target) {

    /** A file beside the target, for something unfinished. */
    Path beside(String ending) {
        return target.resolveSibling(target.getFileName() + ending);
    }

    /** Why the file that is there can't be used; empty if it can. */
    Optional<String> fault() {
        if (!Files.exists(target)) {
            return Optional.of("nothing at " + target);
        }
        try {
            GgufHeader.read(target);
            return Optional.empty();
        } catch (ModelLoadException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Makes the directories. */
    void prepare() {
        try {
            Files.createDirectories(directory);
            Files.createDirectories(beside("").getParent());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Checks a file that was written beside the target and puts it there; deletes it if it is not the right one.
     *
     * @param digest its SHA-256, if that is known
     * @param source named in the exception
     */
    void publish(Path file, Optional<String> digest, String source) {
        try {
            check(file, digest, source);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void check(Path file, Optional<String> digest, String source) throws IOException {
        try {
            if (digest.isPresent()) {
                String found = sha256(file);
                if (!found.equals(digest.get())) {
                    throw new ModelDownloadException(
                            "expected SHA-256 " + digest.get() + ", found " + found + ", from " + source);
                }
            }
            GgufHeader.read(file);
        } catch (ModelDownloadException e) {
            Files.deleteIfExists(file);
            throw e;
        } catch (ModelLoadException e) {
            Files.deleteIfExists(file);
            throw new ModelDownloadException(e.getMessage() + ", from " + source, e);
        }
    }

    /** The SHA-256 of a file, in lower-case hexadecimal digits. */
    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] buffer = new byte[1 << 16];
                int count = 0;
                while (count >= 0) {
                    count = in.read(buffer);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every Java, found none", e);
        }
    }

    /** Says that the cache can't be written. */
    ModelCacheException unwritable(IOException cause) {
        return new ModelCacheException(
                "expected a cache directory that can be written, found " + cause + ", at " + directory, cause);
    }
}
