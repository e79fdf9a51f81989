package dev.trammel.constraints.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * The terms after some of the tokens of a term. It forgets one where another needs its place. What one thread wrote may
 * be read by another at once.
 */
final class NextTerms {
    private static final int MOST = 256;

    private final @Nullable Next[] places;

    /** A token and the term after it. */
    private record Next(int token, Term term) {}

    private NextTerms(int size) {
        places = new Next[size];
    }

    /** The terms with one more; the old object stays as it was, or is the new one. */
    static NextTerms with(@Nullable NextTerms old, int token, Term next) {
        NextTerms terms = old == null ? new NextTerms(1) : old.roomFor(token);
        terms.places[terms.place(token)] = new Next(token, next);
        return terms;
    }

    @Nullable
    Term get(int token) {
        Next known = places[place(token)];
        return known != null && known.token == token ? known.term : null;
    }

    private int place(int token) {
        return ((token * 0x9E3779B9) >>> 16) & (places.length - 1);
    }

    private NextTerms roomFor(int token) {
        if (places.length == MOST || places[place(token)] == null) {
            return this;
        }
        NextTerms larger = new NextTerms(4 * places.length);
        for (Next known : places) {
            if (known != null) {
                larger.places[larger.place(known.token)] = known;
            }
        }
        return larger;
    }
}
