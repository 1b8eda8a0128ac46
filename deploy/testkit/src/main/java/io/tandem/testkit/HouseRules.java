package io.tandem.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import java.net.http.HttpClient;
import java.security.Key;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The rules of the house that a compiler does not hold. */
public final class HouseRules {

    private HouseRules() {}

    /** Checks the production classes below a root package such as {@code io.tandem.rebate}. */
    public static void check(String root) {
        JavaClasses production =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(root);
        rules(root).forEach(rule -> rule.allowEmptyShould(true).check(production));
    }

    private static List<ArchRule> rules(String root) {
        return List.of(
                classes()
                        .that()
                        .resideInAPackage("..model..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "java..", "io.tandem.chassis.money..", root + "..model..")
                        .because("the core is pure: rules and arithmetic, no frameworks"),
                noClasses()
                        .that()
                        .resideInAPackage("..model..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.time.Clock")
                        .because("time is passed in"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .because("the clock is injected"),
                noFields()
                        .should()
                        .haveRawType(double.class)
                        .orShould()
                        .haveRawType(float.class)
                        .because("money is exact"),
                noClasses()
                        .that(
                                simpleNameEndingWith("Resource")
                                        .or(simpleNameEndingWith("View"))
                                        .or(resideInAPackage("..model..")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.vertx.mutiny.sqlclient..",
                                "io.vertx.sqlclient..",
                                "org.hibernate..",
                                "io.quarkus.hibernate..")
                        .because("only *Sql, *Repository and the services above them touch SQL"),
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Path.class)
                        .and()
                        .areAnnotatedWith(Operation.class)
                        .should()
                        .bePublic()
                        .because("a method that is not public is silently a 404"),
                methods()
                        .that(readABody())
                        .should()
                        .beAnnotatedWith(Consumes.class)
                        .orShould()
                        .beDeclaredInClassesThat()
                        .areAnnotatedWith(Consumes.class)
                        .because("a body in another media type is a 415, not a guess"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto)")
                        .because("such names say nothing"),
                noClasses()
                        .should()
                        .callMethod(Class.class, "forName", String.class)
                        .orShould()
                        .callMethod(Class.class, "getResource", String.class)
                        .orShould()
                        .callMethod(Class.class, "getResourceAsStream", String.class)
                        .orShould()
                        .callMethod(ClassLoader.class, "getResource", String.class)
                        .orShould()
                        .callMethod(ClassLoader.class, "getResourceAsStream", String.class)
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.ServiceLoader")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.lang.reflect.Proxy")
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..")
                        .because(
                                "a native executable holds what its build could see: name resources"
                                        + " in quarkus.native.resources.includes first"),
                noFields()
                        .that()
                        .areStatic()
                        .should()
                        .haveRawType(assignableTo(Random.class))
                        .orShould()
                        .haveRawType(assignableTo(Clock.class))
                        .orShould()
                        .haveRawType(assignableTo(Key.class))
                        .orShould()
                        .haveRawType(assignableTo(KeyPair.class))
                        .orShould()
                        .haveRawType(assignableTo(Executor.class))
                        .orShould()
                        .haveRawType(assignableTo(Thread.class))
                        .orShould()
                        .haveRawType(assignableTo(ThreadLocal.class))
                        .orShould()
                        .haveRawType(assignableTo(HttpClient.class))
                        .because("a native executable would keep what they were when it was built"),
                slices().matching(root + ".(*)..").should().beFreeOfCycles());
    }

    private static DescribedPredicate<JavaMethod> readABody() {
        return DescribedPredicate.describe(
                "read a body",
                method ->
                        method.isAnnotatedWith(Operation.class)
                                && method.getParameters().stream()
                                        .anyMatch(parameter ->
                                                parameter.isAnnotatedWith(Valid.class)));
    }
}
