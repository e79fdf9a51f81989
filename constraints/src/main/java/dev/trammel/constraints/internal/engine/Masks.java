package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The masks of one constraint over one vocabulary, remembered by term. What was remembered may be read by any thread;
 * masks are made under the lock of the arena.
 */
final class Masks {
    /** Keys that a shortest completion may have twice, at most; objects that need more free keys are rare. */
    private static final int MOST_REPEATED = 16;

    /** A token with the term after it, about. */
    private static final long BYTES_A_NEXT = 48;

    private final Arena arena;
    private final TokenIndex tokens;
    private final Map<Place, Split> splits = new HashMap<>();
    private final Map<JsonStringDfa, PlainInside> plainInside = new HashMap<>();
    private volatile @Nullable TokenSet[] byTerm = new TokenSet[64];
    private volatile @Nullable NextTerms[] nextTerms = new NextTerms[64];
    private final TokenTrie whole;
    private final TokenMask atEnd;
    private final TokenMask none;
    private final Endings endings;
    private final IdSorter sorter;
    private final Courses courses;
    private final Map<Term, Integer> farthest = new HashMap<>();
    private final Map<Place, Integer> farthestInside = new HashMap<>();

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

    Masks(Arena arena, TokenIndex tokens) {
        this.arena = arena;
        this.tokens = tokens;
        whole = new TokenTrie(tokens.trie(), null);
        atEnd = TokenMask.ofIds(tokens.width(), tokens.ends());
        none = TokenMask.ofIds(tokens.width());
        endings = new Endings(tokens);
        sorter = new IdSorter(tokens.width());
        courses = new Courses(arena);
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

    /** What the completions of terms do to what is open. */
    Courses courses() {
        return courses;
    }

    /** The tokens that may follow a live term, by where they lead. */
    List<Followers.Group> followers(Term term) {
        return endings.followers(term);
    }

    /** The mask of a live term, without the tokens after which fewer tokens are left than complete it. */
    TokenMask within(Term term, int tokensLeft) {
        TokenMask all = of(term);
        int left = tokensLeft - 1;
        if (left >= farthestAfter(term)) {
            return all;
        }
        return endings.within(term, all, left);
    }

    /** Whether so many tokens are enough after any token, and some more for keys that must differ from others. */
    boolean isAmple(Term term, int left) {
        return left > farthestAfter(term) + MOST_REPEATED;
    }

    /** At least the bytes that complete the term after any allowed token, hence at least the tokens. */
    private int farthestAfter(Term term) {
        Integer known = farthest.get(term);
        if (known != null) {
            return known;
        }
        Collector collector = new Collector(tokens.width(), sorter);
        collector.follow();
        gather(term, collector);
        farthest.put(term, collector.farthest());
        return collector.farthest();
    }

    /** The mask of a term, if it has been made. */
    @Nullable
    TokenMask peek(Term term) {
        if (term == Term.EMPTY) {
            return atEnd;
        }
        TokenSet known = known(term);
        return known == null ? null : known.mask();
    }

    private @Nullable TokenSet known(Term term) {
        @Nullable TokenSet[] sets = byTerm;
        return term.id() < sets.length ? sets[term.id()] : null;
    }

    /** The term after a token, if it is remembered. May be called by any thread. */
    @Nullable
    Term peekAfter(Term term, int token) {
        if (term.isEnd()) {
            return Term.DEAD;
        }
        @Nullable NextTerms[] all = nextTerms;
        NextTerms known = term.id() < all.length ? all[term.id()] : null;
        return known == null ? null : known.get(token);
    }

    /** The term after a token. */
    Term after(Term term, int token) {
        Term next = term.afterOnce(tokens.bytes(token));
        if (next != Term.DEAD) {
            @Nullable NextTerms[] all = nextTerms;
            if (term.id() >= all.length) {
                all = Arrays.copyOf(all, Math.max(2 * all.length, term.id() + 1));
            }
            all[term.id()] = NextTerms.with(all[term.id()], token, next);
            arena.hold(BYTES_A_NEXT);
            nextTerms = all;
        }
        return next;
    }

    /** The mask of a live term. */
    TokenMask of(Term term) {
        return term == Term.EMPTY ? atEnd : set(term).mask();
    }

    private TokenSet set(Term term) {
        TokenSet known = known(term);
        if (known != null) {
            return known;
        }
        Collector collector = new Collector(tokens.width(), sorter);
        gather(term, collector);
        if (term.isComplete()) {
            collector.addAll(tokens.ends());
        }
        TokenSet set = collector.build(tokens.sets());
        @Nullable TokenSet[] sets = byTerm;
        if (term.id() >= sets.length) {
            sets = Arrays.copyOf(sets, Math.max(2 * sets.length, term.id() + 1));
        }
        sets[term.id()] = set;
        arena.hold(set.bytes());
        byTerm = sets;
        return set;
    }

    private void gather(Term term, Collector collector) {
        if (term instanceof Frame frame) {
            gather(frame.expanded(), collector);
        } else if (term instanceof Alternatives some) {
            for (int i = 0; i < some.size(); i++) {
                gather(some.get(i), collector);
            }
        } else if (term instanceof Lexical lexical) {
            Dfa base = lexical.dfa().base(lexical.state());
            if (base != null) {
                gatherDiffering(lexical, base, collector);
            } else if (lexical.dfa().isNarrow(lexical.state())) {
                walkInside(whole, ByteTrie.ROOT, lexical, lexical.state(), collector);
            } else {
                Split split = split(lexical.dfa(), lexical.state());
                split.addInside(collector);
                if (collector.follows()) {
                    collector.reach(farthestInside(lexical));
                }
                split.leftOver()
                        .forEach((label, rest) -> walk(rest, ByteTrie.ROOT, lexical.afterLabel(label), collector));
            }
            if (lexical.dfa().accepts(lexical.state())) {
                gather(lexical.after(lexical.state()), collector);
            }
        }
    }

    /** The rest after the token that leaves most of a state to read. */
    private int farthestInside(Lexical lexical) {
        Dfa dfa = lexical.dfa();
        int like = dfa.splitState(lexical.state(), tokens.longest());
        Place place = new Place(dfa, like);
        Integer known = farthestInside.get(place);
        if (known == null) {
            known = Split.farthest(tokens, dfa, like);
            farthestInside.put(place, known);
        }
        return known + lexical.shortest() - dfa.shortest(like);
    }

    /**
     * Takes the tokens of the base, and looks again only at those that begin in one of the few ways in which the state
     * differs from it.
     */
    private void gatherDiffering(Lexical lexical, Dfa base, Collector collector) {
        Term after = lexical.afterLabel(lexical.dfa().baseLabel(lexical.state()));
        Collector removed = new Collector(tokens.width(), sorter);
        if (collector.follows()) {
            collector.reach(farthestAfter(arena.sequence(base, after)));
            collector.reach(lexical.shortest() + tokens.longest());
        }
        walkDiffering(ByteTrie.ROOT, lexical, lexical.state(), removed, collector);
        collector.addWithout(set(arena.sequence(base, after)), removed.toIds());
    }

    private void walkDiffering(int node, Lexical lexical, int state, Collector removed, Collector collector) {
        ByteTrie trie = tokens.trie();
        int[] bytes = lexical.dfa().differingBytes(state);
        int end = bytes == null ? trie.endChild(node) - trie.firstChild(node) : bytes.length;
        for (int i = 0; i < end; i++) {
            int child = bytes == null ? trie.firstChild(node) + i : trie.child(node, bytes[i]);
            if (child < 0) {
                continue;
            }
            int next = lexical.dfa().step(state, trie.label(child));
            if (next == Dfa.DEAD || lexical.dfa().accepts(next)) {
                for (int place = trie.firstId(child); place < trie.endId(child); place++) {
                    removed.add(trie.id(place));
                }
                if (next != Dfa.DEAD) {
                    enter(whole, child, lexical, next, collector);
                }
            } else {
                walkDiffering(child, lexical, next, removed, collector);
            }
        }
    }

    private Split split(Dfa dfa, int state) {
        Dfa loose = dfa.loose(state, tokens.longest());
        if (loose != null) {
            return split(loose, dfa.looseState(state));
        }
        int like = dfa.splitState(state, tokens.longest());
        Object key = dfa.sharedKey(like);
        if (key != null) {
            return tokens.shared().get(key, () -> makeSplit(dfa, like));
        }
        Place place = new Place(dfa, like);
        Split known = splits.get(place);
        if (known == null) {
            known = makeSplit(dfa, like);
            splits.put(place, known);
            arena.hold(known.bytes());
        }
        return known;
    }

    private Split makeSplit(Dfa dfa, int state) {
        if (dfa instanceof JsonStringDfa string && string.innerState(state) != Dfa.DEAD) {
            return new StringSplit(tokens, string, plainInside(string)).of(state);
        }
        return Split.of(tokens, dfa, state);
    }

    private PlainInside plainInside(JsonStringDfa string) {
        PlainInside known = plainInside.get(string);
        if (known == null) {
            JsonStringDfa common = string.common();
            known = new PlainInside(tokens, string, common == null ? null : plainInside(common));
            plainInside.put(string, known);
        }
        return known;
    }

    /** Adds the tokens below a node whose bytes from there on a term allows. */
    private void walk(TokenTrie part, int node, Term term, Collector collector) {
        if (term instanceof Frame frame) {
            walk(part, node, frame.expanded(), collector);
        } else if (term instanceof Alternatives some) {
            for (int i = 0; i < some.size(); i++) {
                walk(part, node, some.get(i), collector);
            }
        } else if (term instanceof Lexical lexical) {
            walkInside(part, node, lexical, lexical.state(), collector);
            if (lexical.dfa().accepts(lexical.state())) {
                walk(part, node, lexical.after(lexical.state()), collector);
            }
        }
    }

    private void walkInside(TokenTrie part, int node, Lexical lexical, int state, Collector collector) {
        Dfa dfa = lexical.dfa();
        ByteTrie trie = part.trie();
        int only = dfa.onlyByte(state);
        if (only >= 0) {
            int child = trie.child(node, only);
            if (child >= 0) {
                enter(part, child, lexical, dfa.step(state, only), collector);
            }
        } else if (only == Dfa.MANY_BYTES) {
            int[] few = dfa.fewBytes(state);
            if (few != null && 2 * few.length < trie.endChild(node) - trie.firstChild(node)) {
                walkFew(few, part, node, lexical, state, collector);
                return;
            }
            for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
                int next = dfa.step(state, trie.label(child));
                if (next != Dfa.DEAD) {
                    enter(part, child, lexical, next, collector);
                }
            }
        }
    }

    private void walkFew(int[] bytes, TokenTrie part, int node, Lexical lexical, int state, Collector collector) {
        for (int b : bytes) {
            int child = part.trie().child(node, b);
            int next = child < 0 ? Dfa.DEAD : lexical.dfa().step(state, b);
            if (next != Dfa.DEAD) {
                enter(part, child, lexical, next, collector);
            }
        }
    }

    private void enter(TokenTrie part, int node, Lexical lexical, int state, Collector collector) {
        if (part.addOwn(node, collector) && collector.follows()) {
            collector.reach(lexical.shortestFrom(state));
        }
        ByteTrie trie = part.trie();
        if (trie.firstChild(node) == trie.endChild(node)) {
            return;
        }
        walkInside(part, node, lexical, state, collector);
        if (lexical.dfa().accepts(state)) {
            walk(part, node, lexical.after(state), collector);
        }
    }
}
