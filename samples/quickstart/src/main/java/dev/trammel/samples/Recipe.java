package dev.trammel.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How to cook something: a class with annotations of Jackson and of Jakarta Validation.
 *
 * @param title what it is called
 * @param servings how many people it feeds
 * @param level who can cook it
 * @param ingredients what goes in, in this order
 * @param language of the recipe
 * @param source where it comes from, if anybody knows
 */
record Recipe(
        @JsonPropertyDescription("What the dish is called") @Size(min = 1, max = 60)
        String title,

        @Min(1) @Max(12) int servings,
        Level level,
        @Size(min = 1, max = 8) List<Ingredient> ingredients,

        @JsonProperty("lang") @Pattern(regexp = "^[a-z]{2}$")
        String language,

        Optional<String> source) {

    /** Who can cook it. */
    enum Level {
        @JsonProperty("easy")
        EASY,
        @JsonProperty("hard")
        HARD
    }

    /**
     * One thing that goes in.
     *
     * @param name what it is
     * @param grams how much of it
     */
    record Ingredient(
            @Size(min = 1, max = 30) String name,
            @DecimalMin("0.5") BigDecimal grams) {}
}
