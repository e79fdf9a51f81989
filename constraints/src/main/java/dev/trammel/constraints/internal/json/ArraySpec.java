package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set of arrays. */
public final class ArraySpec {
    /** The most counted kinds of items that one item may be of. */
    private static final int MOST_COUNTED = 10;

    /** Items that are looked at one by one when some of them are counted. */
    private static final int MOST_ITEMS = 4000;

    /** Numbers of items of counted kinds that are told apart on the way to a shortest array. */
    private static final int MOST_COMBINATIONS = 20_000;

    /** Steps of work that a way to go on stands for. */
    private static final long WORK_OF_A_WAY = 10;

    private final List<Value> prefix;
    private final Value rest;
    private final int min;
    private final int max;
    private final List<Counted> counted;
    private final int choices;
    private final @Nullable TextItems texts;
    private final boolean unique;
    private final Split split;
    private final int gap;
    private final int settled;
    private final Meter meter;
    private final Map<Items, Integer> rests = new HashMap<>();
    private long @Nullable [] shortestFirst;
    private final Map<Question, Value> values = new HashMap<>();

    /**
     * Items of some kind whose number matters.
     *
     * @param from the first index that counts
     * @param min the least number of them
     * @param max the greatest number of them, {@link Integer#MAX_VALUE} for none
     */
    public record Counted(int from, int min, int max) {}

    /** Makes the value of an item of which more is known. */
    @FunctionalInterface
    public interface Split {
        /**
         * What an item may be.
         *
         * @param index from 0; the length of the prefix for any behind it
         * @param choice which of the listed values it is, or -1
         * @param in the counted kinds to which it belongs, as bits by their index
         * @param out the counted kinds to which it doesn't belong
         */
        Value item(int index, int choice, long in, long out);
    }

    /** One way to give an array its next item. */
    record Way(Value value, Items after) {}

    private record Question(int index, int choice, long in, long out) {}

    /**
     * Describes arrays.
     *
     * @param prefix the first items
     * @param rest all further items; a value that is not possible for none
     * @param min the least number of items
     * @param max the greatest number of items, {@link Integer#MAX_VALUE} for none
     * @param counted the kinds of items whose number matters
     * @param choices if no item may come twice and they are few, how many there are; else 0
     * @param texts the choices, if all are texts and no kinds are counted; else null
     * @param unique whether no item may come twice
     * @param gap the least number of blanks after a comma
     * @param meter knows the place of what is being compiled
     */
    public ArraySpec(
            List<Value> prefix,
            Value rest,
            int min,
            int max,
            List<Counted> counted,
            int choices,
            @Nullable List<String> texts,
            boolean unique,
            Split split,
            int gap,
            Meter meter) {
        this.prefix = List.copyOf(prefix);
        this.rest = rest;
        this.min = min;
        this.max = max;
        this.counted = List.copyOf(counted);
        this.choices = choices;
        this.texts = texts == null ? null : new TextItems(texts);
        this.unique = unique;
        this.split = split;
        this.gap = gap;
        this.meter = meter;
        int last = Math.max(prefix.size(), max == Integer.MAX_VALUE ? min : max);
        for (Counted kind : counted) {
            last = Math.max(last, kind.from);
        }
        settled = last;
        if (!counted.isEmpty()) {
            meter.check(min, MOST_ITEMS, "items of which some are counted");
        }
    }

    /** The first items. */
    public List<Value> prefix() {
        return prefix;
    }

    /** All further items. */
    public Value rest() {
        return rest;
    }

    /** The least number of blanks after a comma. */
    int gap() {
        return gap;
    }

    /** The least number of items. */
    public int min() {
        return min;
    }

    /** The greatest number of items. */
    public int max() {
        return max;
    }

    /** Whether no item may come twice and the states don't see to it. */
    public boolean checksItems() {
        return unique && choices == 0 && max > 1;
    }

    /** What an item may be. */
    public Value item(int index) {
        return index < prefix.size() ? prefix.get(index) : rest;
    }

    /** No items. */
    Items none() {
        return new Items(0, new int[counted.size()], new BitSet());
    }

    /** Whether the array may end. */
    boolean mayEnd(Items items) {
        if (items.count() < min) {
            return false;
        }
        for (int i = 0; i < counted.size(); i++) {
            if (items.counts()[i] < counted.get(i).min) {
                return false;
            }
        }
        return true;
    }

    /** The texts that items may be, if each may come once and nothing else matters. */
    @Nullable
    TextItems texts() {
        return texts;
    }

    /** Whether one more text may come, so that the array can end. */
    boolean hasNextText(Items items) {
        int unused = choices - items.used().cardinality();
        return items.count() < max && unused >= Math.max(1, min - items.count());
    }

    /** With one more text. */
    Items withText(Items items, int text) {
        return items.next(cap(items.count() + 1), items.counts(), text);
    }

    private boolean isPlain() {
        return counted.isEmpty() && choices == 0;
    }

    /** The ways to go on after some items, so that the array can end. */
    List<Way> ways(Items items) {
        if (items.count() >= max) {
            return List.of();
        }
        List<Way> ways = new ArrayList<>();
        for (Way way : candidates(items)) {
            if (way.value.isPossible() && (isPlain() || shortestRest(way.after) < Value.NEVER)) {
                ways.add(way);
            }
        }
        return ways;
    }

