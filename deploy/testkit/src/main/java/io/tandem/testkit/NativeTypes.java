package io.tandem.testkit;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The types that a native executable can look into: those that say so, those in the signature of an
 * operation or of a client, those that an OpenAPI schema names, and all that the latter hold.
 */
final class NativeTypes {

    private static final String ROOT = "io.tandem";

    private final JavaClasses production;
    private final Set<String> known = new HashSet<>();

    private NativeTypes(JavaClasses production) {
        this.production = production;
        for (JavaClass type : production) {
            if (type.isAnnotatedWith(RegisterForReflection.class)) {
                known.add(type.getName());
                named(type.getAnnotations().stream()).map(JavaClass::getName).forEach(known::add);
            }
            if (type.isAnnotatedWith(Path.class)
                    || type.isAnnotatedWith(RegisterRestClient.class)) {
                type.getMethods().forEach(this::signature);
            }
        }
    }

    static NativeTypes ofProduction() {
        return new NativeTypes(
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }

    /** Whether it is a type of production that an executable could not look into. */
    boolean lack(String name) {
        return production.contain(name) && !known.contains(name);
    }

    private void signature(JavaMethod method) {
        hold(method.getReturnType());
        method.getParameters().forEach(parameter -> hold(parameter.getType()));
        named(method.getAnnotations().stream()).forEach(this::hold);
        method.getParameters()
                .forEach(parameter ->
                        named(parameter.getAnnotations().stream()).forEach(this::hold));
    }

    private void hold(JavaType type) {
        type.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .filter(raw -> raw.getName().startsWith(ROOT + "."))
                .filter(raw -> production.contain(raw.getName()))
                .filter(raw -> known.add(raw.getName()))
                .forEach(this::contents);
    }

    private void contents(JavaClass type) {
        type.getAllFields().stream()
                .filter(field -> !isStatic(field))
                .forEach(field -> hold(field.getType()));
        type.getMethods().stream()
                .filter(method -> method.getRawParameterTypes().isEmpty())
                .filter(method -> method.getName().startsWith("get"))
                .forEach(method -> hold(method.getReturnType()));
        type.getAllSubclasses().forEach(this::hold);
    }

    private static boolean isStatic(JavaMember member) {
        return member.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC);
    }

    /** The classes that annotations name, at any depth: a schema's implementation. */
    private static Stream<JavaClass> named(Stream<? extends JavaAnnotation<?>> annotations) {
        return annotations.flatMap(annotation -> inside(annotation));
    }

    private static Stream<JavaClass> inside(Object value) {
        return switch (value) {
            case JavaClass type -> Stream.of(type);
            case JavaAnnotation<?> annotation -> {
                Map<String, Object> properties = annotation.getProperties();
                yield properties.values().stream().flatMap(NativeTypes::inside);
            }
            case Object[] many -> Stream.of(many).flatMap(NativeTypes::inside);
            default -> Stream.empty();
        };
    }
}
