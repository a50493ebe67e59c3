package io.berth.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import io.berth.server.wire.Place;
import io.berth.server.wire.Skips;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigTest {
    private static final PoolName DEFAULT = new PoolName("default");

    @TempDir
    private Path directory;

    @Test
    void needsNothingButBrokers() throws Exception {
        ServerConfig config = load("bootstrap.servers=kafka:9092");

        assertThat(config.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(config.pools()).containsExactly(Map.entry(DEFAULT, PoolPolicy.DEFAULT));
        assertThat(config.agentTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.health()).isEmpty();
        assertThat(config.replicationFactor()).isEmpty();
        assertThat(config.createTopics()).isFalse();
        assertThat(config.reservationsId()).isEqualTo("berth-reservations");
        assertThat(config.presenceId()).isEqualTo("berth-presence");
    }

    @Test
    void readsEveryKeyOfBerth() throws Exception {
        ServerConfig config = load("""
                bootstrap.servers=kafka:9092
                berth.pools = mac, linux
                berth.pool.mac.offer-timeout=500ms
                berth.pool.mac.renewal-timeout=4m
                berth.pool.mac.idle-timeout=PT2M
                berth.pool.mac.start-timeout=1h
                berth.pool.mac.lock-delay=0s
                berth.pool.mac.outcome-retention=1d
                berth.pool.mac.max-offers=3
                berth.pool.mac.purpose=shared
                berth.agent-timeout=10s
                berth.application-id=ci
                berth.replication-factor=3
                berth.create-topics=true
                berth.health.port=0
                berth.health.address=0.0.0.0
                """);

        PoolPolicy mac = config.pools().get(new PoolName("mac"));
        assertThat(mac.timing().offer()).isEqualTo(Duration.ofMillis(500));
        assertThat(mac.timing().renewal()).isEqualTo(Duration.ofMinutes(4));
        assertThat(mac.timing().idle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(mac.timing().start()).isEqualTo(Duration.ofHours(1));
        assertThat(mac.timing().lockDelay()).isZero();
        assertThat(mac.timing().outcome()).isEqualTo(Duration.ofDays(1));
        assertThat(mac.maxOffers()).isEqualTo(3);
        assertThat(mac.purposeShared()).isTrue();
        assertThat(config.pools().get(new PoolName("linux"))).isEqualTo(PoolPolicy.DEFAULT);
        assertThat(config.agentTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.reservationsId()).isEqualTo("ci-reservations");
        assertThat(config.replicationFactor()).contains((short) 3);
        assertThat(config.createTopics()).isTrue();
        assertThat(config.health()).contains(new InetSocketAddress("0.0.0.0", 0));
    }

    @Test
    void readsTheLimitsAndTheOrderOfAPool() throws Exception {
        PoolPolicy mac = load("""
                bootstrap.servers=kafka:9092
                berth.pools=mac
                berth.pool.mac.silence-timeout=1m
                berth.pool.mac.cleaning-timeout=20m
                berth.pool.mac.hold-limit=12h
                berth.pool.mac.warning=0s
                berth.pool.mac.max-starts=1
                berth.pool.mac.max-failures=5
                berth.pool.mac.max-extensions=0
                berth.pool.mac.max-expiries=100000
                berth.pool.mac.max-matches=10000
                berth.pool.mac.max-overtakes=0
                berth.pool.mac.share-half-life=30d
                """).pools().get(new PoolName("mac"));

        assertThat(mac.timing().silence()).isEqualTo(Duration.ofMinutes(1));
        assertThat(mac.timing().cleaning()).isEqualTo(Duration.ofMinutes(20));
        assertThat(mac.timing().limit()).isEqualTo(Duration.ofHours(12));
        assertThat(mac.timing().warning()).isZero();
        assertThat(mac.limits()).isEqualTo(new Limits(1, 5, 0, 100_000, 10_000));
        assertThat(mac.order().maxOvertakes()).isZero();
        assertThat(mac.order().halfLife()).isEqualTo(Duration.ofDays(30));
        assertThat(mac.order().share()).isEqualTo(Share.DEFAULT);
        assertThat(mac.order().shares()).isEmpty();
    }

    @Test
    void whatTheShareOfOneMasterDoesNotSayIsAsForAll() throws Exception {
        Order order = load("""
                bootstrap.servers=kafka:9092
                berth.pools=mac,linux
                berth.pool.mac.share = waiting=500 , weight=2
                berth.pool.mac.share.ci-1=held=10
                berth.pool.mac.share.ci-2=weight=1000,held=1,waiting=1
                berth.pool.linux.share.ci-1=weight=7
                """).pools().get(new PoolName("mac")).order();

        assertThat(order.share()).isEqualTo(new Share(2, Share.DEFAULT.maxHeld(), 500));
        assertThat(order.shares())
                .containsOnly(
                        Map.entry(new MasterName("ci-1"), new Share(2, 10, 500)),
                        Map.entry(new MasterName("ci-2"), new Share(1000, 1, 1)));
    }

    @Test
    void aRecordIsPassedOverWhereSomebodySaysWhichAndWhoAndWhy() throws Exception {
        ServerConfig config = load("""
                bootstrap.servers=kafka:9092
                berth.skip=berth.commands-3@1842, berth.agent-reports-0@7
                berth.skip.by=ann
                berth.skip.reason=trips the bug of ticket 12
                """);

        assertThat(config.skips())
                .isEqualTo(new Skips(
                        Set.of(new Place("berth.commands", 3, 1842), new Place("berth.agent-reports", 0, 7)),
                        "ann",
                        "trips the bug of ticket 12"));
        assertThat(load("bootstrap.servers=kafka:9092\nberth.skip=").skips()).isEqualTo(Skips.NONE);
        assertThatThrownBy(() -> load("bootstrap.servers=kafka:9092\nberth.skip=berth.commands-3@1842"))
                .hasMessageContaining("berth.skip.by: is missing")
                .hasMessageContaining("berth.skip.reason: say in 1 to 200 characters");
        assertThatThrownBy(() -> load("""
                        bootstrap.servers=kafka:9092
                        berth.skip=3@1842, berth.events-3@1842, berth.commands-3@-1
                        berth.skip.by=Ann
                        berth.skip.reason=why
                        """))
                .hasMessageContaining("4 problems")
                .hasMessageContaining("'3@1842' is not a record of berth.commands or berth.agent-reports such as")
                .hasMessageContaining("'berth.events-3@1842' is not a record")
                .hasMessageContaining("'berth.commands-3@-1' is not a record")
                .hasMessageContaining("berth.skip.by: The operator name 'Ann' is not valid");
    }

    @Test
    void flagsWinOverEnvironmentAndThatOverTheFile() throws Exception {
        Path file = write("bootstrap.servers=file:1\nberth.pools=file\nberth.agent-timeout=5s");

        ServerConfig config = ServerConfig.load(
                file,
                Map.of("BERTH_BOOTSTRAP_SERVERS", "environment:1", "BERTH_POOLS", "environment", "BERTH_AGENT", "mac"),
                Map.of("bootstrap.servers", "flag:1"));

        assertThat(config.bootstrapServers()).isEqualTo("flag:1");
        assertThat(config.pools()).containsOnlyKeys(new PoolName("environment"));
        assertThat(config.agentTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void runsWithoutAFileAndTakesAnEmptyVariableAsNotSet() throws Exception {
        ServerConfig config = ServerConfig.load(
                null, Map.of("BERTH_BOOTSTRAP_SERVERS", "environment:1", "BERTH_POOLS", " "), Map.of());

        assertThat(config.bootstrapServers()).isEqualTo("environment:1");
        assertThat(config.pools()).containsOnlyKeys(DEFAULT);
    }

    @Test
    void saysAllProblemsAtOnce() {
        assertThatThrownBy(() -> load("""
                        berth.pols=a
                        berth.agent-timeout=soon
                        berth.health.port=http
                        """))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("4 problems")
                .hasMessageContaining("berth.pols: there is no such key. Did you mean berth.pools?")
                .hasMessageContaining("berth.agent-timeout: 'soon' is not a duration such as")
                .hasMessageContaining("berth.health.port: 'http' is not a whole number from 0 to 65535.")
                .hasMessageContaining("bootstrap.servers: is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "berth.pool.default.idle-timout=5m|Did you mean berth.pool.default.idle-timeout?",
                "berth.poll.default.purpose=none|Did you mean berth.pool.NAME.purpose?",
                "berth.skip.by=ann|berth.skip: names no record",
                "berth.reservations.=1|there is no such key",
                "berth.pools=Mac|The pool name 'Mac' is not valid",
                "berth.pools=a,,b|The pool name is missing",
                "berth.pools=a,a|names a twice",
                "berth.pool.mac.purpose=none|the pool 'mac' is not one of berth.pools (default)",
                "berth.pool.default.purpose=all|'all' is not none or shared",
                "berth.pool.default.max-offers=65|'65' is not a whole number from 1 to 64",
                "berth.pool.default.max-offers=+3|'+3' is not a whole number",
                "berth.pool.default.idle-timeout=1m|must be less than 4 times the idle timeout",
                "berth.pool.default.offer-timeout=-PT1S|'-PT1S' is not a duration",
                "berth.pool.default.offer-timeout=8d|the offer timeout is 8d",
                "berth.pool.default.hold-limt=1d|Did you mean berth.pool.default.hold-limit?",
                "berth.pool.default.shares=weight=1|Did you mean berth.pool.default.share?",
                "berth.pool.default.shar.ci-1=weight=1|Did you mean berth.pool.default.share.ci-1?",
                "berth.pool.default.share.=weight=1|there is no such key",
                "berth.pool.default.share.Ci=weight=1|share.Ci: The master name 'Ci' is not valid",
                "berth.pool.mac.share.ci-1=weight=1|the pool 'mac' is not one of berth.pools (default)",
                "berth.pool.default.share=weight=0|share: 'weight=0' is not a share such as 'weight=2, held=10,",
                "berth.pool.default.share=weight=1001|'weight=1001' is not a share",
                "berth.pool.default.share=|'' is not a share",
                "berth.pool.default.share=weight|'weight' is not a share",
                "berth.pool.default.share=weight=1=2|'weight=1=2' is not a share",
                "berth.pool.default.share=weight=1, weight=2|is not a share",
                "berth.pool.default.share.ci-1=held=0|share.ci-1: 'held=0' is not a share",
                "berth.pool.default.share.ci-1=waiting=many|'waiting=many' is not a share",
                "berth.pool.default.share.ci-1=count=1|'count=1' is not a share",
                "berth.pool.default.share-half-life=59s|'59s' is not a duration from 1m to 30d",
                "berth.pool.default.share-half-life=31d|'31d' is not a duration from 1m to 30d",
                "berth.pool.default.max-overtakes=10001|'10001' is not a whole number from 0 to 10000",
                "berth.pool.default.max-starts=0|'0' is not a whole number from 1 to 100",
                "berth.pool.default.max-failures=101|'101' is not a whole number from 1 to 100",
                "berth.pool.default.max-extensions=1001|'1001' is not a whole number from 0 to 1000",
                "berth.pool.default.max-expiries=-1|'-1' is not a whole number from 0 to 100000",
                "berth.pool.default.max-matches=0|'0' is not a whole number from 1 to 10000",
                "berth.pool.default.hold-limit=8d|the hold limit is 8d",
                "berth.pool.default.silence-timeout=0s|the silence timeout is 0s",
                "berth.pool.default.cleaning-timeout=soon|'soon' is not a duration such as",
                "berth.agent-timeout=100ms|'100ms' is not a duration from 1s to 1h",
                "berth.application-id=Berth_1|The application name 'Berth_1' is not valid",
                "berth.replication-factor=0|'0' is not -1",
                "berth.create-topics=yes|'yes' is not true or false",
                "bootstrap.server=kafka:9092|There is a 'bootstrap.server': did you mean that?",
                "processing.guarantee=at_least_once|may not be set: state, broadcast and answer are one transaction",
                "application.id=mine|Set berth.application-id instead.",
                "producer.partitioner.class=mine|all of a pool stands on one partition",
                "berth.presence.acks=1|berth.presence.acks: may not be set",
                "schema.registry.url=nowhere|schema.registry.url holds something that is no URL of a registry",
                "processing.exception.handler=LogAndContinue|half of its effects",
            })
    void refusesWithASentence(String line, String sentence) {
        String brokers = line.startsWith("bootstrap") ? "" : "bootstrap.servers=kafka:9092\n";

        assertThatThrownBy(() -> load(brokers + line))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("1 problem:")
                .hasMessageContaining(sentence);
    }

    @Test
    void saysWhatKafkaSaysAgainstASetting() {
        assertThatThrownBy(() -> load("bootstrap.servers=kafka:9092\ncommit.interval.ms=often"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("1 problem:")
                .hasMessageContaining("commit.interval.ms");
    }

    @Test
    void acceptsWhatHoldsAnyway() throws Exception {
        assertThat(load("bootstrap.servers=kafka:9092\nacks=all").settings()).containsEntry("acks", "all");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> load("bootstrap.servers=a:1\nberth.pools=a\nberth.pools=b"))
                .hasMessageContaining("berth.pools: stands twice in the file. Keep one.");
    }

    @Test
    void saysWhenThereIsNoFile() {
        assertThatThrownBy(() -> ServerConfig.load(directory.resolve("none"), Map.of(), Map.of()))
                .hasMessageContaining("1 problem:")
                .hasMessageContaining("There is no configuration file");
    }

    @Test
    void saysWhenTheFileIsADirectory() {
        assertThatThrownBy(() -> ServerConfig.load(directory, Map.of(), Map.of()))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void saysWhenTheFileIsNoText() throws IOException {
        Path file = Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> ServerConfig.load(file, Map.of(), Map.of())).hasMessageContaining("is not UTF-8 text");
    }

    @Test
    void saysWhenAnEscapeIsMalformed() {
        assertThatThrownBy(() -> load("bootstrap.servers=\\uzzzz")).hasMessageContaining("is no properties file");
    }

    @Test
    void refusesSecretsThatOthersMayRead() throws IOException {
        Path file = write("bootstrap.servers=kafka:9092\nssl.truststore.password=geheim");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> ServerConfig.load(file, Map.of(), Map.of()))
                .hasMessageContaining("holds secrets (ssl.truststore.password)")
                .hasMessageContaining("chmod 600 " + file)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void takesSecretsThatNobodyElseMayRead() throws Exception {
        Path file = write("bootstrap.servers=kafka:9092\nschema.registry.basic.auth.user.info=me:geheim");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        ServerConfig config = ServerConfig.load(file, Map.of(), Map.of());

        assertThat(config.settings()).containsEntry("schema.registry.basic.auth.user.info", "me:geheim");
        assertThat(config.toString()).contains("user.info=[hidden]").doesNotContain("geheim");
    }

    @Test
    void refusesSecretsAmongTheFlagsAndDoesNotRepeatThem() {
        assertThatThrownBy(() -> ServerConfig.load(
                        null, Map.of(), Map.of("bootstrap.servers", "kafka:9092", "sasl.jaas.config", "geheim")))
                .hasMessageContaining("sasl.jaas.config: is a secret")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void hidesAPasswordInAUrl() throws Exception {
        Path file = write("bootstrap.servers=kafka:9092\nsome.url=http://me:geheim@host/");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(ServerConfig.load(file, Map.of(), Map.of()).toString()).doesNotContain("geheim");
    }

    @Test
    void showsNoControlCharacters() throws Exception {
        ServerConfig config = load("bootstrap.servers=kafka:9092\nclient.rack=\\u001b[2Ja");

        assertThat(config.toString()).contains("client.rack=?[2Ja").doesNotContain("\u001b");
    }

    private ServerConfig load(String text) throws InvalidConfigException, IOException {
        return ServerConfig.load(write(text), Map.of(), Map.of());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("server.properties"), text, StandardCharsets.UTF_8);
    }
}
