package io.berth.testbed.simulator.actor;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.ReserveOffer;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import io.berth.testbed.simulator.world.Dice;
import java.time.Duration;
import java.util.List;

/**
 * Who wants what: every command that a master or an operator makes up is made here, and here are the dice for it. A new
 * component of a command is drawn in this class and nowhere else.
 */
public final class Wishes {
    private static final List<TagSet> TAGS =
            List.of(TagSet.of("linux"), TagSet.of("linux"), TagSet.of("linux", "gpu"), TagSet.of("macos"), TagSet.of());
    private static final List<String> EXPRESSIONS =
            List.of("linux", "linux", "linux", "macos", "linux || macos", "gpu && linux", "!gpu");
    private static final String NOBODYS = "windows";

    private final Dice dice;

    public Wishes(Dice dice) {
        this.dice = dice;
    }

    /** @return what an agent can do */
    public TagSet tags() {
        return dice.pick(TAGS);
    }

    /** @return timeouts that fit together, short enough for many of them to pass in one world */
    public PoolPolicy policy() {
        Duration offer = dice.duration(2, 20);
        Duration renewal = dice.duration(8, 60);
        Duration idle = renewal.dividedBy(TimingContract.RENEWALS_PER_TIMEOUT).plus(dice.duration(2, 40));
        Duration outcome = offer.plus(dice.duration(10, 60));
        TimingContract defaults = TimingContract.DEFAULT;
        TimingContract timing = new TimingContract(
                offer,
                renewal,
                idle,
                dice.duration(4, 40),
                dice.duration(0, 15),
                outcome,
                defaults.silence(),
                defaults.cleaning(),
                defaults.limit(),
                defaults.warning());
        return PoolPolicy.DEFAULT.with(timing).withMaxOffers(dice.between(1, 5)).withPurposeShared(dice.chance(0.5));
    }

    public RequestAgent request(RequestId id, MasterName master) {
        boolean choose = dice.chance(0.4);
        boolean nobodys = dice.chance(0.04);
        return new RequestAgent(
                id,
                master,
                new Wish(
                        List.of(new Alternative(
                                Demand.of(TagExpressionParser.parse(nobodys ? NOBODYS : dice.pick(EXPRESSIONS))
                                        .orThrow()),
                                null)),
                        List.of(),
                        0,
                        choose ? Select.CHOOSE : Select.FIRST,
                        choose ? dice.between(1, 5) : 1,
                        maxWait(),
                        dice.chance(0.2) ? "job-" + dice.between(1, 100) : null),
                !nobodys && dice.chance(0.6),
                dice.chance(0.1) ? dice.duration(1, 10) : null,
                renewal(),
                dice.chance(0.1) ? dice.duration(15, 60) : null,
                null);
    }

    private Duration maxWait() {
        if (dice.chance(0.15)) {
            return Duration.ZERO;
        }
        return dice.chance(0.4) ? dice.duration(0.5, 60) : null;
    }

    /** A long one does not go with every idle timeout: that is refused. */
    private Duration renewal() {
        if (dice.chance(0.02)) {
            return Duration.ofHours(10);
        }
        return dice.chance(0.1) ? dice.duration(5, 40) : null;
    }

    /** @return something that a person types: about anything, by anybody, seldom right */
    public Command errand(MasterName master, List<RequestId> requests, List<Held> held) {
        RequestId request = dice.chance(0.1) || requests.isEmpty() ? new RequestId("no-such") : dice.pick(requests);
        Held some = dice.chance(0.1) || held.isEmpty() ? new Held(new AgentName("no-such"), 7) : dice.pick(held);
        return switch (dice.between(0, 6)) {
            case 0 -> new CancelRequest(request, master);
            case 1 -> new FreeReservation(some.agent(), some.epoch(), master);
            default -> new RenewReservation(some.agent(), some.epoch(), master, dice.chance(0.5));
        };
    }

    /** @return a choice that nobody was asked for */
    public ReserveOffer choice(MasterName master, List<RequestId> requests, AgentName agent) {
        return new ReserveOffer(dice.pick(requests), master, agent);
    }

    /** What was granted at some time. */
    public record Held(AgentName agent, long epoch) {}
}
