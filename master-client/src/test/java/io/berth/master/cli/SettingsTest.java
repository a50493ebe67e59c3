package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.CommandOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    private final FakeWorld world = new FakeWorld();

    @Test
    void flagsWinOverTheEnvironmentWhichWinsOverTheFile() throws IOException {
        Path file = file("bootstrap.servers=file:1\nberth.pool=file\nberth.master=file\nsecurity.protocol=SSL\n");
        world.environment.put("BERTH_POOL", "environment");
        world.environment.put("BERTH_MASTER", "environment");
        renew("--config", file.toString(), "--master", "flag");

        assertThat(world.config.kafka())
                .containsEntry("bootstrap.servers", "broker:9092")
                .containsEntry("security.protocol", "SSL")
                .doesNotContainKey("berth.pool");
        assertThat(world.config.pool()).hasToString("environment");
        assertThat(world.config.master()).hasToString("flag");
    }

    @Test
    void theEnvironmentMayNameTheFile() throws IOException {
        world.environment.put("BERTH_CONFIG", file("berth.pool=ios\n").toString());
        renew();

        assertThat(world.config.pool()).hasToString("ios");
    }

    @Test
    void withoutAnythingThePoolIsDefaultAndTheMasterTheUser() {
        renew();

        assertThat(world.config.pool()).hasToString("default");
        assertThat(world.config.master()).hasToString("user-alice-b");
    }

    @Test
    void anUnknownKeyNamesTheNearestOne() throws IOException {
        assertThat(renew("--config", file("berth.pol=x\n").toString())).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(world.err.toString()).contains("berth.pol (").contains("Did you mean berth.pool?");
    }

    @Test
    void aFileThatIsNotThereIs78() {
        assertThat(renew("--config", folder.resolve("none").toString())).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void withoutABrokerItIs78() {
        world.environment.clear();

        assertThat(renew()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(world.err.toString()).contains("--bootstrap");
    }

    @Test
    void aBadNameInTheConfigurationIs78() {
        world.environment.put("BERTH_POOL", "Not A Pool");

        assertThat(renew()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void aBadNameInAFlagIsAMistakeOfUsage() {
        assertThat(renew("--pool", "Not A Pool")).isEqualTo(ExitCode.USAGE);
        assertThat(renew("--master", "Not A Master")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("--pool: ").contains("--master: ");
    }

    @Test
    void everyLoginMakesAValidMaster() {
        assertThat(Settings.masterOf("alice")).isEqualTo("user-alice");
        assertThat(Settings.masterOf("DOMAIN\\J\u00f6rg.M")).isEqualTo("user-domain-j-rg-m");
        assertThat(Settings.masterOf("___")).isEqualTo("user");
        assertThat(Settings.masterOf("a".repeat(57) + "-" + "b".repeat(20))).isEqualTo("user-" + "a".repeat(57));
    }

    private int renew(String... more) {
        world.answer = new CommandOutcome.Renewed();
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"renew", "mac-07", "--epoch", "1"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return world.run(arguments);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("berth.properties"), text);
    }
}
