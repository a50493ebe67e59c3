package io.berth.testbed.bench.decision;

import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import java.util.List;

/**
 * The only place that builds commands for the measurements. Every command is made of strings of its own, as if decoded
 * from a record: a shared string would come with its hash computed, and would be counted once for many requests.
 */
final class Commands {
    private Commands() {}

    static Command configure() {
        return new Command.ConfigurePool(PoolPolicy.DEFAULT);
    }

    /** The agent does not confirm that it is clean, so freeing it and granting it to the next are one decision. */
    static Command online(String agent, List<String> tags) {
        return new Command.AgentOnline(
                agent(agent),
                run(agent),
                TagSet.of(tags.stream().map(Commands::decoded).toList()),
                false,
                -1,
                -1);
    }

    static Command ready(String agent, long epoch) {
        return new Command.AgentReady(agent(agent), run(agent), epoch);
    }

    static Command request(String request, String master, String expression) {
        return new Command.RequestAgent(
                request(request),
                master(master),
                Wish.of(TagExpressionParser.parse(decoded(expression)).orThrow()),
                false,
                null,
                null,
                null,
                null);
    }

    static Command renew(String agent, long epoch, String master) {
        return new Command.RenewReservation(agent(agent), epoch, master(master), true);
    }

    static Command free(String agent, long epoch, String master) {
        return new Command.FreeReservation(agent(agent), epoch, master(master));
    }

    static Command cancel(String request, String master) {
        return new Command.CancelRequest(request(request), master(master));
    }

    static Command forget(String request) {
        return new Command.ForgetRequests(List.of(request(request)));
    }

    private static String run(String agent) {
        return decoded("5f0c9d1e-" + agent);
    }

    static AgentName agent(String name) {
        return new AgentName(decoded(name));
    }

    private static RequestId request(String id) {
        return new RequestId(decoded(id));
    }

    private static MasterName master(String name) {
        return new MasterName(decoded(name));
    }

    /** The copy constructor of String would copy the hash too. */
    private static String decoded(String text) {
        return String.valueOf(text.toCharArray());
    }
}
