package io.berth.master.cli.doctor;

import io.berth.master.transport.Cluster;
import io.berth.master.transport.KafkaClient;
import io.berth.master.transport.SeenGroup;
import io.berth.master.transport.SeenTopic;
import io.berth.master.transport.ServiceQuestion;
import io.berth.master.transport.ServiceQuestion.Asked;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Looks at everything between this machine and its agents, in the order in which one thing rests on another. */
public final class Doctor implements AutoCloseable {
    /** What the service's group is called, unless its {@code berth.application-id} is another. */
    private static final String GROUP = "berth-reservations";

    /** So often the time of one check is the time of all. */
    private static final int ALL = 3;

    private final Patient patient;
    private final Duration each;
    private final Map<String, String> kafka;
    private final Once<Cluster> cluster = new Once<>(this::open);
    private final Once<Map<String, SeenTopic>> topics =
            new Once<>(() -> cluster.get().topics(Topics.all()));
    private final Once<Asked> question = new Once<>(this::ask);

    /** @param each how long one check may take; all of them may take three times as long */
    public Doctor(Patient patient, Duration each) {
        this.patient = patient;
        this.each = each;
        this.kafka = patient.config().kafka();
    }

    /**
     * @param nanoTime monotonic
     * @param listener told on this thread
     * @return what was found, in the order of the checks
     */
    public List<Examined> examine(LongSupplier nanoTime, Listener listener) {
        return new Examination(each, each.multipliedBy(ALL), nanoTime, listener).of(checks());
    }

    private List<Check> checks() {
        Optional<Supplier<Asked>> asking = patient.readOnly() ? Optional.empty() : Optional.of(question);
        return List.of(
                new ConfigurationCheck(patient.config(), patient.places()),
                new ReachabilityCheck(kafka, each.dividedBy(2)),
                new BrokersCheck(cluster, kafka, each),
                new TopicsCheck(topics),
                new PermissionsCheck(topics),
                new RegistryCheck(kafka),
                new PoolCheck(patient.pool(), kafka, each.dividedBy(2)),
                new ServiceCheck(asking, this::group, patience()),
                new ClockCheck(question::ifThere),
                new VersionsCheck(patient.version(), KafkaClient.version(), question::ifThere));
    }

    /** So that a check that asks twice still finds words for it before its own time is over. */
    private Duration patience() {
        return each.multipliedBy(2).dividedBy(5);
    }

    private Cluster open() {
        return Cluster.open(kafka, patience());
    }

    private Optional<SeenGroup> group() {
        return cluster.get().group(GROUP, Topics.COMMANDS);
    }

    private Asked ask() {
        RequestId nobodys = new RequestId("doctor-" + UUID.randomUUID());
        return ServiceQuestion.ask(
                new MasterName(patient.master()), new PoolName(patient.pool()), nobodys, kafka, patience());
    }

    @Override
    public void close() {
        cluster.ifThere().ifPresent(Cluster::close);
    }
}
