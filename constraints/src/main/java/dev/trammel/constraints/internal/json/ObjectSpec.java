package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.vocabulary.ByteTrie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A set of objects. A key has a <em>label</em>: the index of its name among the declared ones, or their number if it is
 * none of them.
 */
public final class ObjectSpec {
    private final List<String> names;
    private final List<Value> values;
    private final boolean[] required;
    private final Value additional;
    private final int min;
    private final int max;
    private final ByteTrie trie;
    private final int[] keyLength;
    private final int[] textState;
    private final int requiredCount;
    private final int[] depth;

    /**
     * Describes objects.
     *
     * @param names the declared names, in their order, none twice
     * @param values the value of each
     * @param required whether each must be there
     * @param additional the value of every other key; one that is not possible for none
     * @param min the least number of keys
     * @param max the greatest number of keys, {@link Integer#MAX_VALUE} for none
     */
    public ObjectSpec(List<String> names, List<Value> values, boolean[] required, Value additional, int min, int max) {
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
        this.required = required.clone();
        this.additional = additional;
        this.min = min;
        this.max = max;
        byte[][] texts = new byte[names.size()][];
        int[] labels = new int[names.size()];
        keyLength = new int[names.size()];
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
        depth = new int[trie.size()];
        for (int node = 0; node < trie.size(); node++) {
            for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
                textState[child] = LengthDfa.ANY_TEXT.step(textState[node], trie.label(child));
                depth[child] = depth[node] + 1;
            }
        }
    }

    /** The state of {@link LengthDfa#ANY_TEXT} at a node of the trie. */
    int textState(int node) {
        return textState[node];
    }

    /** The number of bytes that lead to a node of the trie. */
    int depth(int node) {
        return depth[node];
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

    /** The declared names. */
    public List<String> names() {
        return names;
    }

    /** How many declared keys must be there. */
    int requiredCount() {
        return requiredCount;
    }

    /** What the value of a label may be. */
    public Value value(int label) {
        return label < values.size() ? values.get(label) : additional;
    }

    /** Whether a declared key must be there. */
    public boolean isRequired(int label) {
        return label < required.length && required[label];
    }

    /** The value of keys that are not declared. */
    public Value additional() {
        return additional;
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

    /** The label of keys that are not declared. */
    int additionalLabel() {
        return names.size();
    }

    /** Whether the object may end with the keys seen. */
    boolean mayEnd(Seen seen) {
        return seen.count() >= min && seen.missing() == 0;
    }

    /** Whether a key of a label may come next, so that the object can still be completed. */
    boolean allows(int label, Seen seen) {
        if (seen.count() >= max || !value(label).isPossible() || seen.excludes(label, this)) {
            return false;
        }
        if (max != Integer.MAX_VALUE && seen.count() + 1L + seen.missing() - (isRequired(label) ? 1 : 0) > max) {
            return false;
        }
        return seen.count() + 1 >= min || canReach(seen.plus(label, this));
    }

    /** Whether some key may come next. */
    boolean allowsAny(Seen seen) {
        for (int label = 0; label <= names.size(); label++) {
            if (allows(label, seen)) {
                return true;
            }
        }
        return false;
    }

    private boolean canReach(Seen seen) {
        if (additional.isPossible()) {
            return true;
        }
        int left = 0;
        for (int label = 0; label < names.size(); label++) {
            if (!seen.excludes(label, this) && values.get(label).isPossible()) {
                left++;
            }
        }
        return seen.count() + left >= min;
    }

    /**
     * The length of a shortest rest after some keys and their values: what is missing, each with a comma before it, and
     * the brace; or {@link Value#NEVER}.
     */
    int shortestRest(Seen seen) {
        long length = 1;
        int count = seen.count();
        for (int label = 0; label < required.length; label++) {
            if (required[label] && !seen.has(label)) {
                length += propertyLength(label);
                count++;
            }
        }
        if (count < min) {
            length += cheapest(seen, min - count);
        }
        return count > max ? Value.NEVER : (int) Math.min(length, Value.NEVER);
    }

    private long cheapest(Seen seen, int wanted) {
        long[] lengths = new long[names.size() + wanted];
        int size = 0;
        for (int label = 0; label < names.size(); label++) {
            if (!required[label] && !seen.excludesOptional(label)) {
                lengths[size++] = propertyLength(label);
            }
        }
        if (additional.isPossible()) {
            for (int i = 0; i < wanted; i++) {
                lengths[size++] = propertyLength(additionalLabel()) + (i == 0 ? 0 : 1);
            }
        }
        if (size < wanted) {
            return Value.NEVER;
        }
        Arrays.sort(lengths, 0, size);
        long sum = 0;
        for (int i = 0; i < wanted; i++) {
            sum += lengths[i];
        }
        return sum;
    }

    /** Comma, quotes, name, colon and value. */
    private long propertyLength(int label) {
        return 4L
                + (label < keyLength.length ? keyLength[label] : 0)
                + value(label).shortest();
    }

    /** The length of a shortest object, or {@link Value#NEVER}. */
    public int shortest() {
        int rest = shortestRest(Seen.nothing(this, false));
        boolean empty = min == 0 && requiredCount == 0;
        return rest >= Value.NEVER ? Value.NEVER : 1 + rest - (empty ? 0 : 1);
    }
}
