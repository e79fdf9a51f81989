package dev.trammel.constraints.internal.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a term that have been computed: a short list while they are few, then a table. What one thread wrote may be
 * read by another at once.
 */
final class Steps {
    private static final int FEW = 8;

    private final byte @Nullable [] bytes;
    private final Term[] terms;

    private Steps(byte @Nullable [] bytes, Term[] terms) {
        this.bytes = bytes;
        this.terms = terms;
    }

    /** The steps with one more; the old object stays as it was, or is the new one. */
    static Steps with(@Nullable Steps old, int b, Term next) {
        if (old == null) {
            return new Steps(new byte[] {(byte) b}, new Term[] {next});
        }
        byte[] known = old.bytes;
        if (known == null) {
            old.terms[b] = next;
            return old;
        }
        int size = known.length;
        if (size < FEW) {
            byte[] bytes = Arrays.copyOf(known, size + 1);
            Term[] terms = Arrays.copyOf(old.terms, size + 1);
            bytes[size] = (byte) b;
            terms[size] = next;
            return new Steps(bytes, terms);
        }
        Term[] table = new Term[256];
        for (int i = 0; i < size; i++) {
            table[known[i] & 0xFF] = old.terms[i];
        }
        table[b] = next;
        return new Steps(null, table);
    }

    @Nullable
    Term get(int b) {
        byte[] known = bytes;
        if (known == null) {
            return terms[b];
        }
        for (int i = 0; i < known.length; i++) {
            if (known[i] == (byte) b) {
                return terms[i];
            }
        }
        return null;
    }
}
