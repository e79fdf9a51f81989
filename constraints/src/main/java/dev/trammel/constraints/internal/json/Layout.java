package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.JsonOptions.Form;
import dev.trammel.constraints.JsonOptions.Whitespace;
import dev.trammel.constraints.internal.automaton.DecimalDfa;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.ExponentDfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.automaton.LazyDfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.LiteralDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.SharedDfa;
import dev.trammel.constraints.internal.automaton.TableDfa;
import dk.brics.automaton.RegExp;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The automata that depend on the options alone: the marks of JSON with the blanks around them, any string, any number.
 * Immutable.
 */
public final class Layout {
    static final Dfa NULL = new LiteralDfa("null");
    static final Dfa TRUE = new LiteralDfa("true");
    static final Dfa FALSE = new LiteralDfa("false");
    static final Dfa QUOTE = new LiteralDfa("\"");
    static final Dfa OPEN_OBJECT = new LiteralDfa("{");
    static final Dfa OPEN_ARRAY = new LiteralDfa("[");

    private static final String INTEGER = "-?(0|[1-9][0-9]*)";

    /** Any integer without fraction or exponent. */
    public static final Dfa WHOLE = table(INTEGER);

    /** Any number with a fraction and without exponent. */
    public static final Dfa BROKEN = table(INTEGER + "\\.[0-9]+");

    private static final String ANY_BLANKS = "[ \t\r\n]*";

    private static final Map<Whitespace, Layout> LAYOUTS = new EnumMap<>(Whitespace.class);
    private static final Map<Form, Dfa> STRINGS = new EnumMap<>(Form.class);
    private static final Map<Form, Dfa> NUMBERS = new EnumMap<>(Form.class);
    private static final Map<Form, Dfa> INTEGERS = new EnumMap<>(Form.class);

    static {
        LAYOUTS.put(Whitespace.COMPACT, new Layout("", "", "", "", ""));
        LAYOUTS.put(
                Whitespace.NATURAL, new Layout("(\n[ \t]{0,32})?", "( |\n[ \t]{0,32})", "(\n[ \t]{0,32})?", "", " "));
        LAYOUTS.put(Whitespace.ANY, new Layout(ANY_BLANKS, ANY_BLANKS, ANY_BLANKS, ANY_BLANKS, ANY_BLANKS));
        for (Form form : Form.values()) {
            NUMBERS.put(form, number(true, form == Form.ANY));
            INTEGERS.put(form, number(false, form == Form.ANY));
            STRINGS.put(form, TableDfa.of(new JsonStringDfa(LengthDfa.ANY_TEXT, form == Form.ANY, null), true));
        }
    }

    /** From after the opening brace to after the quote that opens the first key. */
    final Dfa firstKey;
    /** From after a value to after the quote that opens the next key. */
    final Dfa nextKey;
    /** From after a key to before its value. */
    final Dfa colon;
    /** From after the opening brace to the end of an empty object. */
    final Dfa endOfEmptyObject;
    /** From after a value to the end of an object. */
    final Dfa endOfObject;
    /** From after the opening bracket to before the first item. */
    final Dfa firstItem;
    /** From after an item to before the next. */
    final Dfa nextItem;
    /** From after the opening bracket to the end of an empty array. */
    final Dfa endOfEmptyArray;
    /** From after an item to the end of an array. */
    final Dfa endOfArray;

    private Layout(String firstGap, String nextGap, String endGap, String beforeMark, String afterColon) {
        String inEmpty = beforeMark;
        firstKey = table(firstGap + "\\\"");
        nextKey = table(beforeMark + "\\," + nextGap + "\\\"");
        colon = table(beforeMark + ":" + afterColon);
        endOfEmptyObject = table(inEmpty + "\\}");
        endOfObject = table(endGap + "\\}");
        firstItem = table(firstGap + "()");
        nextItem = table(beforeMark + "\\," + nextGap);
        endOfEmptyArray = table(inEmpty + "\\]");
        endOfArray = table(endGap + "\\]");
    }

    private static Dfa table(String regex) {
        return TableDfa.of(
                new LazyDfa(new RegExp(regex).toAutomaton(), new Meter("states", Long.MAX_VALUE, regex)), true);
    }

    private static Dfa number(boolean fractions, boolean anyForm) {
        if (anyForm) {
            return fractions
                    ? table(INTEGER + "(\\.[0-9]+)?([eE][+\\-]?[0-9]{1," + ExponentDfa.MOST_EXPONENT_DIGITS + "})?")
                    : new SharedDfa(integerOfAnyForm());
        }
        return TableDfa.of(
                new DecimalDfa(
                        null, true, null, true, fractions, false, new Meter("steps", Long.MAX_VALUE, "a number")),
                true);
    }

    private static Dfa integerOfAnyForm() {
        Set<BigDecimal> integers = Set.of(BigDecimal.ONE);
        Meter meter = new Meter("steps", Long.MAX_VALUE, "an integer");
        return new ExponentDfa(table(INTEGER + "(\\.0+)?"), null, true, null, true, integers, Set.of(), meter);
    }

    /** Any number, or any integer. */
    public static Dfa anyNumber(boolean integer, boolean anyForm) {
        Map<Form, Dfa> numbers = integer ? INTEGERS : NUMBERS;
        Form form = anyForm ? Form.ANY : Form.NATURAL;
        return Objects.requireNonNull(numbers.get(form));
    }

    /** The marks for some options. */
    static Layout of(JsonOptions options) {
        return Objects.requireNonNull(LAYOUTS.get(options.whitespace()));
    }

    /** Any string of a form, from after its opening quote. */
    static Dfa anyString(Form form) {
        return Objects.requireNonNull(STRINGS.get(form));
    }
}
