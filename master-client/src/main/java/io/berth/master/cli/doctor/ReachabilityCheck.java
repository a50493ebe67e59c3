package io.berth.master.cli.doctor;

import io.berth.master.transport.SocketProbe;
import io.berth.master.transport.SocketProbe.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Whether there is something at each address of {@code bootstrap.servers} that speaks what is set.
 *
 * @param atMost for one address; all are looked at at once
 */
record ReachabilityCheck(Map<String, String> kafka, Duration atMost) implements Check {
    static final String NAME = "reachability";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(ConfigurationCheck.NAME);
    }

    @Override
    public Finding look() {
        boolean tls = ConfigurationCheck.isTls(kafka);
        List<String> servers =
                Arrays.asList(kafka.get("bootstrap.servers").strip().split("\\s*,\\s*"));
        return judge(at(servers, tls, atMost), tls);
    }

    /** @return what is at each of them, looked at at the same time */
    static List<Seen> at(List<String> servers, boolean tls, Duration atMost) {
        // Half for the connection, half for an answer.
        List<FutureTask<Seen>> looks = servers.stream()
                .map(server -> new FutureTask<>(() -> SocketProbe.look(server, tls, atMost.dividedBy(2))))
                .toList();
        for (FutureTask<Seen> look : looks) {
            Thread thread = new Thread(look, "berth-doctor-address");
            thread.setDaemon(true);
            thread.start();
        }
        return looks.stream().map(ReachabilityCheck::result).toList();
    }

    private static Seen result(FutureTask<Seen> look) {
        try {
            return look.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Looking at an address failed by itself", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The time of the check is over", e);
        }
    }

    /** One server that answers is enough for Kafka's client, so the others are a warning then. */
    static Finding judge(List<Seen> servers, boolean tls) {
        List<String> seen = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        boolean anyReached = false;
        boolean wrongProtocol = false;
        for (Seen server : servers) {
            if (server.result() == SocketProbe.Result.REACHED) {
                anyReached = true;
                seen.add(server.address() + " answers" + (tls ? ", over TLS" : ""));
            } else {
                problems.add(problem(server));
                wrongProtocol |=
                        server.result() == SocketProbe.Result.TLS || server.result() == SocketProbe.Result.NO_TLS;
            }
        }
        if (anyReached) {
            return Finding.warning(seen, problems);
        }
        return Finding.failed(wrongProtocol ? Fault.CONFIGURATION : Fault.UNREACHABLE, seen, problems);
    }

    static Problem problem(Seen server) {
        String at = server.address();
        return switch (server.result()) {
            case REACHED -> throw new IllegalArgumentException(at + " is no problem");
            case UNRESOLVED ->
                new Problem(
                        at + ": the host name is not known here.",
                        "correct bootstrap.servers, or have the name known to this machine (DNS, /etc/hosts).");
            case REFUSED ->
                new Problem(
                        at + ": nothing listens there, the connection is refused.",
                        "correct the port in bootstrap.servers, or start the broker.");
            case TIMED_OUT ->
                new Problem(
                        at + ": no answer to a connection: the machine is down, or a firewall swallows it.",
                        "see that the machine runs, and that firewalls let this machine through to that port.");
            case NO_TLS ->
                new Problem(
                        at + ": TLS is set, and this port does not speak it.",
                        "set security.protocol=PLAINTEXT (SASL_PLAINTEXT with a login), or the broker's port for TLS in"
                                + " bootstrap.servers.");
            case TLS ->
                new Problem(
                        at + ": this port speaks TLS, and TLS is not set.",
                        "set security.protocol=SSL (SASL_SSL with a login) and, where its certificate is your own,"
                                + " ssl.truststore.location; or the broker's plain port in bootstrap.servers.");
            case NOT_KAFKA ->
                new Problem(
                        at + ": what listens there does not answer as Kafka does.",
                        "correct bootstrap.servers: it needs a broker's port for clients.");
            case FAILED ->
                new Problem(
                        at + ": it cannot be reached: " + server.detail() + ".",
                        "correct bootstrap.servers (HOST:PORT,HOST:PORT), and look at the network.");
        };
    }
}
