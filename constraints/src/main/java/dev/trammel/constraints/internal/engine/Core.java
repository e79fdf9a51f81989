package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.engine.CharSteps.Node;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Characters of which a string may go on with any, over and over, as far as the core reaches. A token of such
 * characters alone needs no walk. Those that have another are <em>special</em>: they are walked, unless it leads on
 * from no state of the core. Confined to one thread at a time.
 */
final class Core {
    /** It reaches no farther than so many characters, unless without end. */
    private static final int MOST_CHARS = 32;

    /** No search for how far it reaches takes more states. */
    private static final int MOST_STATES = 512;

    /** Above this share of the tokens, walking one by one is slower than walking all together. */
    private static final int SHARE = 8;

    static final int ENDLESS = Integer.MAX_VALUE;

    private final TokenIndex tokens;
    private final CharSteps steps;
    private final ByteSet plain;
    private final ByteSet lives = new ByteSet();
    /** From these states plain characters lead to one another without end. */
    private final Set<Node> closed = new HashSet<>();

    private long @Nullable [] ofPlain;
    /** Null if there are so many that walking all together is faster. */
    private int @Nullable [] special = {};

    /**
     * Starts with the full first bytes of a state.
     *
     * @param full copied
     */
    Core(TokenIndex tokens, CharSteps steps, ByteSet full) {
        this.tokens = tokens;
        this.steps = steps;
        plain = new ByteSet(full);
    }

    /**
     * How many plain characters may follow a state for sure, {@link #ENDLESS} if there is no end. Bytes that lead to
     * where plain ones no longer do are made special.
     *
     * @param first one whose full first bytes are those of the core
     */
    int reach(Node first) {
        if (closed.contains(first)) {
            return ENDLESS;
        }
        Set<Node> seen = new HashSet<>();
        seen.add(first);
        List<Node> level = List.of(first);
        for (int chars = 1; chars <= MOST_CHARS; chars++) {
            List<Node> next = new ArrayList<>();
            boolean ends = false;
            for (Node node : level) {
                ends |= !follow(node, seen, next);
            }
            if (ends || seen.size() > MOST_STATES) {
                return chars;
            }
            if (next.isEmpty()) {
                closed.addAll(seen);
                return ENDLESS;
            }
            level = next;
        }
        return MOST_CHARS;
    }

    /** Adds the states behind plain characters; false if those lead on from none of them. */
    private boolean follow(Node node, Set<Node> seen, List<Node> next) {
        if (!lives.containsAll(node.some)) {
            lives.addAll(node.some);
            ofPlain = null;
        }
        ByteSet astray = new ByteSet();
        boolean any = false;
        for (int i = 0; i < node.targets.length; i++) {
            if (!node.leading[i].meets(plain)) {
                continue;
            }
            Node target = steps.of(node.targets[i]);
            if (!target.full.containsAll(plain)) {
                astray.addBoth(node.leading[i], plain);
            } else {
                any = true;
                if (!closed.contains(target) && seen.add(target)) {
                    next.add(target);
                }
            }
        }
        if (any && !astray.isEmpty()) {
            plain.removeAll(astray);
            ofPlain = null;
        }
        return any || astray.isEmpty();
    }

    /**
     * The plain tokens that lead on from a state, as bits; false if walking all together is faster.
     *
     * @param chars how many plain characters may follow for sure
     * @param inside overwritten
     */
    boolean collect(int state, int chars, Walker walker, long[] any, long[] inside) {
        if (tokens.plain().longerThan(chars) > most()) {
            return false;
        }
        long[] whole = ofPlain == null ? sort(any) : ofPlain;
        int[] walked = special;
        if (walked == null) {
            return false;
        }
        System.arraycopy(whole, 0, inside, 0, whole.length);
        if (chars < tokens.plain().longest()) {
            long[] within = tokens.plain().upTo(chars);
            for (int i = 0; i < whole.length; i++) {
                inside[i] &= within[i];
            }
            walkLonger(state, any, within, walker, inside);
        }
        for (int id : walked) {
            if (walker.leadsOn(state, id)) {
                inside[id >> 6] |= 1L << id;
            }
        }
        return true;
    }

    /** Whether a token leads on. */
    @FunctionalInterface
    interface Walker {
        boolean leadsOn(int state, int id);
    }

    /** Behind so many characters, any byte may lead on. */
    private static void walkLonger(int state, long[] any, long[] within, Walker walker, long[] inside) {
        for (int i = 0; i < any.length; i++) {
            for (long word = any[i] & ~within[i]; word != 0; word &= word - 1) {
                int id = (i << 6) + Long.numberOfTrailingZeros(word);
                if (walker.leadsOn(state, id)) {
                    inside[i] |= 1L << id;
                }
            }
        }
    }

    /** The tokens of plain characters alone; and keeps those with special ones that are to be walked. */
    private long[] sort(long[] any) {
        long[] whole = tokens.plain().withAny(b -> !plain.has(b));
        long[] walked = tokens.plain().withAny(b -> lives.has(b) && !plain.has(b));
        for (int i = 0; i < whole.length; i++) {
            whole[i] = any[i] & ~whole[i];
            walked[i] &= any[i];
        }
        special = count(walked) > most() ? null : tokens.sets().shared(Collector.toIds(walked));
        ofPlain = whole;
        return whole;
    }

    private int most() {
        return tokens.width() / SHARE;
    }

    private static int count(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }
}
