package dev.trammel.constraints;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module. */
@AnalyzeClasses(packages = "dev.trammel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] ENGINE = {
        "dev.trammel.constraints.internal.automaton..",
        "dev.trammel.constraints.internal.regex..",
        "dev.trammel.constraints.internal.vocabulary..",
        "dev.trammel.constraints.internal.engine.."
    };

    @ArchTest
    static final ArchRule knows_no_model_and_no_network = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.trammel", "dev.trammel.internal..", "dev.trammel.openai..", "dev.trammel.llamacpp..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "javax.net..", "okhttp3..", "com.sun.jna..");

    @ArchTest
    static final ArchRule engine_stands_on_the_jdk_and_brics = ArchRuleDefinition.classes()
            .that()
            .resideInAnyPackage(ENGINE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dk.brics.automaton..", "org.jspecify..", "dev.trammel.constraints..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule engine_knows_no_schema = noClasses()
            .that()
            .resideInAnyPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.trammel.constraints.internal.schema..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule jackson_is_known_where_schemas_are = noClasses()
            .that()
            .resideOutsideOfPackages("dev.trammel.constraints", "dev.trammel.constraints.internal.schema..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule internal_packages_have_no_cycles = slices().matching("dev.trammel.constraints.internal.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @Test
    void exports_only_its_own_name() throws Exception {
        Path classes = Path.of(Constraint.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(in);
            assertThat(module.name()).isEqualTo("dev.trammel.constraints");
            assertThat(module.exports()).extracting(Exports::source).containsExactly("dev.trammel.constraints");
            assertThat(module.exports()).noneMatch(Exports::isQualified);
            assertThat(module.opens()).isEmpty();
        }
    }
}
