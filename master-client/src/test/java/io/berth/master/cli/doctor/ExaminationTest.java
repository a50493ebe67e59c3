package io.berth.master.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.master.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> told = new ArrayList<>();

    @Test
    void whatNeedsAFailedCheckIsSkippedAndSoIsWhatNeedsThat() {
        assertThat(statuses(examine(
                        LONG,
                        check("a", () -> failed()),
                        check("b", () -> Finding.ok("fine"), "a"),
                        check("c", () -> Finding.ok("fine"), "b"),
                        check("d", () -> Finding.ok("fine")))))
                .containsExactly("a FAILED", "b SKIPPED", "c SKIPPED", "d OK");
        assertThat(told).containsExactly("a", "a FAILED", "b", "b SKIPPED", "c", "c SKIPPED", "d", "d OK");
    }

    @Test
    void aWarningKeepsNobodyFromGoingOn() {
        Finding warning = Finding.warning(List.of(), List.of(new Problem("odd", "look")));

        assertThat(statuses(examine(LONG, check("a", () -> warning), check("b", () -> Finding.ok("fine"), "a"))))
                .containsExactly("a WARNING", "b OK");
    }

    @Test
    void aCheckThatHangsIsEndedWhenItsTimeIsOver() {
        CountDownLatch never = new CountDownLatch(1);
        Check hangs = check("a", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Finding.ok("at last");
        });

        Examined result = new Examination(Duration.ofMillis(20), LONG, nanos::get, listener())
                .of(List.of(hangs))
                .get(0);

        assertThat(result.finding().fault()).isEqualTo(Fault.UNREACHABLE);
        assertThat(result.finding().problems().get(0).sentence()).isEqualTo("there was no answer within 20ms.");
    }

    @Test
    void whenTheTimeForAllIsOverTheRestIsSkipped() {
        Check slow = check("a", () -> {
            nanos.addAndGet(Duration.ofSeconds(31).toNanos());
            return Finding.ok("fine");
        });

        List<Examined> results = examine(Duration.ofSeconds(30), slow, check("b", () -> Finding.ok("fine")));

        assertThat(statuses(results)).containsExactly("a OK", "b SKIPPED");
        assertThat(results.get(0).took()).isEqualTo(Duration.ofSeconds(31));
    }

    @Test
    void whatCannotBeUsedIsAFindingWithItsFault() {
        for (UnavailableException.Problem problem : UnavailableException.Problem.values()) {
            Examined result = examine(LONG, check("a", () -> {
                        throw new UnavailableException(problem, "What happened.", null);
                    }))
                    .get(0);

            assertThat(result.finding().status()).isEqualTo(Status.FAILED);
            assertThat(result.finding().problems().get(0).sentence()).isEqualTo("What happened.");
            assertThat(result.finding().problems().get(0).fix()).isNotBlank();
        }
    }

    @Test
    void aBugIsNoFinding() {
        assertThatThrownBy(() -> examine(LONG, check("a", () -> {
                    throw new IllegalArgumentException("a bug");
                })))
                .hasRootCauseMessage("a bug");
    }

    private List<Examined> examine(Duration all, Check... checks) {
        return new Examination(LONG, all, nanos::get, listener()).of(List.of(checks));
    }

    private Listener listener() {
        return new Listener() {
            @Override
            public void begins(String check) {
                told.add(check);
            }

            @Override
            public void examined(Examined result) {
                told.add(result.check() + " " + result.finding().status());
            }
        };
    }

    private static List<String> statuses(List<Examined> results) {
        return results.stream()
                .map(each -> each.check() + " " + each.finding().status())
                .toList();
    }

    private static Finding failed() {
        return Finding.failed(Fault.OTHER, List.of(), List.of(new Problem("broken", "mend it")));
    }

    private static Check check(String name, Supplier<Finding> look, String... needs) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> needs() {
                return List.of(needs);
            }

            @Override
            public Finding look() {
                return look.get();
            }
        };
    }
}
