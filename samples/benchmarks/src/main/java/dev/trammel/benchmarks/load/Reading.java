package dev.trammel.benchmarks.load;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts of a case, and remembers what each mask was. */
final class Reading {
    private Reading() {}

    /** For each text, each mask up to the token that is refused, as its hash and size. */
    static List<List<Long>> of(Constraint constraint, Vocabulary vocabulary, Case one) {
        List<List<Long>> masks = new ArrayList<>();
        for (int i = 0; i < one.tests().size(); i++) {
            masks.add(of(constraint, vocabulary, one.tests().get(i).tokens()));
        }
        return masks;
    }

    /** The same of one text. */
    static List<Long> of(Constraint constraint, Vocabulary vocabulary, int[] tokens) {
        List<Long> masks = new ArrayList<>();
        Cursor cursor = constraint.cursor(vocabulary);
        masks.add(digest(cursor.mask()));
        for (int token : tokens) {
            if (!cursor.accept(token)) {
                break;
            }
            masks.add(digest(cursor.mask()));
        }
        return masks;
    }

    private static long digest(TokenMask mask) {
        return ((long) mask.cardinality() << 32) | (mask.hashCode() & 0xFFFFFFFFL);
    }
}
