package org.meridian.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.stream.Stream;

/**
 * State that a class keeps for everybody: static fields that change, and constant ones that hold
 * what changes. What a collection holds is told by how the static initializer makes it; of an array
 * it cannot be told.
 */
final class StaticState {
    private static final List<Class<?>> CHANGING =
            List.of(
                    BitSet.class,
                    StringBuilder.class,
                    StringBuffer.class,
                    ThreadLocal.class,
                    java.util.Random.class);

    private static final List<Class<?>> CONTAINERS = List.of(Collection.class, Map.class);

    /** Collectors whose result can be changed. */
    private static final Set<String> CHANGEABLE_RESULTS =
            Set.of("toList", "toSet", "toMap", "toConcurrentMap", "toCollection", "groupingBy");

    /** Factories whose result cannot be changed. */
    private static final Set<String> CONSTANT_RESULTS =
            Set.of("of", "ofEntries", "copyOf", "emptyList", "emptyMap", "emptySet");

    private StaticState() {}

    /** The fields of a class that keep state, by their full names. */
    static List<String> of(JavaClass type) {
        List<String> wrong = new ArrayList<>();
        for (JavaField field : type.getFields()) {
            if (field.getModifiers().contains(JavaModifier.STATIC)
                    && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                    && (!field.getModifiers().contains(JavaModifier.FINAL)
                            || changes(field.getRawType())
                            || contains(field.getRawType()) && madeChangeable(type))) {
                wrong.add(field.getFullName());
            }
        }
        return wrong;
    }

    private static boolean changes(JavaClass type) {
        return type.getPackageName().equals(DoubleAccumulator.class.getPackageName())
                || CHANGING.stream().anyMatch(type::isAssignableTo)
                || contains(type) && !type.isInterface();
    }

    private static boolean contains(JavaClass type) {
        return CONTAINERS.stream().anyMatch(type::isAssignableTo);
    }

    /** Whether the static initializer, or what it calls of its own class, makes what changes. */
    private static boolean madeChangeable(JavaClass type) {
        return type.getStaticInitializer().stream()
                .anyMatch(
                        initializer ->
                                makesChangeable(initializer)
                                        || ownMakers(type, initializer)
                                                .anyMatch(maker -> !makesConstant(maker)));
    }

    private static boolean makesChangeable(JavaCodeUnit unit) {
        boolean made =
                unit.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> contains(call.getTargetOwner()));
        boolean collected =
                unit.getMethodCallsFromSelf().stream()
                        .map(JavaAccess::getTarget)
                        .anyMatch(StaticState::givesChangeable);
        return made && !makesConstant(unit) || collected;
    }

    private static boolean givesChangeable(CodeUnitCallTarget target) {
        return switch (target.getOwner().getSimpleName()) {
            case "Collectors" -> CHANGEABLE_RESULTS.contains(target.getName());
            case "Arrays" -> target.getName().equals("asList");
            case "Collections" -> target.getName().startsWith("synchronized");
            default -> false;
        };
    }

    private static Stream<JavaCodeUnit> ownMakers(JavaClass type, JavaCodeUnit initializer) {
        return initializer.getMethodCallsFromSelf().stream()
                .map(JavaAccess::getTarget)
                .filter(target -> target.getOwner().equals(type))
                .filter(target -> contains(target.getRawReturnType()))
                .flatMap(target -> target.resolveMember().stream());
    }

    private static boolean makesConstant(JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .map(JavaAccess::getTarget)
                .anyMatch(
                        target ->
                                CONTAINERS.stream().anyMatch(target.getOwner()::isAssignableTo)
                                                && CONSTANT_RESULTS.contains(target.getName())
                                        || target.getName().startsWith("unmodifiable")
                                        || target.getName().startsWith("toUnmodifiable")
                                        || target.getOwner().isAssignableTo(Stream.class)
                                                && target.getName().equals("toList"));
    }
}
