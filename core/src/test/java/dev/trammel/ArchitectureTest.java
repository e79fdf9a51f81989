package dev.trammel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module. */
@AnalyzeClasses(packages = "dev.trammel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_no_backend = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.trammel.openai..", "dev.trammel.llamacpp..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "com.sun.jna..", "com.hubspot..", "de.kherud..");

    @ArchTest
    static final ArchRule reaches_into_no_other_module = noClasses()
            .that()
            .resideInAnyPackage("dev.trammel", "dev.trammel.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.trammel.constraints.internal..");

    @ArchTest
    static final ArchRule internal_packages_have_no_cycles = slices().matching("dev.trammel.internal.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @Test
    void exports_only_its_own_name() throws Exception {
        Path classes = Path.of(
                Model.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(in);
            assertThat(module.name()).isEqualTo("dev.trammel");
            assertThat(module.exports())
                    .extracting(Exports::source)
                    .containsExactlyInAnyOrder("dev.trammel", "dev.trammel.testing", "dev.trammel.micrometer");
            assertThat(module.exports()).noneMatch(Exports::isQualified);
            assertThat(module.opens()).isEmpty();
        }
    }
}
