package dev.trammel.samples.readme;

import dev.trammel.Generate;
import dev.trammel.llamacpp.LlamaCpp;
import dev.trammel.llamacpp.ModelFile;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

class Example {
    record Person(String name, @Min(0) @Max(150) int age, Optional<String> city) {}

    public static void main(String[] args) {
        try (var model = LlamaCpp.load(ModelFile.smolLm2().resolve())) {
            var people = Generate.json(model, Person.class);
            System.out.println(people.generate("As JSON: Maria Santos, 34, works in Lisbon."));
        }
    }
}
