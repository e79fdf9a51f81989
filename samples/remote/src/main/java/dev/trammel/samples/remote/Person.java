package dev.trammel.samples.remote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** Somebody in a text. */
record Person(
        @Size(max = 40) String name,
        @Min(0) @Max(150) int age,
        @Size(max = 40) String city) {}
