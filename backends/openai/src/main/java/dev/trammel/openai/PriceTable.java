package dev.trammel.openai;

import dev.trammel.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What models cost, by their names. Prices change: check yours. Immutable. */
public final class PriceTable {
    private static final double MILLION = 1_000_000;

    /** No prices. */
    public static final PriceTable EMPTY = new PriceTable(Map.of());

    /** A few, in US dollars, as they were known in 2025. */
    public static final PriceTable SOME = EMPTY.with("gpt-4o", new Price(2.5, 1.25, 10))
            .with("gpt-4o-mini", new Price(0.15, 0.075, 0.6))
            .with("gpt-4.1", new Price(2, 0.5, 8))
            .with("gpt-4.1-mini", new Price(0.4, 0.1, 1.6))
            .with("gpt-4.1-nano", new Price(0.1, 0.025, 0.4))
            .with("gpt-5", new Price(1.25, 0.125, 10))
            .with("gpt-5-mini", new Price(0.25, 0.025, 2))
            .with("o3-mini", new Price(1.1, 0.55, 4.4))
            .with("claude-sonnet-4-5", new Price(3, 0.3, 15))
            .with("claude-haiku-4-5", new Price(1, 0.1, 5));

    private final Map<String, Price> prices;

    private PriceTable(Map<String, Price> prices) {
        this.prices = prices;
    }

    /** The same with another price. */
    public PriceTable with(String model, Price price) {
        Map<String, Price> more = new LinkedHashMap<>(prices);
        more.put(model, price);
        return new PriceTable(more);
    }

    /** What tokens of a model cost; empty if its price isn't known. */
    public OptionalDouble cost(String model, Usage usage) {
        return cost(model, usage.promptTokens(), usage.cachedPromptTokens(), usage.completionTokens());
    }

    OptionalDouble cost(String model, long prompt, long cached, long completion) {
        Price price = prices.get(model);
        if (price == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                ((prompt - cached) * price.prompt() + cached * price.cachedPrompt() + completion * price.completion())
                        / MILLION);
    }

    @Override
    public String toString() {
        return "PriceTable" + prices.keySet();
    }
}
