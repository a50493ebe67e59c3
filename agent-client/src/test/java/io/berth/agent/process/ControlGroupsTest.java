package io.berth.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlGroupsTest {
    private static final String UNIFIED =
            "26 24 0:22 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate";

    @Test
    void findsTheGroupOfAUnit() {
        assertThat(ControlGroups.own(List.of(UNIFIED), List.of("0::/system.slice/berth-agent.service")))
                .contains(Path.of("/sys/fs/cgroup/system.slice/berth-agent.service"));
    }

    @Test
    void findsTheGroupBesideTheOldVersion() {
        List<String> mounts = List.of(
                "30 29 0:26 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu",
                "41 29 0:37 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw");

        assertThat(ControlGroups.own(mounts, List.of("2:cpu:/elsewhere", "0::/a")))
                .contains(Path.of("/sys/fs/cgroup/unified/a"));
    }

    @Test
    void findsTheGroupInAContainerThatSeesAPartOnly() {
        String part = "26 24 0:22 /docker/abc /sys/fs/cgroup ro - cgroup2 cgroup rw";

        assertThat(ControlGroups.own(List.of(part), List.of("0::/docker/abc/x")))
                .contains(Path.of("/sys/fs/cgroup/x"));
    }

    @Test
    void findsNoneWhereThereIsNoneOrItIsOutOfSight() {
        assertThat(ControlGroups.own(List.of(), List.of("0::/a"))).isEmpty();
        assertThat(ControlGroups.own(List.of(UNIFIED), List.of("1:name=systemd:/a")))
                .isEmpty();
        assertThat(ControlGroups.own(List.of(UNIFIED), List.of("0::/../other"))).isEmpty();
        String part = "26 24 0:22 /docker/abc /sys/fs/cgroup ro - cgroup2 cgroup rw";
        assertThat(ControlGroups.own(List.of(part), List.of("0::/docker/xyz"))).isEmpty();
    }
}
