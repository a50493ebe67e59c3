package io.berth.agent.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLockTest {
    @TempDir
    Path directory;

    @Test
    void refusesASecondRunOfTheSameAgent() throws Exception {
        try (AgentLock first = AgentLock.take(directory, "default", "mac-07")) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> AgentLock.take(directory, "default", "mac-07"))
                    .isInstanceOf(FenceException.class)
                    .hasMessageContaining("Another berth-agent runs as default/mac-07");
        }
    }

    @Test
    void refusesARunWhileAnotherProcessHoldsTheLock() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> AgentLock.take(directory, "default", "mac-07"))
                    .isInstanceOf(FenceException.class)
                    .hasMessageContaining("on this machine");
        } finally {
            other.destroyForcibly().waitFor();
        }
        AgentLock.take(directory, "default", "mac-07").close();
    }

    @Test
    void letsTwoAgentsShareADirectory() throws Exception {
        try (AgentLock one = AgentLock.take(directory, "default", "mac-07");
                AgentLock two = AgentLock.take(directory, "default", "mac-08")) {
            assertThat(one).isNotSameAs(two);
        }
    }

    @Test
    void canBeTakenAgainAfterItWasGivenBack() throws Exception {
        AgentLock.take(directory, "default", "mac-07").close();

        try (AgentLock again = AgentLock.take(directory, "default", "mac-07")) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void saysWhenTheDirectoryCannotBeUsed() {
        assertThatThrownBy(() -> AgentLock.take(directory.resolve("missing"), "default", "mac-07"))
                .isInstanceOf(FenceException.class)
                .hasMessageContaining("berth.state-dir");
    }
}
