package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.engine.CharSteps.Node;
import dev.trammel.constraints.internal.vocabulary.ByteSet;
import dev.trammel.constraints.internal.vocabulary.PlainTokens;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Characters of which a string may go on with any, over and over, as far as the core reaches. A token of such
 * characters alone needs no walk. Those that have another are <em>special</em>: they are walked, unless it leads on
 * from no state of the core. Confined to one thread at a time.
 */
final class Core {
    /** It is not followed farther than so many characters. */
    private static final int MOST_CHARS = 32;

    /** Nor where no more tokens than these are longer. */
    private static final int FEW_LONGER = 64;

    /** No search for how far it reaches takes more states. */
    private static final int MOST_STATES = 512;

    /** Above this share of the tokens that can begin, walking one by one is slower than walking all together. */
    private static final int SHARE = 4;

    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final Reach WITHOUT_END = new Reach(ENDLESS, new ByteSet());

    private final TokenIndex tokens;
    private final PlainTokens all;
    private final CharSteps steps;
    private final ByteSet plain;
    private final ByteSet lives = new ByteSet();
    /** From these states plain characters lead to one another without end. */
    private final Set<Node> closed = new HashSet<>();

    /** The tokens of plain characters alone; null where those have become fewer. */
    private long @Nullable [] ofPlain;
    /** Those with another one that leads on from some state of the core; null where those have become more. */
    private long @Nullable [] special;

    /**
     * Starts with the full first bytes of a state.
     *
     * @param full copied
     */
    Core(TokenIndex tokens, CharSteps steps, ByteSet full) {
        this.tokens = tokens;
        all = tokens.plain();
        this.steps = steps;
        plain = new ByteSet(full);
    }

    /** Whether a token leads on. */
    @FunctionalInterface
    interface Walker {
        boolean leadsOn(int state, int id);
    }

    /**
     * Sets the bits of the plain tokens that lead on from a state.
     *
     * @param first the state; its full first bytes are those of the core
     * @param begin how many tokens can begin there
     * @param inside overwritten
     * @return false if walking all together is faster
     */
    boolean collect(Node first, int begin, Walker walker, long[] inside) {
        Reach reach = reach(first);
        long[] any = all.upTo(all.longest());
        long[] walked = walked(reach, any);
        int count = 0;
        for (long word : walked) {
            count += Long.bitCount(word);
        }
        if (count > begin / SHARE) {
            return false;
        }
        long[] whole = ofPlain(any);
        long[] within = all.upTo(reach.chars);
        for (int i = 0; i < whole.length; i++) {
            inside[i] = whole[i] & within[i];
            for (long word = walked[i]; word != 0; word &= word - 1) {
                if (walker.leadsOn(first.state, (i << 6) + Long.numberOfTrailingZeros(word))) {
                    inside[i] |= Long.lowestOneBit(word);
                }
            }
        }
        return true;
    }

    /** The tokens of which plain characters alone don't tell whether they lead on. */
    private long[] walked(Reach reach, long[] any) {
        if (reach.then.meets(plain)) {
            long[] walked = all.upTo(reach.chars).clone();
            long[] others = special(any);
            for (int i = 0; i < walked.length; i++) {
                walked[i] = (any[i] & ~walked[i]) | others[i];
            }
            return walked;
        }
        if (lives.containsAll(reach.then)) {
            return special(any);
        }
        ByteSet others = new ByteSet(lives);
        others.addAll(reach.then);
        others.removeAll(plain);
        return with(others, any);
    }

    private long[] ofPlain(long[] any) {
        long[] known = ofPlain;
        if (known == null) {
            long[] others = tokens.plainWithAny(plain.complement());
            known = new long[others.length];
            for (int i = 0; i < known.length; i++) {
                known[i] = any[i] & ~others[i];
            }
            ofPlain = known;
        }
        return known;
    }

    private long[] special(long[] any) {
        long[] known = special;
        if (known == null) {
            ByteSet others = new ByteSet(lives);
            others.removeAll(plain);
            known = with(others, any);
            special = known;
        }
        return known;
    }

    private long[] with(ByteSet wanted, long[] any) {
        long[] with = tokens.plainWithAny(wanted).clone();
        for (int i = 0; i < with.length; i++) {
            with[i] &= any[i];
        }
        return with;
    }

    private Reach reach(Node first) {
        return closed.contains(first) ? WITHOUT_END : new Exploration(first).reach();
    }

    /**
     * How far plain characters lead.
     *
     * @param chars how many may follow for sure, {@link #ENDLESS} if there is no end
     * @param then the bytes with which a text may go on behind so many
     */
    private record Reach(int chars, ByteSet then) {}

    /** Follows plain characters. Bytes that lead to where plain ones no longer do are made special. */
    private final class Exploration {
        /** The states, and how many characters led there. */
        private final Map<Node, Integer> seen = new HashMap<>();

        private final ByteSet then = new ByteSet();
        private List<Node> level;
        private List<Node> next = new ArrayList<>();
        private boolean returns;

        Exploration(Node first) {
            level = List.of(first);
            seen.put(first, 0);
        }

        Reach reach() {
            for (int chars = 1; ; chars++) {
                boolean ends = false;
                for (Node node : level) {
                    ends |= !follow(node, chars);
                }
                if (ends || isFar(chars)) {
                    next.forEach(node -> then.addAll(node.some));
                    if (returns) {
                        then.addAll(lives);
                    }
                    return new Reach(chars, then);
                }
                if (next.isEmpty()) {
                    closed.addAll(seen.keySet());
                    return WITHOUT_END;
                }
                level = next;
                next = new ArrayList<>();
            }
        }

        private boolean isFar(int chars) {
            return chars == MOST_CHARS || seen.size() > MOST_STATES || all.longerThan(chars) <= FEW_LONGER;
        }

        /** Adds the states behind plain characters; false if those lead on from none of them. */
        private boolean follow(Node node, int chars) {
            if (!lives.containsAll(node.some)) {
                lives.addAll(node.some);
                special = null;
            }
            ByteSet astray = new ByteSet();
            boolean any = false;
            for (int i = 0; i < node.targets.length; i++) {
                if (!node.leading[i].meets(plain)) {
                    continue;
                }
                Node target = steps.of(node.targets[i]);
                if (target.full.containsAll(plain)) {
                    any = true;
                    add(target, chars);
                } else {
                    astray.addBoth(node.leading[i], plain);
                    then.addAll(target.some);
                }
            }
            if (any && !astray.isEmpty()) {
                plain.removeAll(astray);
                ofPlain = null;
                special = null;
            }
            return any || astray.isEmpty();
        }

        private void add(Node target, int chars) {
            if (closed.contains(target)) {
                returns = true;
                return;
            }
            Integer before = seen.putIfAbsent(target, chars);
            if (before == null) {
                next.add(target);
            } else {
                returns |= before < chars;
            }
        }
    }
}
