package io.berth.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that operators start from. */
class ShippedConfigTest {
    private static final Path FILE = Path.of("..", "config", "server.properties");
    private static final Pattern COMMENTED_OUT = Pattern.compile("#(berth\\.[a-z.-]+=.*)");

    @TempDir
    private Path directory;

    @Test
    void isReadAsItIs() throws Exception {
        assertThat(ServerConfig.load(FILE, Map.of(), Map.of()).bootstrapServers())
                .isEqualTo("localhost:9092");
    }

    @Test
    void showsTheDefaultsInItsComments() throws Exception {
        Path shown = Files.write(
                directory.resolve("shown"),
                Stream.concat(Stream.of("bootstrap.servers=localhost:9092"), commentedOut().stream())
                        .toList());

        ServerConfig config = ServerConfig.load(shown, Map.of(), Map.of());
        ServerConfig bare = ServerConfig.load(FILE, Map.of(), Map.of());
        assertThat(config.pools()).isEqualTo(bare.pools());
        assertThat(config.pools().values()).containsExactly(PoolPolicy.DEFAULT);
        assertThat(config.agentTimeout()).isEqualTo(bare.agentTimeout());
        assertThat(config.createTopics()).isEqualTo(bare.createTopics());
        assertThat(config.replicationFactor()).isEqualTo(bare.replicationFactor());
        assertThat(StreamsSettings.reservations(config)).isEqualTo(StreamsSettings.reservations(bare));
        assertThat(StreamsSettings.presence(config)).isEqualTo(StreamsSettings.presence(bare));
    }

    @Test
    void namesEveryKeyAndEveryVariable() throws IOException {
        String text = Files.readString(FILE);

        assertThat(KnownKeys.environment()).allSatisfy((variable, key) -> {
            assertThat(text).contains(variable);
            assertThat(text).contains(key + "=");
        });
        assertThat(PoolKey.SETTINGS)
                .allSatisfy(setting -> assertThat(text).contains("berth.pool.default." + setting + "="));
        assertThat(text).contains("berth.pool.default." + PoolKey.SHARE_PREFIX + "MASTER=");
    }

    private static List<String> commentedOut() throws IOException {
        return Files.readAllLines(FILE).stream()
                .map(COMMENTED_OUT::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList();
    }
}
