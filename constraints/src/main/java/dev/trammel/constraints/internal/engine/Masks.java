package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.vocabulary.ByteTrie;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The masks of one constraint over one vocabulary, remembered by term. What was remembered may be read by any thread;
 * masks are made under the lock of the arena.
 */
final class Masks {
    private final TokenIndex tokens;
    private final Map<Place, Split> splits = new HashMap<>();
    private volatile @Nullable TokenMask[] byTerm = new TokenMask[64];
    private final TokenMask atEnd;
    private final TokenMask none;
    private final Endings endings;

    /** A state of an automaton. */
    private record Place(Dfa dfa, int state) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place that && dfa == that.dfa && state == that.state;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(dfa) * 31 + state;
        }
    }

    Masks(TokenIndex tokens) {
        this.tokens = tokens;
        atEnd = TokenMask.ofIds(tokens.width(), tokens.ends());
        none = TokenMask.ofIds(tokens.width());
        endings = new Endings(tokens);
    }

    TokenIndex tokens() {
        return tokens;
    }

    /** The empty mask. */
    TokenMask none() {
        return none;
    }

    /** How many tokens complete a live term. */
    int tokensToComplete(Term term) {
        return endings.needed(term);
    }

    /** The mask of a live term, without the tokens after which fewer tokens are left than complete it. */
    TokenMask within(Term term, int tokensLeft) {
        return endings.within(term, of(term), tokensLeft - 1);
    }

    /** The mask of a term, if it has been made. */
    @Nullable
    TokenMask peek(Term term) {
        if (term == Term.EMPTY) {
            return atEnd;
        }
        @Nullable TokenMask[] known = byTerm;
        return term.id() < known.length ? known[term.id()] : null;
    }

    /** The mask of a live term. */
    TokenMask of(Term term) {
        TokenMask known = peek(term);
        if (known != null) {
            return known;
        }
        Collector collector = new Collector(tokens.width());
        gather(term, collector);
        if (term.isComplete()) {
            collector.addAll(tokens.ends());
        }
        TokenMask mask = collector.build();
        @Nullable TokenMask[] masks = byTerm;
        if (term.id() >= masks.length) {
            masks = Arrays.copyOf(masks, Math.max(2 * masks.length, term.id() + 1));
            masks[term.id()] = mask;
            byTerm = masks;
        } else {
            masks[term.id()] = mask;
        }
        return mask;
    }

    private void gather(Term term, Collector collector) {
        if (term instanceof Frame frame) {
            gather(frame.expanded(), collector);
        } else if (term instanceof Alternatives some) {
            for (int i = 0; i < some.size(); i++) {
                gather(some.get(i), collector);
            }
        } else if (term instanceof Lexical lexical) {
            if (lexical.dfa().isNarrow(lexical.state())) {
                walkInside(tokens.trie(), ByteTrie.ROOT, lexical, lexical.state(), collector);
            } else {
                Split split = split(lexical.dfa(), lexical.state());
                split.addInside(collector);
                split.leftOver()
                        .forEach((label, rest) -> walk(rest, ByteTrie.ROOT, lexical.afterLabel(label), collector));
            }
            if (lexical.dfa().accepts(lexical.state())) {
                gather(lexical.after(lexical.state()), collector);
            }
        }
    }

    private Split split(Dfa dfa, int state) {
        int like = dfa.splitState(state, tokens.longest());
        Object key = dfa.sharedKey(like);
        if (key != null) {
            return tokens.shared(key, () -> Split.of(tokens, dfa, like));
        }
        Place place = new Place(dfa, like);
        Split known = splits.get(place);
        if (known == null) {
            known = Split.of(tokens, dfa, like);
            splits.put(place, known);
        }
        return known;
    }

    /** Adds the tokens below a node whose bytes from there on a term allows. */
    private void walk(ByteTrie trie, int node, Term term, Collector collector) {
        if (term instanceof Frame frame) {
            walk(trie, node, frame.expanded(), collector);
        } else if (term instanceof Alternatives some) {
            for (int i = 0; i < some.size(); i++) {
                walk(trie, node, some.get(i), collector);
            }
        } else if (term instanceof Lexical lexical) {
            walkInside(trie, node, lexical, lexical.state(), collector);
            if (lexical.dfa().accepts(lexical.state())) {
                walk(trie, node, lexical.after(lexical.state()), collector);
            }
        }
    }

    private void walkInside(ByteTrie trie, int node, Lexical lexical, int state, Collector collector) {
        Dfa dfa = lexical.dfa();
        int only = dfa.onlyByte(state);
        if (only >= 0) {
            int child = trie.child(node, only);
            if (child >= 0) {
                enter(trie, child, lexical, dfa.step(state, only), collector);
            }
        } else if (only == Dfa.MANY_BYTES) {
            for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
                int next = dfa.step(state, trie.label(child));
                if (next != Dfa.DEAD) {
                    enter(trie, child, lexical, next, collector);
                }
            }
        }
    }

    private void enter(ByteTrie trie, int node, Lexical lexical, int state, Collector collector) {
        for (int place = trie.firstId(node); place < trie.endOwn(node); place++) {
            collector.add(trie.id(place));
        }
        if (trie.firstChild(node) == trie.endChild(node)) {
            return;
        }
        walkInside(trie, node, lexical, state, collector);
        if (lexical.dfa().accepts(state)) {
            walk(trie, node, lexical.after(state), collector);
        }
    }
}
