package io.berth.reservation;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Share;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.pool.match.MatchIndex;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fences of the protocol: pure Java, without a clock, I/O, threads or chance. */
class ReservationFencesTest {
    private static final String ROOT = "io.berth.reservation";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Everything of the JDK that a pure function needs. Not here: java.io, java.net, java.nio, java.util.concurrent. */
    private static final DescribedPredicate<JavaClass> PURE_JDK = resideInAnyPackage(
            "java.lang",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.time",
            "java.time.temporal",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream");

    private static final Set<String> IMPURE = Set.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.time.Clock",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.util.Date",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.UUID");

    @Test
    void dependsOnTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .onlyDependOnClassesThat(PURE_JDK.or(resideInAPackage(ROOT + "..")))
                .check(CLASSES);
    }

    @Test
    void hasNoClockNoThreadNoChance() {
        noClasses()
                .should()
                .dependOnClassesThat(describe("are impure", type -> IMPURE.contains(type.getName())))
                .check(CLASSES);
        noClasses()
                .should()
                .accessTargetWhere(describe("is the system or chance", ReservationFencesTest::isImpure))
                .check(CLASSES);
    }

    private static boolean isImpure(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.equals("java.lang.System")
                        && !Set.of("arraycopy", "identityHashCode").contains(name)
                // A moment of the log is said to people; which moment it is now nobody may ask.
                || owner.startsWith("java.time.") && name.equals("now")
                || owner.equals("java.lang.Math") && name.equals("random")
                || owner.equals("java.util.Collections") && name.equals("shuffle");
    }

    @Test
    void namesAndTimingStandAloneAndTagsOnNames() {
        standsOn(ROOT + ".name..", ROOT + ".name..");
        standsOn(ROOT + ".timing..", ROOT + ".timing..");
        standsOn(ROOT + ".tag..", ROOT + ".tag..", ROOT + ".name..");
    }

    private static void standsOn(String of, String... allowed) {
        noClasses()
                .that()
                .resideInAPackage(of)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .check(CLASSES);
    }

    @Test
    void thePoolKnowsNeitherItsTimersNorItsAuditNorItsReplay() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".audit..", ROOT + ".timer..", ROOT + ".replay..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".audit..", ROOT + ".timer..", ROOT + ".replay.."))
                .check(CLASSES);
    }

    @Test
    void decidersAskWhoFitsWhomAndCannotChangeIt() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".pool.decide..")
                .should()
                .dependOnClassesThat(type(MatchIndex.class))
                .check(CLASSES);
    }

    @Test
    void theAuditKnowsNothingOfHowThePoolDecides() {
        Set<Class<?>> words = Set.of(
                AgentStatus.class, RequestStatus.class, Withdrawal.class, PoolPolicy.class, Order.class, Share.class);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".audit..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".pool..")
                        .and(describe(
                                "decide",
                                type -> words.stream().noneMatch(type.getBaseComponentType()::isEquivalentTo))))
                .check(CLASSES);
    }
}
