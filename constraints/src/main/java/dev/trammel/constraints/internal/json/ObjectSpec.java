package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of objects. A key has a <em>label</em>: the index of its name among the declared ones, or, if it is none of
 * them, their number and its kind among the patterns.
 */
public final class ObjectSpec {
    private final List<String> names;
    private final int ordered;
    private final List<Value> values;
    private final boolean[] required;
    private final KeyPatterns patterns;
    private final int min;
    private final int max;
    private final Clauses clauses;
    private final int gap;
    private final ByteTrie trie;
    private final int[] keyLength;
    private final int[] textState;
    private final int requiredCount;
    private final int[] depth;
    private final int[][] leaving;
    private @Nullable Seen summed;
    private long sum;

    /**
     * Describes objects.
     *
     * @param names the declared names, in their order, none twice
     * @param ordered how many of them come first and in their order, where that matters; the others come as they like
     * @param required whether each must be there
     * @param patterns tells all other keys apart
     * @param values the value of each label; one that is not possible for none
     * @param min the least number of keys
     * @param max the greatest number of keys, {@link Integer#MAX_VALUE} for none
     * @param clauses what must hold of one key or another
     * @param gap the least number of blanks after a comma, and after a colon
     */
    public ObjectSpec(
            List<String> names,
            int ordered,
            boolean[] required,
            KeyPatterns patterns,
            List<Value> values,
            int min,
            int max,
            Clauses clauses,
            int gap) {
        this.names = List.copyOf(names);
        this.ordered = ordered;
        this.values = List.copyOf(values);
        this.required = required.clone();
        this.patterns = patterns;
        this.min = min;
        this.max = max;
        this.clauses = clauses;
        this.gap = gap;
        byte[][] texts = new byte[names.size()][];
        int[] labels = new int[names.size()];
        keyLength = new int[values.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = names.get(i).getBytes(StandardCharsets.UTF_8);
            labels[i] = i;
            keyLength[i] = escapedLength(texts[i], 0);
        }
        trie = ByteTrie.of(texts, labels);
        int needed = 0;
        for (boolean one : required) {
            needed += one ? 1 : 0;
        }
        requiredCount = needed;
        textState = new int[trie.size()];
        depth = trie.depths();
        textState[ByteTrie.ROOT] = patterns.start();
        for (int node = 0; node < trie.size(); node++) {
            for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
                textState[child] = patterns.step(textState[node], trie.label(child));
            }
        }
        leaving = new int[patterns.kinds()][];
        for (int kind = 0; kind < leaving.length; kind++) {
            keyLength[names.size() + kind] = nearestFree(kind)[ByteTrie.ROOT];
        }
    }

    /** The state of {@link #patterns} at a node of the trie. */
    int textState(int node) {
        return textState[node];
    }

    /** The number of bytes that lead to a node of the trie. */
    int depth(int node) {
        return depth[node];
    }

    /**
     * For each node of the trie, the bytes from there to a key of a kind that is not declared.
     *
     * @return {@link KeyPatterns#UNREACHABLE} where there is none; not copied
     */
    int[] nearestFree(int kind) {
        int[] known = leaving[kind];
        if (known == null) {
            known = new int[trie.size()];
            for (int node = trie.size() - 1; node >= 0; node--) {
                known[node] = nearestFree(kind, node, known);
            }
            leaving[kind] = known;
        }
        return known;
    }

    private int nearestFree(int kind, int node, int[] below) {
        if (!isDeclared(node) && patterns.kind(textState[node]) == kind) {
            return 0;
        }
        int least = KeyPatterns.UNREACHABLE;
        int child = trie.firstChild(node);
        for (int b = 0; b < 256 && least > 1; b++) {
            if (child < trie.endChild(node) && trie.label(child) == b) {
                least = Math.min(least, below[child] + 1);
                child++;
            } else {
                int next = patterns.step(textState[node], b);
                least = next == Dfa.DEAD ? least : Math.min(least, patterns.distance(kind, next) + 1);
            }
        }
        return Math.min(least, KeyPatterns.UNREACHABLE);
    }

    /** Whether a declared name ends at a node of the trie. */
    boolean isDeclared(int node) {
        return trie.endOwn(node) > trie.firstId(node);
    }

    /** The length of UTF-8 text as the content of a JSON string, from an offset on. */
    static int escapedLength(byte[] text, int from) {
        int length = 0;
        for (int i = from; i < text.length; i++) {
            int b = text[i] & 0xFF;
            boolean shortEscape = b == '"' || b == '\\' || (b >= '\b' && b <= '\r' && b != 0x0B);
            length += shortEscape ? 2 : b < 0x20 ? 6 : 1;
        }
        return length;
    }

    /** The first byte of that, or the quote behind it if there is none. */
    static int escapedByte(byte[] text, int from) {
        int b = from < text.length ? text[from] & 0xFF : '"';
        return from < text.length && (b < 0x20 || b == '"' || b == '\\') ? '\\' : b;
    }

    /** The declared names. */
    public List<String> names() {
        return names;
    }

    /** How many names come first and in their order, where that matters. */
    int ordered() {
        return ordered;
    }

    /** How many labels there are. */
    public int labels() {
        return values.size();
    }

    /** Whether the keys of a label are not declared. */
    public boolean isFree(int label) {
        return label >= names.size();
    }

    /** Whether some key that is not declared may be there. */
    public boolean isOpen() {
        for (int label = names.size(); label < values.size(); label++) {
            if (values.get(label).isPossible()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a key that is not declared may begin so that there are only some that it can become. */
    public boolean keysRunOut() {
        for (int label = names.size(); label < values.size(); label++) {
            if (patterns.runsOut(label - names.size()) && values.get(label).isPossible()) {
                return true;
            }
        }
        return false;
    }

    KeyPatterns patterns() {
        return patterns;
    }

    boolean hasClauses() {
        return clauses.size() > 0;
    }

    Clauses clauses() {
        return clauses;
    }

    /** How many declared keys must be there. */
    int requiredCount() {
        return requiredCount;
    }

    /** What the value of a label may be. */
    public Value value(int label) {
        return values.get(label);
    }

    /** Whether a declared key must be there. */
    public boolean isRequired(int label) {
        return label < required.length && required[label];
    }

    /** The least number of blanks after a comma, and after a colon. */
    int gap() {
        return gap;
    }

    /** The least number of keys. */
    public int min() {
        return min;
    }

    /** The greatest number of keys. */
    public int max() {
        return max;
    }

    /** The declared names in UTF-8, by label. */
    ByteTrie trie() {
        return trie;
    }

    /** Whether the object may end with the keys seen. */
    boolean mayEnd(Seen seen) {
        return seen.count() >= min && seen.missing() == 0 && clauses.hold(seen);
    }

    /**
     * The values that a key of a label may have, each with what it means for the clauses; so that the object can end.
     */
    List<Clauses.Way> ways(int label, Seen seen) {
        if (!hasClauses()) {
            return List.of(new Clauses.Way(value(label), 0));
        }
        List<Clauses.Way> ways = new ArrayList<>();
        for (Clauses.Way way : clauses.ways(label, seen.met())) {
            if (leadsOn(way, label, seen)) {
                ways.add(way);
            }
        }
        return ways;
    }

    private boolean hasWay(int label, Seen seen) {
        for (Clauses.Way way : clauses.ways(label, seen.met())) {
            if (leadsOn(way, label, seen)) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsOn(Clauses.Way way, int label, Seen seen) {
        if (!way.value().isPossible()) {
            return false;
        }
        Seen after = seen.plus(label, way.events(), this);
        return clauses.holdByAbsence(this, after) || shortestRest(after) < Value.NEVER;
    }

    /** Whether a key of a label may come next, so that the object can still be completed. */
    boolean allows(int label, Seen seen) {
        if (seen.count() >= max
                || !value(label).isPossible()
                || keyLength[label] >= KeyPatterns.UNREACHABLE
                || seen.excludes(label, this)) {
            return false;
        }
        if (hasClauses()) {
            return hasWay(label, seen);
        }
        if (max != Integer.MAX_VALUE && seen.count() + 1L + seen.missing() - (isRequired(label) ? 1 : 0) > max) {
            return false;
        }
        return seen.count() + 1 >= min || shortestRest(seen.plus(label, 0, this)) < Value.NEVER;
    }

    /** Which labels may come next. */
    boolean[] allowed(Seen seen) {
        boolean[] allowed = new boolean[labels()];
        for (int label = 0; label < allowed.length; label++) {
            allowed[label] = allows(label, seen);
        }
        return allowed;
    }

    /**
     * The length of a shortest rest after some keys and their values: what is missing, each with a comma before it, and
     * the brace; or {@link Value#NEVER}.
     */
    int shortestRest(Seen seen) {
        return hasClauses() ? clauses.shortestRest(this, seen) : restWithoutClauses(seen);
    }

    /**
     * {@link #shortestRest} after one more key. Complexity: constant for all labels but the first that are asked after
     * the same keys, where nothing but required keys is missing.
     *
     * @param events the clauses that the key meets
     */
    @SuppressWarnings("ReferenceEquality") // what is remembered is only worth it for the same object
    int shortestRestAfter(Seen seen, int label, long events) {
        if (hasClauses() || seen.count() + seen.missing() < min) {
            return shortestRest(seen.plus(label, events, this));
        }
        if (summed != seen) {
            sum = missingLength(seen);
            summed = seen;
        }
        boolean needed = isRequired(label) && !seen.has(label);
        if (max != Integer.MAX_VALUE && seen.count() + (long) seen.missing() + (needed ? 0 : 1) > max) {
            return Value.NEVER;
        }
        return (int) Math.min(1 + sum - (needed ? propertyLength(label) : 0), Value.NEVER);
    }

    private long missingLength(Seen seen) {
        long length = 0;
        for (int label = 0; label < required.length; label++) {
            if (required[label] && !seen.has(label)) {
                length += propertyLength(label);
            }
        }
        return length;
    }

    private int restWithoutClauses(Seen seen) {
        long length = 1 + missingLength(seen);
        int count = seen.count() + seen.missing();
        if (count < min) {
            length += cheapest(seen, min - count);
        }
        return Math.max(count, min) > max ? Value.NEVER : (int) Math.min(length, Value.NEVER);
    }

    private long cheapest(Seen seen, int wanted) {
        long[] lengths = new long[names.size()];
        int size = 0;
        for (int label = 0; label < names.size(); label++) {
            if (!required[label] && !seen.excludesOptional(label, this)) {
                lengths[size++] = propertyLength(label);
            }
        }
        Arrays.sort(lengths, 0, size);
        long free = Value.NEVER;
        for (int label = names.size(); label < labels(); label++) {
            free = Math.min(free, propertyLength(label));
        }
        long sum = 0;
        for (int i = 0; i < wanted && sum < Value.NEVER; i++) {
            sum += i < size ? Math.min(lengths[i], free) : free;
        }
        return sum;
    }

    /** Comma, quotes, name, colon and value. */
    long propertyLength(int label) {
        return keyLength(label) + value(label).shortest();
    }

    /** Comma, quotes, name and colon. */
    long keyLength(int label) {
        return 4L + 2L * gap + keyLength[label];
    }

    /** The length of a shortest object, or {@link Value#NEVER}. */
    public int shortest() {
        Seen nothing = Seen.nothing(this, false);
        int rest = hasClauses() ? clauses.shortestRestNow(this, nothing) : restWithoutClauses(nothing);
        return rest >= Value.NEVER ? Value.NEVER : 1 + rest - (mayEnd(nothing) ? 0 : 1 + gap);
    }
}
