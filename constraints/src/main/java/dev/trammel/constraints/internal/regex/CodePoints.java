package dev.trammel.constraints.internal.regex;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A set of code points as ascending ranges that neither touch nor overlap: pairs of first and last. Immutable. */
final class CodePoints {
    static final CodePoints ALL = new CodePoints(new int[] {0, Character.MAX_CODE_POINT});
    static final CodePoints DIGIT = of('0', '9');
    static final CodePoints WORD =
            of('0', '9').plus(of('A', 'Z')).plus(of('_', '_')).plus(of('a', 'z'));
    /** WhiteSpace and LineTerminator of ECMA-262. */
    static final CodePoints SPACE = of('\t', '\r')
            .plus(of(' ', ' '))
            .plus(of(0xA0, 0xA0))
            .plus(of(0x1680, 0x1680))
            .plus(of(0x2000, 0x200A))
            .plus(of(0x2028, 0x2029))
            .plus(of(0x202F, 0x202F))
            .plus(of(0x205F, 0x205F))
            .plus(of(0x3000, 0x3000))
            .plus(of(0xFEFF, 0xFEFF));
    /** What a dot matches: all but line terminators. */
    static final CodePoints DOT =
            of('\n', '\n').plus(of('\r', '\r')).plus(of(0x2028, 0x2029)).complement();

    private final int[] ranges;

    private CodePoints(int[] ranges) {
        this.ranges = ranges;
    }

    static CodePoints of(int first, int last) {
        return new CodePoints(new int[] {first, last});
    }

    /**
     * All that are found in runs. Complexity: linear in the number of all code points, some milliseconds.
     *
     * @param runs matches one or more of them
     */
    static CodePoints matching(Pattern runs) {
        StringBuilder all = new StringBuilder(2 * Character.MAX_CODE_POINT);
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        int[] ranges = new int[64];
        int size = 0;
        for (Matcher matcher = runs.matcher(all); matcher.find(); ) {
            if (size == ranges.length) {
                ranges = Arrays.copyOf(ranges, 2 * size);
            }
            ranges[size++] = all.codePointAt(matcher.start());
            ranges[size++] = all.codePointBefore(matcher.end());
        }
        return new CodePoints(Arrays.copyOf(ranges, size));
    }

    CodePoints plus(CodePoints other) {
        return union(List.of(this, other));
    }

    /** All of some sets. Complexity: sorting their ranges. */
    static CodePoints union(List<CodePoints> sets) {
        long[] all =
                new long[sets.stream().mapToInt(set -> set.ranges.length / 2).sum()];
        int pairs = 0;
        for (CodePoints set : sets) {
            for (int i = 0; i < set.ranges.length; i += 2) {
                all[pairs++] = ((long) set.ranges[i] << 32) | set.ranges[i + 1];
            }
        }
        Arrays.sort(all);
        int[] union = new int[2 * pairs];
        int size = 0;
        for (long pair : all) {
            int first = (int) (pair >>> 32);
            int last = (int) pair;
            if (size > 0 && first <= union[size - 1] + 1) {
                union[size - 1] = Math.max(union[size - 1], last);
            } else {
                union[size++] = first;
                union[size++] = last;
            }
        }
        return new CodePoints(Arrays.copyOf(union, size));
    }

    CodePoints complement() {
        int[] rest = new int[ranges.length + 2];
        int size = 0;
        int next = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (next < ranges[i]) {
                rest[size++] = next;
                rest[size++] = ranges[i] - 1;
            }
            next = ranges[i + 1] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            rest[size++] = next;
            rest[size++] = Character.MAX_CODE_POINT;
        }
        return new CodePoints(Arrays.copyOf(rest, size));
    }

    /** Pairs of first and last; not copied. */
    int[] ranges() {
        return ranges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePoints that && Arrays.equals(ranges, that.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranges);
    }
}
