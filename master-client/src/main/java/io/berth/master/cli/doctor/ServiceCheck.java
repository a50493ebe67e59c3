package io.berth.master.cli.doctor;

import io.berth.master.transport.SeenGroup;
import io.berth.master.transport.ServiceQuestion.Asked;
import io.berth.master.transport.ServiceQuestion.Reply;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the service answers: it is asked about a request that nobody ever made.
 *
 * @param question empty where nothing may be written
 * @param group how far the service is in the log of commands, where that can be seen
 * @param atMost how long it may take to answer
 */
record ServiceCheck(Optional<Supplier<Asked>> question, Supplier<Optional<SeenGroup>> group, Duration atMost)
        implements Check {
    static final String NAME = "service";

    /** An answer takes milliseconds. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    @Override
    public String name() {
        return NAME;
    }

    /** Not the pool: the service answers also that it knows of no such pool. */
    @Override
    public List<String> needs() {
        return List.of(PermissionsCheck.NAME, RegistryCheck.NAME);
    }

    @Override
    public Finding look() {
        if (question.isEmpty()) {
            return judge(group.get());
        }
        Optional<Reply> reply = question.get().get().reply();
        return reply.isPresent() ? judge(reply.get()) : silent(group.get(), atMost);
    }

    /** Without a question only this can be said. */
    static Finding judge(Optional<SeenGroup> group) {
        if (group.isEmpty()) {
            return Finding.skipped("with --read-only it is not asked, and its group cannot be seen (Describe)");
        }
        SeenGroup seen = group.get();
        return seen.members() == 0
                ? Finding.failed(
                        Fault.UNREACHABLE, List.of(), List.of(notRunning("with --read-only it was not asked", seen)))
                : Finding.ok("an instance runs (" + seen.members() + " threads, " + seen.behind()
                        + " records behind); with --read-only it was not asked");
    }

    private static Problem notRunning(String what, SeenGroup group) {
        return new Problem(
                what + ": no instance of it runs, and " + group.behind() + " records wait for it.",
                "start it: berth-server run --config FILE. If it ends at once, its log says why.");
    }

    static Finding judge(Reply reply) {
        if (reply.code() == null) {
            return Finding.failed(
                    Fault.CONFIGURATION,
                    List.of("it answered within " + text(reply.took())),
                    List.of(new Problem(
                            "its answer cannot be read: " + reply.sentence(),
                            "use a berth as new as the service; set the same schema.registry.url for both, or for"
                                    + " none.")));
        }
        String answered = "it answered a question within " + text(reply.took());
        if (reply.code() != RefusalCode.UNKNOWN_REQUEST && reply.code() != RefusalCode.UNKNOWN_POOL) {
            return Finding.warning(
                    List.of(answered),
                    List.of(new Problem(
                            "its answer is not the expected one: " + reply.code() + ", " + reply.sentence(),
                            "compare the versions of this program and of the service.")));
        }
        return Finding.warning(
                List.of(answered),
                reply.took().compareTo(SLOW) < 0
                        ? List.of()
                        : List.of(new Problem(
                                "that is slow: milliseconds are usual.",
                                "look at the load of the service and the brokers, and at docs/operations.md,"
                                        + " \"Brokers\".")));
    }

    /** @param group empty where nothing is known of it */
    static Finding silent(Optional<SeenGroup> group, Duration atMost) {
        String nothing = "the service gave no answer within " + Lengths.text(atMost);
        Problem problem = group.map(seen -> seen.members() == 0
                        ? notRunning(nothing, seen)
                        : new Problem(
                                nothing + ", though an instance of it runs (" + seen.members() + " threads, "
                                        + seen.behind() + " records behind).",
                                "look at its log, and at /ready on its berth.health.port: it may still restore its"
                                        + " stores."))
                .orElse(new Problem(
                        nothing + ". Whether it runs cannot be seen from here (Describe on its group).",
                        "see that it runs: berth-server run --config FILE, with the same bootstrap.servers."));
        return Finding.failed(Fault.UNREACHABLE, List.of(), List.of(problem));
    }

    private static String text(Duration took) {
        return Lengths.text(Duration.ofMillis(took.toMillis()));
    }
}
