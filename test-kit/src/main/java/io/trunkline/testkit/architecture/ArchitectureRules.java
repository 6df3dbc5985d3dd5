package io.trunkline.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// The architecture rules of a service, checked in its compiled main classes.
public final class ArchitectureRules {
    private static final String REACTOR_TYPES = "reactor\\.core\\.publisher\\.(Mono|Flux|ParallelFlux|ConnectableFlux)";
    private static final Set<String> BLOCKING_METHODS =
            Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream");
    private static final Set<String> CLOCK_AND_RANDOM_METHODS =
            Set.of("now", "random", "randomUUID", "currentTimeMillis", "nanoTime");

    private ArchitectureRules() {}

    /// Checks a whole service.
    ///
    /// @param service its package, such as `io.trunkline.routing`
    /// @throws AssertionError with all violations of a rule
    public static void check(String service) {
        JavaClasses classes = mainClasses(service);
        rules(service).forEach(rule -> rule.check(classes));
    }

    /// Checks that the packages directly below a package, and that package itself, depend on each other without a
    /// cycle. For modules that are not services.
    ///
    /// @throws AssertionError with all cycles
    public static void checkAcyclic(String root) {
        featuresAreAcyclic(root).check(mainClasses(root));
    }

    private static JavaClasses mainClasses(String root) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    static List<ArchRule> rules(String service) {
        return List.of(
                domainIsPlainJava(service),
                domainReceivesTimeAndRandomness(service),
                onlySqlAdaptersUseTheDatabase(),
                onlySqlAdaptersReadRows(),
                blockingNeedsAnnotation(),
                noSubscribeCalls(),
                noSleepCalls(),
                servicesDependOnEventsAndKitsOnly(service),
                featuresAreAcyclic(service),
                onlyPortsAndDomainArePublic(),
                NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true));
    }

    static ArchRule domainIsPlainJava(String service) {
        return classes()
                .that()
                .resideInAPackage(service + "..domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        service + "..domain..", "io.trunkline.telephony..", "java..", "org.jspecify.."))
                .because("a domain that is plain Java is tested without a framework and read without one")
                .allowEmptyShould(true);
    }

    static ArchRule domainReceivesTimeAndRandomness(String service) {
        return noClasses()
                .that()
                .resideInAPackage(service + "..domain..")
                .should()
                .callMethodWhere(callOf("uses a clock or random values", "java\\..*", CLOCK_AND_RANDOM_METHODS))
                .because("times and random values are passed as arguments")
                .allowEmptyShould(true);
    }

    static ArchRule onlySqlAdaptersUseTheDatabase() {
        return noClasses()
                .that(not(belongTo(nameMatching(".*\\.Sql[A-Za-z0-9]*"))))
                .and(not(resideInAPackage("..platform..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.r2dbc..", "org.springframework.r2dbc..", "java.sql..")
                .because("only Sql* uses the database")
                .allowEmptyShould(true);
    }

    static ArchRule onlySqlAdaptersReadRows() {
        return noClasses()
                .that(not(belongTo(nameMatching(".*\\.Sql[A-Za-z0-9]*"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.trunkline..data.rows..")
                .because("rows are read and parameters bound in Sql* only")
                .allowEmptyShould(true);
    }

    static ArchRule blockingNeedsAnnotation() {
        return noClasses()
                .should()
                .callMethodWhere(
                        callOf("blocks", REACTOR_TYPES, BLOCKING_METHODS).and(not(callFromMethodWithBlockingReason())))
                .because("a blocked event loop stops every request; a method that may block is marked @Blocking")
                .allowEmptyShould(true);
    }

    static ArchRule noSubscribeCalls() {
        return noClasses()
                .should()
                .callMethodWhere(callOf("subscribes", REACTOR_TYPES, Set.of("subscribe")))
                .because("a failure would go unnoticed")
                .allowEmptyShould(true);
    }

    static ArchRule noSleepCalls() {
        return noClasses()
                .should()
                .callMethodWhere(
                        callOf("sleeps", "java\\.lang\\.Thread|java\\.util\\.concurrent\\.TimeUnit", Set.of("sleep")))
                .because("conditions are awaited")
                .allowEmptyShould(true);
    }

    static ArchRule servicesDependOnEventsAndKitsOnly(String service) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.trunkline..")
                        .and(not(resideInAnyPackage(
                                service + "..",
                                "io.trunkline.events..",
                                "io.trunkline.telephony..",
                                "io.trunkline.data..",
                                "io.trunkline.messaging..",
                                "io.trunkline.web.."))))
                .because("services communicate by events only")
                .allowEmptyShould(true);
    }

    static ArchRule featuresAreAcyclic(String service) {
        return slices().assignedFrom(new FeatureOfClass(service))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    static ArchRule onlyPortsAndDomainArePublic() {
        return classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and(not(resideInAnyPackage("..domain..", "..platform..")))
                .should(new PublicTypeCondition())
                .because("only ports, domain, problem codes and the application class are public")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaCall<?>> callFromMethodWithBlockingReason() {
        return DescribedPredicate.describe(
                "in a method marked @Blocking",
                call -> call.getOrigin().getAnnotations().stream()
                        .filter(annotation ->
                                annotation.getRawType().getSimpleName().equals("Blocking"))
                        .anyMatch(annotation -> annotation
                                .get("value")
                                .filter(reason -> !reason.toString().isBlank())
                                .isPresent()));
    }

    private static DescribedPredicate<JavaCall<?>> callOf(String does, String owner, Set<String> methods) {
        return DescribedPredicate.describe(does, call -> {
            CodeUnitCallTarget target = call.getTarget();
            JavaClass targetOwner = target.getOwner();
            return methods.contains(target.getName()) && targetOwner.getName().matches(owner);
        });
    }
}
