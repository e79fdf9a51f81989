package dev.trammel.llamacpp.internal.files;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a repository on Hugging Face.
 *
 * @param repository its owner and name
 * @param file its path in the repository
 * @param revision a branch, a tag or a commit
 * @param sha256 what it must hash to, in lower-case hexadecimal digits, if that is known
 */
public record Remote(String repository, String file, String revision, Optional<String> sha256) {
    private static final Pattern REPOSITORY = Pattern.compile("[\\w-][\\w.-]*/[\\w-][\\w.-]*");
    private static final Pattern PATH = Pattern.compile("(?!\\.)[^/\\\\\\p{Cntrl}]+(/(?!\\.)[^/\\\\\\p{Cntrl}]+)*");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Checks the names, which become names of files. */
    public Remote {
        check(REPOSITORY, repository, "a repository as owner/name");
        check(PATH, file, "the path of a file in a repository");
        check(PATH, revision, "a branch, a tag or a commit");
        sha256 = sha256.map(digest -> digest.toLowerCase(Locale.ROOT));
        sha256.ifPresent(digest -> check(SHA_256, digest, "64 hexadecimal digits"));
    }

    private static void check(Pattern pattern, String found, String expected) {
        if (!pattern.matcher(found).matches()) {
            throw new IllegalArgumentException("expected " + expected + ", found \"" + found + '"');
        }
    }

    /** Where it is kept in the cache. */
    String cachePath() {
        return repository.replace("/", "--") + '/' + revision.replace("/", "--") + '/' + file;
    }

    /** Whether a text is a SHA-256 digest in lower-case hexadecimal digits. */
    static boolean isDigest(String text) {
        return SHA_256.matcher(text).matches();
    }

    @Override
    public String toString() {
        return repository + '/' + file + '@' + revision;
    }
}