    private List<Way> candidates(Items items) {
        int index = items.count();
        if (isPlain()) {
            return List.of(new Way(item(index), items.next(cap(index + 1), items.counts(), -1)));
        }
        long open = 0;
        for (int i = 0; i < counted.size(); i++) {
            Counted kind = counted.get(i);
            boolean matters = items.counts()[i] < kind.min || kind.max != Integer.MAX_VALUE;
            open |= index >= kind.from && matters ? 1L << i : 0;
        }
        meter.check(Long.bitCount(open), MOST_COUNTED, "kinds of items that are counted");
        meter.count((WORK_OF_A_WAY * Math.max(1, choices)) << Long.bitCount(open));
        List<Way> ways = new ArrayList<>();
        for (int choice = choices == 0 ? -1 : 0; choice < choices; choice++) {
            if (choice >= 0 && items.used().get(choice)) {
                continue;
            }
            for (long in = open; ; in = (in - 1) & open) {
                add(ways, items, choice, in, open);
                if (in == 0) {
                    break;
                }
            }
        }
        return ways;
    }

    private void add(List<Way> ways, Items items, int choice, long in, long open) {
        int[] counts = items.counts().clone();
        long out = 0;
        for (int i = 0; i < counts.length; i++) {
            Counted kind = counted.get(i);
            if ((in & (1L << i)) != 0) {
                counts[i]++;
                if (counts[i] > kind.max) {
                    return;
                }
            } else if ((open & (1L << i)) != 0 && kind.max != Integer.MAX_VALUE) {
                out |= 1L << i;
            }
        }
        int index = items.count();
        ways.add(new Way(value(index, choice, in, out), items.next(cap(index + 1), counts, choice)));
    }

    /** Counts from which all items are alike are one. */
    private int cap(int count) {
        return Math.min(count, settled);
    }

    /**
     * The length of the shortest rest after some items: items that are still needed, each with a comma before it, and
     * the bracket.
     */
    int shortestRest(Items items) {
        if (isPlain()) {
            return plainRest(items.count());
        }
        if (counted.isEmpty()) {
            long[] known = shortestFirst;
            if (known == null) {
                known = sorted();
                shortestFirst = known;
            }
            return restOfChoices(items, known);
        }
        return restOf(items, rests);
    }

    private int plainRest(int items) {
        long length = 1;
        for (int i = items; i < min && length < Value.NEVER; i++) {
            if (i >= prefix.size()) {
                length += (long) (min - i) * (1L + gap + item(i).shortest());
                break;
            }
            length += 1L + gap + item(i).shortest();
        }
        return (int) Math.min(length, Value.NEVER);
    }

    private int restOf(Items items, Map<Items, Integer> known) {
        if (mayEnd(items)) {
            return 1;
        }
        Integer length = known.get(items);
        if (length != null) {
            return length;
        }
        if (counted.size() == 1 && choices == 0 && items.count() >= Math.max(prefix.size(), counted.get(0).from)) {
            return restOfKind(items, counted.get(0));
        }
        meter.check(known.size(), MOST_COMBINATIONS, "combinations of items that are counted");
        long least = Value.NEVER;
        if (items.count() < max) {
            for (Way way : candidates(items)) {
                if (way.value.isPossible() && !way.after.equals(items)) {
                    least = Math.min(least, 1L + gap + way.value.shortest() + restOf(way.after, known));
                }
            }
        }
        known.put(items, (int) least);
        return (int) least;
    }

    /** The shortest ones of the listed values that have not come. */
    private int restOfChoices(Items items, long[] shortestFirst) {
        int missing = min - items.count();
        long length = 1;
        for (int i = 0; i < choices && missing > 0 && length < Value.NEVER; i++) {
            if (!items.used().get((int) shortestFirst[i])) {
                length += 1L + gap + (shortestFirst[i] >>> 32);
                missing--;
            }
        }
        return missing > 0 ? Value.NEVER : (int) Math.min(length, Value.NEVER);
    }

    /** The lengths of the listed values, above the index of each, ascending. */
    private long[] sorted() {
        long[] sorted = new long[choices];
        for (int choice = 0; choice < choices; choice++) {
            sorted[choice] = (long) length(0, choice, 0, 0) << 32 | choice;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** The one kind of which some are missing, and what else is, where all items are alike. */
    private int restOfKind(Items items, Counted kind) {
        int index = items.count();
        long needed = Math.max(0, kind.min - items.counts()[0]);
        long others = Math.max(0, (long) min - index - needed);
        long more = (long) kind.max - items.counts()[0] - needed;
        if (more < 0 || index + needed + others > max) {
            return Value.NEVER;
        }
        long of = 1L + gap + length(index, -1, 1, 0);
        long other = 1L + gap + length(index, -1, 0, kind.max == Integer.MAX_VALUE ? 0 : 1);
        long ofKind = of < other ? Math.min(others, more) : 0;
        long length = 1 + (needed + ofKind) * of + (others - ofKind) * other;
        return (int) Math.min(length, Value.NEVER);
    }

    private int length(int index, int choice, long in, long out) {
        return value(index, choice, in, out).shortest();
    }

    private Value value(int index, int choice, long in, long out) {
        Question question = new Question(Math.min(index, prefix.size()), choice, in, out);
        return values.computeIfAbsent(question, one -> split.item(one.index, one.choice, one.in, one.out));
    }

    /** The length of a shortest array, or {@link Value#NEVER}. */
    public int shortest() {
        if (min > max) {
            return Value.NEVER;
        }
        int length = isPlain()
                ? plainRest(0)
                : counted.isEmpty() ? restOfChoices(none(), sorted()) : restOf(none(), new HashMap<>());
        return length >= Value.NEVER ? Value.NEVER : 1 + length - (mayEnd(none()) ? 0 : 1 + gap);
    }
}
