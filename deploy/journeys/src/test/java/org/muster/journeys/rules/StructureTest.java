package org.muster.journeys.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

class StructureTest {

    private static final Set<String> SECURITY = Set.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.Authenticated");

    private static final Set<String> COLLECTIONS = Set.of(
            "jakarta.persistence.ElementCollection", "jakarta.persistence.OneToMany", "jakarta.persistence.ManyToMany");

    private static final ArchRule SERVICES_ARE_STRANGERS = noClasses()
            .that()
            .resideInAPackage("org.muster.notice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.muster.expert..", "org.muster.outreach..", "org.muster.report..")
            .as("services learn of each other through events only");

    private static final ArchRule PLATFORM_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAPackage("org.muster.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.muster.notice..", "org.muster.expert..", "org.muster.outreach..", "org.muster.report..")
            .as("the platform knows no service");

    private static final ArchRule NO_UTILS = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Impl|Manager)")
            .as("a function stands where its data is");

    private static final ArchRule POSTS_MAY_BE_REPEATED = methods()
            .that(areEndpoints())
            .and()
            .areAnnotatedWith("jakarta.ws.rs.POST")
            .and(doNotReadAStream())
            .should(beAnnotatedWith("org.muster.platform.web.Idempotent"))
            .as("every POST honours Idempotency-Key");

    private static final ArchRule ENDPOINTS_SAY_WHO_MAY_CALL =
            methods().that(areEndpoints()).should(sayWhoMayCall()).as("every endpoint says who may call it");

    /** What is joined to a locked row is as it was before the wait for the lock. */
    private static final ArchRule COLLECTIONS_ARE_READ_AFTER_THE_LOCK =
            noFields().should(beFetchedEagerly()).as("an entity's collections are read after it is locked");

    @TestFactory
    Stream<DynamicTest> rulesHoldAndCatchAPlantedViolation() {
        return Stream.of(
                        SERVICES_ARE_STRANGERS,
                        PLATFORM_KNOWS_NO_SERVICE,
                        NO_UTILS,
                        POSTS_MAY_BE_REPEATED,
                        ENDPOINTS_SAY_WHO_MAY_CALL,
                        COLLECTIONS_ARE_READ_AFTER_THE_LOCK)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> {
                    assertThat(rule.evaluate(Code.production())
                                    .getFailureReport()
                                    .getDetails())
                            .isEmpty();
                    assertThat(rule.evaluate(Code.planted()).hasViolation())
                            .as("the planted violation is caught")
                            .isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> noServiceUsesAnother() {
        return Code.SERVICES.stream()
                .map(service -> DynamicTest.dynamicTest(
                        service,
                        () -> noClasses()
                                .that()
                                .resideInAPackage("org.muster." + service + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(Code.SERVICES.stream()
                                        .filter(other -> !other.equals(service))
                                        .map(other -> "org.muster." + other + "..")
                                        .toArray(String[]::new))
                                .check(Code.production())));
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<Path> silent = Code.modules()
                .flatMap(Code::sources)
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(silent).isEmpty();
    }

    private static DescribedPredicate<JavaMethod> doNotReadAStream() {
        return DescribedPredicate.describe(
                "do not read a stream",
                method -> method.getRawParameterTypes().stream()
                        .noneMatch(type -> type.isAssignableTo("java.io.InputStream")));
    }

    /** An interface with such methods is somebody else's endpoints, which we call. */
    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "are endpoints",
                method -> !method.getOwner().isInterface()
                        && Stream.of("GET", "POST", "PUT", "DELETE", "PATCH")
                                .anyMatch(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb)));
    }

    private static ArchCondition<JavaField> beFetchedEagerly() {
        return new ArchCondition<>("be fetched eagerly") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean eager = COLLECTIONS.stream()
                        .flatMap(name -> field.tryGetAnnotationOfType(name).stream())
                        .anyMatch(annotation -> ((JavaEnumConstant)
                                        annotation.get("fetch").orElseThrow())
                                .name()
                                .equals("EAGER"));
                events.add(new SimpleConditionEvent(field, eager, field.getFullName() + " is fetched eagerly"));
            }
        };
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return new ArchCondition<>("say who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean said = SECURITY.stream()
                        .anyMatch(name -> method.isAnnotatedWith(name)
                                || method.getOwner().isAnnotatedWith(name));
                events.add(
                        new SimpleConditionEvent(method, said, method.getFullName() + " does not say who may call it"));
            }
        };
    }
}
