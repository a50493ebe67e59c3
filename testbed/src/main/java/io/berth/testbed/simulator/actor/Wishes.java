package io.berth.testbed.simulator.actor;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.ChangePriority;
import io.berth.reservation.command.Command.DeclineOffers;
import io.berth.reservation.command.Command.ExtendReservation;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.command.Command.ReportRequests;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.ReserveOffer;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.Preference;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.testbed.simulator.world.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Who wants what: every command that a master makes up is made here, and here are the dice for it. A new component of a
 * command is drawn in this class and nowhere else. What operators say is in {@link Policies} and {@link Instructions}.
 */
public final class Wishes {
    private static final List<TagSet> TAGS = List.of(
            TagSet.of("linux"),
            TagSet.of("linux", "ssd"),
            TagSet.of("linux", "gpu"),
            TagSet.of("macos", "xcode=15.2"),
            TagSet.of("macos", "xcode=15.2", "xcode=16.1", "ssd"),
            TagSet.of());
    private static final List<String> EXPRESSIONS = List.of(
            "linux",
            "linux",
            "linux",
            "macos",
            "linux || macos",
            "linux || macos",
            "gpu && linux",
            "!gpu",
            "!gpu",
            "macos && xcode>=16",
            "agent-1",
            "agent-2 || gpu");
    private static final List<String> PREFERENCES =
            List.of("last-used", "ssd, last-used", "xcode>=16, !gpu", "agent-2");
    private static final String NOBODYS = "windows";

    private final Dice dice;

    public Wishes(Dice dice) {
        this.dice = dice;
    }

    /** @return what an agent can do */
    public TagSet tags() {
        return dice.pick(TAGS);
    }

    public RequestAgent request(RequestId id, MasterName master) {
        boolean nobodys = dice.chance(0.04);
        return new RequestAgent(
                id,
                master,
                wish(nobodys),
                !nobodys && dice.chance(0.6),
                dice.chance(0.1) ? dice.duration(1, 10) : null,
                renewal(),
                dice.chance(0.1) ? dice.duration(15, 60) : null,
                dice.chance(0.15) ? dice.duration(5, 60) : null);
    }

    private Wish wish(boolean nobodys) {
        boolean choose = dice.chance(0.35);
        List<Alternative> alternatives = new ArrayList<>();
        int fallbacks = dice.chance(0.2) ? dice.between(1, 3) : 0;
        for (int i = 0; i < fallbacks; i++) {
            alternatives.add(new Alternative(demand(choose), dice.duration(0.5, 15)));
        }
        alternatives.add(new Alternative(nobodys ? Demand.of(expression(NOBODYS)) : demand(choose), null));
        return new Wish(
                alternatives,
                dice.chance(0.3) ? Preference.parseList(dice.pick(PREFERENCES)).preferences() : List.of(),
                priority(),
                choose ? Select.CHOOSE : Select.FIRST,
                choose ? dice.between(1, 5) : 1,
                maxWait(),
                dice.chance(0.2) ? "job-" + dice.between(1, 100) : null);
    }

    /** @param single whoever chooses gets one agent */
    private Demand demand(boolean single) {
        if (single || dice.chance(0.75)) {
            return Demand.of(expression(dice.pick(EXPRESSIONS)));
        }
        List<Need> needs = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            needs.add(Need.of(dice.between(1, 3), expression(dice.pick(EXPRESSIONS))));
        }
        return new Demand(needs);
    }

    private static TagExpression expression(String text) {
        return TagExpressionParser.parse(text).orThrow();
    }

    private int priority() {
        return dice.chance(0.6) ? 0 : dice.between(Wish.LOWEST_PRIORITY, Wish.HIGHEST_PRIORITY + 1);
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

    /** @return for how much longer it is kept; now and then more than any pool allows */
    public Duration extension() {
        return dice.chance(0.05) ? Duration.ofDays(1) : dice.duration(1, 60);
    }

    /** @return a new priority for what waits */
    public ChangePriority priority(RequestId request, MasterName master) {
        return new ChangePriority(request, master, priority());
    }

    /**
     * @return something that a person types: about anything, by anybody, seldom right. Nobody ends the hold for debugging
     *     of another process, which could not know
     */
    public Command errand(MasterName master, List<RequestId> requests, List<Held> held) {
        RequestId request = request(requests);
        Held some = dice.chance(0.1) || held.isEmpty() ? new Held(new AgentName("no-such"), 7) : dice.pick(held);
        return switch (dice.between(0, 9)) {
            case 0 -> new CancelRequest(request, master);
            case 1 -> new FreeReservation(some.agent(), some.epoch(), master);
            case 2 ->
                new ExtendReservation(
                        some.agent(), some.epoch(), master, dice.between(0, 4), extension(), "a look inside");
            case 3 -> priority(request, master);
            default -> new RenewReservation(some.agent(), some.epoch(), master, dice.chance(0.5));
        };
    }

    private RequestId request(List<RequestId> requests) {
        return dice.chance(0.1) || requests.isEmpty() ? new RequestId("no-such") : dice.pick(requests);
    }

    /** @return a choice that nobody was asked for */
    public ReserveOffer choice(MasterName master, List<RequestId> requests, AgentName agent) {
        return new ReserveOffer(dice.pick(requests), master, agent);
    }

    /** @return that somebody wants nothing of what it was perhaps never offered */
    public DeclineOffers decline(MasterName master, List<RequestId> requests) {
        return new DeclineOffers(request(requests), master, dice.between(0, 500));
    }

    /** @return that somebody follows what may be another's, or nobody's */
    public ReportRequests report(MasterName master, List<RequestId> requests) {
        return new ReportRequests(master, List.of(request(requests)), dice.between(0, 500));
    }

    /** What was granted at some time. */
    public record Held(AgentName agent, long epoch) {}
}
