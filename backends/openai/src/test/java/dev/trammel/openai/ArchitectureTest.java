package dev.trammel.openai;

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
@AnalyzeClasses(packages = "dev.trammel.openai", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_no_other_backend = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.trammel.llamacpp..", "com.sun.jna..", "de.kherud..");

    @ArchTest
    static final ArchRule reaches_into_no_other_module = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.trammel.internal..", "dev.trammel.constraints.internal..");

    @ArchTest
    static final ArchRule internal_packages_have_no_cycles = slices().matching("dev.trammel.openai.internal.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @Test
    void exports_only_its_own_name() throws Exception {
        Path classes = Path.of(
                OpenAi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(in);
            assertThat(module.name()).isEqualTo("dev.trammel.openai");
            assertThat(module.exports()).extracting(Exports::source).containsExactly("dev.trammel.openai");
            assertThat(module.exports()).noneMatch(Exports::isQualified);
        }
    }
}
