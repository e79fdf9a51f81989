package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.internal.engine.Followers.Group;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many tokens complete a term, and which tokens leave enough.
 *
 * <p>The completion is one text a term: its best byte, then the completion of the term after that. Cut into longest
 * tokens from the left, what is left after the first of them is again the completion of the term there, so the count
 * goes down by one with each.
 */
final class Endings {
    /** A completion that no tokens of the vocabulary can write. */
    static final int NEVER = Integer.MAX_VALUE;

    /** Terms whose followers are kept: those that were asked for last. */
    private static final int MOST_FOLLOWED = 16;

    private final TokenIndex tokens;
    private final Map<Term, Integer> needed = new HashMap<>();
    private final Map<Term, List<Group>> followers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Term, List<Group>> eldest) {
            return size() > MOST_FOLLOWED;
        }
    };

    private final Followers.Contents contents = new Followers.Contents();

    Endings(TokenIndex tokens) {
        this.tokens = tokens;
    }

    /**
     * The tokens that complete a live term; 0 if it is complete. Complexity: linear in the bytes of the completion up
     * to where it joins one that is known.
     */
    int needed(Term term) {
        List<Term> path = new ArrayList<>();
        Term at = term;
        Integer rest = needed.get(at);
        while (rest == null) {
            byte[] next = beginning(at, tokens.longest());
            int token = tokens.longestToken(next, 0);
            if (token < 0) {
                rest = at.bestByte() < 0 ? 0 : NEVER;
                needed.put(at, rest);
            } else {
                path.add(at);
                at = at.after(tokens.bytes(token));
                rest = needed.get(at);
            }
        }
        for (int i = path.size() - 1; i >= 0; i--) {
            rest = rest == NEVER ? NEVER : rest + 1;
            needed.put(path.get(i), rest);
        }
        return rest;
    }

    /** So many bytes of the completion of a term, or all if it has fewer. */
    private static byte[] beginning(Term term, int most) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Term at = term;
        for (int b = at.bestByte(); b >= 0 && text.size() < most; b = at.bestByte()) {
            text.write(b);
            at = at.step(b);
        }
        return text.toByteArray();
    }

    /**
     * The tokens of a mask after which a term can be completed with so many more; end tokens stay.
     *
     * @param all the mask of the term
     * @param left at least -1
     */
    TokenMask within(Term term, TokenMask all, int left) {
        boolean complete = true;
        Collector collector = new Collector(tokens.width());
        for (Group group : followers(term)) {
            if (needed(group.after) <= left) {
                group.plain.forEach(collector::addAll);
                collector.addAll(group.others);
            } else {
                complete = false;
            }
        }
        if (complete) {
            return all;
        }
        if (term.isComplete()) {
            collector.addAll(tokens.ends());
        }
        return collector.build(tokens.sets()).mask();
    }

    /** The tokens that may follow a live term, by where they lead. */
    List<Group> followers(Term term) {
        return followers.computeIfAbsent(term, at -> Followers.of(tokens, contents, at));
    }
}
