package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.LimitException;
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

    /** Sets of items after each of which the shortest rest is looked for. */
    private static final int MOST_PLACES = 1 << 13;

    private final List<Value> prefix;
    private final Value rest;
    private final int min;
    private final int max;
    private final List<Counted> counted;
    private final int choices;
    private final @Nullable TextItems texts;
    private @Nullable Cheapest cheapest;
    private final boolean unique;
    private final Split split;
    private final int gap;
    private final int settled;
    private final Map<Items, Integer> rests = new HashMap<>();
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
            int gap) {
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
        int last = Math.max(prefix.size(), max == Integer.MAX_VALUE ? min : max);
        for (Counted kind : counted) {
            last = Math.max(last, kind.from);
        }
        settled = last;
        if (!counted.isEmpty() && min > MOST_ITEMS) {
            throw new LimitException(MOST_ITEMS + " items of which some are counted", "an array");
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
        return items.count() < max && shortestChoices(items, 1) < Value.NEVER;
    }

    /** With one more text. */
    Items withText(Items items, int text) {
        return items.next(cap(items.count() + 1), items.counts(), text);
    }

    /** The least length of the choices that are still needed, or of so many. */
    private long shortestChoices(Items items, int least) {
        Cheapest known = cheapest;
        if (known == null) {
            known = texts != null ? texts.cheapest() : new Cheapest(choiceLengths());
            cheapest = known;
        }
        return known.of(Math.max(least, min - items.count()), items.used());
    }

    private int[] choiceLengths() {
        int[] lengths = new int[choices];
        Arrays.setAll(lengths, choice -> value(new Question(0, choice, 0, 0)).shortest());
        return lengths;
    }

    private int choicesRest(Items items) {
        long commas = Math.max(0, min - items.count()) * (1L + gap);
        return (int) Math.min(1 + commas + shortestChoices(items, 0), Value.NEVER);
    }

    private boolean hasOnlyChoices() {
        return choices > 0 && counted.isEmpty();
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
        if (Long.bitCount(open) > MOST_COUNTED) {
            throw new LimitException(MOST_COUNTED + " kinds of items that are counted", "an array");
        }
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
        Question question = new Question(Math.min(index, prefix.size()), choice, in, out);
        ways.add(new Way(value(question), items.next(cap(index + 1), counts, choice)));
    }

    private Value value(Question question) {
        return values.computeIfAbsent(question, one -> split.item(one.index, one.choice, one.in, one.out));
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
        return isPlain() ? plainRest(items.count()) : hasOnlyChoices() ? choicesRest(items) : restOf(items, rests);
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
        long least = Value.NEVER;
        if (items.count() < max) {
            for (Way way : candidates(items)) {
                if (way.value.isPossible() && !way.after.equals(items)) {
                    least = Math.min(least, 1L + gap + way.value.shortest() + restOf(way.after, known));
                }
            }
        }
        if (known.size() == MOST_PLACES) {
            throw new LimitException(MOST_PLACES + " sets of items that may have come", "an array");
        }
        known.put(items, (int) least);
        return (int) least;
    }

    /** The length of a shortest array, or {@link Value#NEVER}. */
    public int shortest() {
        if (min > max) {
            return Value.NEVER;
        }
        int length =
                isPlain() ? plainRest(0) : hasOnlyChoices() ? choicesRest(none()) : restOf(none(), new HashMap<>());
        return length >= Value.NEVER ? Value.NEVER : 1 + length - (mayEnd(none()) ? 0 : 1 + gap);
    }
}
