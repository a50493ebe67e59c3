package io.berth.master.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.transport.SeenGroup;
import io.berth.master.transport.SeenTopic;
import io.berth.master.transport.SeenTopic.Presence;
import io.berth.master.transport.ServiceQuestion.Reply;
import io.berth.master.transport.SocketProbe.Result;
import io.berth.master.transport.SocketProbe.Seen;
import io.berth.reservation.answer.RefusalCode;
import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.registry.RegistryException;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each check makes of what it saw. */
class ChecksTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    // Reachability.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNRESOLVED | UNREACHABLE | the host name is not known here | DNS",
                "REFUSED | UNREACHABLE | nothing listens there | start the broker",
                "TIMED_OUT | UNREACHABLE | a firewall swallows it | firewalls",
                "NO_TLS | CONFIGURATION | this port does not speak it | security.protocol=PLAINTEXT",
                "TLS | CONFIGURATION | this port speaks TLS | security.protocol=SSL",
                "NOT_KAFKA | UNREACHABLE | does not answer as Kafka does | correct bootstrap.servers",
                "FAILED | UNREACHABLE | cannot be reached | correct bootstrap.servers"
            })
    void eachWayNotToReachABrokerHasItsSentenceAndItsFix(Result result, Fault fault, String sentence, String fix) {
        Finding finding = ReachabilityCheck.judge(List.of(new Seen("kafka:9092", result, "why")), false);

        assertThat(finding.status()).isEqualTo(Status.FAILED);
        assertThat(finding.fault()).isEqualTo(fault);
        assertThat(only(finding).sentence()).startsWith("kafka:9092: ").contains(sentence);
        assertThat(only(finding).fix()).contains(fix);
    }

    @Test
    void oneBrokerThatAnswersIsEnoughAndTheOthersAreAWarning() {
        Finding finding = ReachabilityCheck.judge(
                List.of(new Seen("a:1", Result.REACHED, ""), new Seen("b:1", Result.REFUSED, "")), true);

        assertThat(finding.status()).isEqualTo(Status.WARNING);
        assertThat(finding.seen()).containsExactly("a:1 answers, over TLS");
        assertThat(only(finding).sentence()).startsWith("b:1");
    }

    // Brokers.

    @Test
    void aBrokerThatCannotBeReachedByItsOwnNameIsShownWithTheSettingThatSaysIt() {
        Problem problem = BrokersCheck.unreached(
                        List.of(new Seen("a:1", Result.REACHED, ""), new Seen("inner:1", Result.UNRESOLVED, "")))
                .get(0);

        assertThat(problem.sentence()).contains("calls itself inner:1");
        assertThat(problem.fix()).contains("advertised.listeners");
    }

    @Test
    void brokersWithoutTheNewTransactionsFail() {
        Finding finding = brokers(1, Map.of());

        assertThat(finding.fault()).isEqualTo(Fault.OTHER);
        assertThat(only(finding).fix()).contains("kafka-features", "transaction.version=2");
    }

    @Test
    void brokersThatMakeReservationsSlowAreAWarning() {
        Finding finding = brokers(2, Map.of("add.partitions.to.txn.retry.backoff.ms", "20"));

        assertThat(finding.status()).isEqualTo(Status.WARNING);
        assertThat(only(finding).fix()).contains("add.partitions.to.txn.retry.backoff.ms=1");
    }

    @Test
    void brokersAsTheyShouldBeAreOk() {
        assertThat(brokers(
                                2,
                                Map.of(
                                        "add.partitions.to.txn.retry.backoff.ms",
                                        "1",
                                        "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                                        "500"))
                        .status())
                .isEqualTo(Status.OK);
    }

    private static Finding brokers(int transactions, Map<String, String> settings) {
        return BrokersCheck.judge(
                List.of("a:1"), List.of(), Map.of("transaction.version", transactions), Optional.of(settings));
    }

    // Topics and permissions.

    @Test
    void topicsAsTheyAreCreatedAreOk() {
        assertThat(TopicsCheck.judge(topics()).status()).isEqualTo(Status.OK);
        assertThat(PermissionsCheck.judge(topics()).status()).isEqualTo(Status.OK);
    }

    @Test
    void aMissingTopicIsShownWithTheCommandThatCreatesIt() {
        Map<String, SeenTopic> topics = topics();
        topics.put("berth.replies", new SeenTopic(Presence.MISSING, 0, Map.of(), Set.of()));
        Finding finding = TopicsCheck.judge(topics);

        assertThat(finding.fault()).isEqualTo(Fault.OTHER);
        assertThat(only(finding).sentence()).startsWith("topic berth.replies: it does not exist");
        assertThat(only(finding).fix()).isEqualTo("berth-server topics --create --config FILE");
    }

    @Test
    void aTopicThatIsNotKeptAsItMustBeIsShown() {
        Map<String, SeenTopic> topics = topics();
        topics.put(
                "berth.agents",
                new SeenTopic(
                        Presence.PRESENT,
                        8,
                        Map.of("cleanup.policy", "delete", "message.timestamp.type", "CreateTime"),
                        Set.of("READ")));

        assertThat(only(TopicsCheck.judge(topics)).fix()).contains("cleanup.policy=compact");
    }

    @Test
    void settingsThatMayNotBeSeenAreNoFailure() {
        Map<String, SeenTopic> topics = topics();
        topics.replaceAll(
                (name, seen) -> new SeenTopic(Presence.PRESENT, seen.partitions(), Map.of(), seen.operations()));
        Finding finding = TopicsCheck.judge(topics);

        assertThat(finding.status()).isEqualTo(Status.OK);
        assertThat(finding.seen().get(1)).contains("DescribeConfigs");
    }

    @Test
    void aTopicOfTheServiceMayBeHiddenAndOneOfTheClientsMayNot() {
        SeenTopic hidden = new SeenTopic(Presence.HIDDEN, 0, Map.of(), Set.of());
        Map<String, SeenTopic> topics = topics();
        topics.put("berth.masters", hidden);
        assertThat(TopicsCheck.judge(topics).status()).isEqualTo(Status.OK);

        topics.put("berth.pools", hidden);
        assertThat(only(TopicsCheck.judge(topics)).fix()).contains("--operation Describe --topic berth.pools");
    }

    @Test
    void whatMayNotBeWrittenOrReadIsShownWithTheRuleThatAllowsIt() {
        Map<String, SeenTopic> topics = topics();
        topics.replaceAll((name, seen) -> new SeenTopic(
                Presence.PRESENT,
                seen.partitions(),
                seen.settings(),
                name.equals("berth.pools") ? Set.of() : Set.of("READ")));
        Finding finding = PermissionsCheck.judge(topics);

        assertThat(finding.problems())
                .extracting(Problem::fix)
                .satisfiesExactly(
                        fix -> assertThat(fix).contains("--operation Write --topic berth.commands"),
                        fix -> assertThat(fix).contains("--operation Read --topic berth.pools"));
    }

    private static Map<String, SeenTopic> topics() {
        Map<String, SeenTopic> topics = new TreeMap<>();
        for (Topic topic : Topics.all()) {
            topics.put(
                    topic.name(),
                    new SeenTopic(Presence.PRESENT, topic.partitions(), topic.settings(), Set.of("READ", "WRITE")));
        }
        return topics;
    }

    // Registry.

    @ParameterizedTest
    @EnumSource
    void eachTroubleWithTheRegistryFailsWithItsSentenceAndAFix(RegistryException.Kind kind) {
        Finding finding = RegistryCheck.judge(kind, "What happened.");

        assertThat(finding.status()).isEqualTo(Status.FAILED);
        assertThat(only(finding).sentence()).isEqualTo("What happened.");
        assertThat(only(finding).fix()).isNotBlank();
    }

    @Test
    void withoutARegistryTheBundledSchemasAreMeant() {
        assertThat(new RegistryCheck(Map.of()).look().status()).isEqualTo(Status.OK);
    }

    // Service.

    @Test
    void aServiceThatKnowsOfNoSuchRequestIsAlive() {
        assertThat(ServiceCheck.judge(reply(RefusalCode.UNKNOWN_REQUEST, 12)).status())
                .isEqualTo(Status.OK);
        assertThat(ServiceCheck.judge(reply(RefusalCode.UNKNOWN_POOL, 12)).status())
                .isEqualTo(Status.OK);
    }

    @Test
    void aSlowAnswerIsAWarning() {
        assertThat(ServiceCheck.judge(reply(RefusalCode.UNKNOWN_REQUEST, 2500)).status())
                .isEqualTo(Status.WARNING);
    }

    @Test
    void anAnswerThatCannotBeReadIsAMatterOfVersionsOrRegistries() {
        assertThat(ServiceCheck.judge(reply(null, 12)).fault()).isEqualTo(Fault.CONFIGURATION);
    }

    @Test
    void aServiceThatIsSilentIsToldFromOneThatDoesNotRun() {
        Finding down = ServiceCheck.silent(Optional.of(new SeenGroup(0, 7)), Duration.ofSeconds(4));
        Finding busy = ServiceCheck.silent(Optional.of(new SeenGroup(4, 7)), Duration.ofSeconds(4));
        Finding unknown = ServiceCheck.silent(Optional.empty(), Duration.ofSeconds(4));

        assertThat(List.of(down, busy, unknown)).allMatch(finding -> finding.fault() == Fault.UNREACHABLE);
        assertThat(only(down).sentence()).contains("within 4s", "no instance of it runs", "7 records wait");
        assertThat(only(busy).sentence()).contains("an instance of it runs", "7 records behind");
        assertThat(only(unknown).sentence()).contains("cannot be seen from here");
    }

    @Test
    void withoutAQuestionItsGroupTellsWhetherItRuns() {
        assertThat(ServiceCheck.judge(Optional.of(new SeenGroup(4, 0))).status())
                .isEqualTo(Status.OK);
        assertThat(ServiceCheck.judge(Optional.of(new SeenGroup(0, 0))).fault()).isEqualTo(Fault.UNREACHABLE);
        assertThat(ServiceCheck.judge(Optional.<SeenGroup>empty()).status()).isEqualTo(Status.SKIPPED);
    }

    private static Reply reply(RefusalCode code, int millis) {
        return new Reply(Duration.ofMillis(millis), code, "What it said.", 0);
    }

    // Versions.

    @Test
    void aServiceWithTheSameSchemasIsOkAndOneWithOthersAWarning() {
        Catalogue catalogue = Catalogue.bundled();
        int newest = catalogue
                .newest("io.berth.schemas.reply.CommandRefused")
                .orElseThrow()
                .id();

        assertThat(versions("4.3.1", newest).status()).isEqualTo(Status.OK);
        assertThat(only(versions("4.3.1", Catalogue.END_OF_IDS - 1)).fix()).contains("upgrade this program");
        catalogue.entries().stream()
                .filter(entry ->
                        catalogue.newest(entry.fullName()).orElseThrow().id() != entry.id())
                .findFirst()
                .ifPresent(older ->
                        assertThat(only(versions("4.3.1", older.id())).fix()).contains("upgrade the service"));
    }

    @Test
    void aKafkaClientWithKnownDefectsIsAWarning() {
        assertThat(VersionsCheck.judge("berth 1", "4.3.0", "17", Optional.empty())
                        .status())
                .isEqualTo(Status.WARNING);
    }

    private static Finding versions(String kafka, int schema) {
        return VersionsCheck.judge("berth 1", kafka, "17", Optional.of(schema));
    }

    // Clock.

    @Test
    void aStampBetweenSendingAndTheWordOfTheBrokerAgrees() {
        assertThat(clock(3, 5).seen()).containsExactly("this machine and the broker agree within 5ms");
    }

    @Test
    void whatTheWayTookIsNotHeldAgainstTheClock() {
        assertThat(clock(4000, 5000).status()).isEqualTo(Status.OK);
    }

    @Test
    void aSecondIsBorneAndMoreIsAWarning() {
        assertThat(clock(1005, 5).status()).isEqualTo(Status.OK);
        assertThat(only(clock(1006, 5)).sentence()).contains("at least 1s1ms ahead of");
        assertThat(only(clock(-2000, 5)).sentence()).contains("at least 2s behind");
    }

    private static Finding clock(long stampMillis, long tookMillis) {
        return ClockCheck.judge(NOON, NOON.plusMillis(stampMillis), Duration.ofMillis(tookMillis));
    }

    private static Problem only(Finding finding) {
        assertThat(finding.problems()).hasSize(1);
        return finding.problems().get(0);
    }
}
