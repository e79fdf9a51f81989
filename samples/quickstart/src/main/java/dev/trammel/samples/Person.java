package dev.trammel.samples;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * What is extracted about somebody.
 *
 * @param name as the text has it
 * @param age in years
 * @param job the kind of work
 * @param city where the person lives, if the text says so
 * @param languages that the person speaks, four at most
 */
record Person(
        @Size(min = 1, max = 40) String name,
        @Min(0) @Max(150) int age,
        Job job,
        Optional<String> city,
        @Size(max = 4) List<@Size(min = 2, max = 20) String> languages) {

    /** Kinds of work. */
    enum Job {
        ARTIST,
        ENGINEER,
        PHYSICIAN,
        SCIENTIST,
        TEACHER,
        OTHER
    }
}
