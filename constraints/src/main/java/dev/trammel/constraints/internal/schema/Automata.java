package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.automaton.BoundedDfa;
import dev.trammel.constraints.internal.automaton.DecimalDfa;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.ExponentDfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.MultipleDfa;
import dev.trammel.constraints.internal.automaton.ProductDfa;
import dev.trammel.constraints.internal.automaton.TextSetDfa;
import dev.trammel.constraints.internal.automaton.TrailingZerosDfa;
import dev.trammel.constraints.internal.json.Layout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Numbers and strings as automata. */
final class Automata {
    private static final int MOST_NOT_MULTIPLES = 50;

    /** So many multiples between bounds are listed: searching for one would take longer. */
    private static final int FEW_MULTIPLES = 32;

    private final boolean anyForm;
    private final Meter meter;

    /**
     * Makes automata.
     *
     * @param anyForm whether every spelling of a number is accepted
     * @param meter counts their states
     */
    Automata(boolean anyForm, Meter meter) {
        this.anyForm = anyForm;
        this.meter = meter;
    }

    /** Accepts the spellings of some numbers. */
    Dfa of(Numbers numbers) {
        if (numbers.listed() != null) {
            return listed(numbers);
        }
        boolean whole = numbers.spelling() == Spelling.WHOLE || (numbers.integer() && !anyForm && !numbers.isBroken());
        Dfa plain = plain(numbers, whole);
        boolean free = !numbers.isBounded() && numbers.notMultiplesOf().isEmpty();
        boolean known = free && (numbers.multiplesOf().isEmpty() || numbers.isAnyInteger());
        boolean isShort = Stream.concat(numbers.multiplesOf().stream(), numbers.notMultiplesOf().stream())
                .allMatch(ExponentDfa::isShort);
        return !anyForm || whole || !isShort || (known && !numbers.isBroken())
                ? plain
                : new ExponentDfa(
                        plain,
                        numbers.low(),
                        numbers.lowInclusive(),
                        numbers.high(),
                        numbers.highInclusive(),
                        numbers.multiplesOf(),
                        numbers.notMultiplesOf(),
                        meter);
    }

    /** The numerals without exponent, but for numbers of which nothing must be known: those with one as well. */
    private Dfa plain(Numbers numbers, boolean whole) {
        List<BigDecimal> few = numbers.fewMultiples(FEW_MULTIPLES);
        if (few != null) {
            return listed(Numbers.of(few).spelled(numbers.spelling()));
        }
        boolean free = !numbers.isBounded() && numbers.notMultiplesOf().isEmpty() && !numbers.isBroken();
        boolean anyInteger = free && numbers.isAnyInteger();
        boolean anyNumber = free && (anyInteger || numbers.multiplesOf().isEmpty());
        List<Dfa> with = new ArrayList<>();
        if (whole && anyForm) {
            with.add(Layout.WHOLE);
        } else if (anyNumber) {
            with.add(Layout.anyNumber(whole || anyInteger, anyForm));
        }
        if (numbers.isBounded() || with.isEmpty()) {
            with.add(new DecimalDfa(
                    numbers.low(),
                    numbers.lowInclusive(),
                    numbers.high(),
                    numbers.highInclusive(),
                    !whole,
                    anyForm,
                    meter));
        }
        if (numbers.isBroken()) {
            with.add(Layout.BROKEN);
        }
        for (BigDecimal divisor : numbers.multiplesOf()) {
            boolean integers = divisor.compareTo(BigDecimal.ONE) == 0;
            if (!(integers && (whole || anyInteger))) {
                with.add(new MultipleDfa(divisor, anyForm && !whole, meter));
            }
        }
        List<Dfa> without = new ArrayList<>();
        meter.check(numbers.notMultiplesOf().size(), MOST_NOT_MULTIPLES, "numbers that others are no multiples of");
        numbers.notMultiplesOf().forEach(divisor -> without.add(new MultipleDfa(divisor, true, meter)));
        return ProductDfa.of(with, without, meter);
    }

    private Dfa listed(Numbers numbers) {
        List<String> texts =
                numbers.list().stream().map(Automata::plain).distinct().toList();
        if (!anyForm) {
            return spelled(TextSetDfa.of(texts, meter), numbers);
        }
        List<String> plain = new ArrayList<>(texts);
        if (texts.contains("0")) {
            plain.add("-0");
        }
        return spelled(new TrailingZerosDfa(TextSetDfa.of(plain, meter)), numbers);
    }

    private Dfa spelled(Dfa listed, Numbers numbers) {
        return switch (numbers.spelling()) {
            case ANY -> listed;
            case WHOLE -> new ProductDfa(List.of(listed, Layout.WHOLE), List.of(), meter);
            case BROKEN -> new ProductDfa(List.of(listed, Layout.BROKEN), List.of(), meter);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Accepts some strings, decoded. */
    Dfa of(Texts texts) {
        if (texts.listed() != null) {
            return TextSetDfa.of(texts.list(), meter);
        }
        if (texts.automata().stream().anyMatch(one -> one.start() == Dfa.DEAD)) {
            return TextSetDfa.of(List.of(), meter);
        }
        List<Dfa> with = new ArrayList<>(texts.automata());
        List<Dfa> without =
                texts.without().stream().filter(one -> one.start() != Dfa.DEAD).toList();
        if (with.isEmpty() && !without.isEmpty()) {
            with.add(LengthDfa.ANY_TEXT);
        }
        Dfa automaton = with.isEmpty() ? null : ProductDfa.of(with, without, meter);
        if (automaton != null && automaton.start() == Dfa.DEAD) {
            return automaton;
        }
        boolean anyLength = texts.min() == 0 && texts.max() == LengthDfa.UNBOUNDED;
        if (automaton == null) {
            return anyLength ? LengthDfa.ANY_TEXT : new LengthDfa(texts.min(), texts.max());
        }
        return anyLength ? automaton : new BoundedDfa(automaton, texts.min(), texts.max(), meter);
    }
}
