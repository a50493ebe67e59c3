package io.berth.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With real processes that do all they can to stay. */
class ProcessTreeTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    @TempDir
    Path directory;

    private final List<Long> started = new ArrayList<>();

    /** By which means processes are followed. */
    enum Ways {
        GROUP,
        MARK,
        ALL;

        ProcessTrees trees(Path directory) {
            Optional<Path> groups = this == MARK ? Optional.empty() : ControlGroups.delegated();
            boolean marks = this != GROUP && EnvironmentMark.isAvailable();
            assumeTrue(this == MARK || groups.isPresent(), "no control group is delegated here");
            assumeTrue(this == GROUP || marks, "environments of processes cannot be read here");
            return new ProcessTrees(directory, "default", "mac-07", groups, marks);
        }
    }

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** Probes are opened while a child is just being started. */
    @Test
    void keepsTheGroupOfATreeInWhichNothingRunsYetWhenAnotherIsOpened() throws Exception {
        ProcessTrees trees = Ways.GROUP.trees(directory);
        ProcessTree child = trees.open("child");
        ProcessTree probe = trees.open("probe");

        Process process = start(child, Scripts.write(directory, "sleeper", "exec sleep 600"));

        assertThat(child.living()).extracting(ProcessHandle::pid).contains(process.pid());
        assertThat(child.end(null, Duration.ZERO, SHORT)).isTrue();
        child.forget();
        probe.forget();
    }

    @ParameterizedTest
    @EnumSource
    void endsAlsoWhatDetachedItselfAndDoesNotListen(Ways ways) throws Exception {
        ProcessTree tree = ways.trees(directory).open("child");
        Process child = start(tree, stubborn());
        tell(child);
        List<Long> pids = pids(child, 2);
        tell(child);
        assertThat(child.waitFor()).isZero();
        assertThat(pids).as("both outlive their parent").allMatch(ProcessTreeTest::isAlive);

        assertThat(tree.end(child.toHandle(), LONG, SHORT)).isTrue();

        assertThat(pids).noneMatch(ProcessTreeTest::isAlive);
        assertThat(tree.living()).isEmpty();
        tree.forget();
        assertThat(directory).isDirectoryNotContaining("glob:**.tree");
    }

    @ParameterizedTest
    @EnumSource
    void laterRunFindsWhatAnEarlierOneLeft(Ways ways) throws Exception {
        ProcessTree tree = ways.trees(directory).open("child");
        Process child = start(tree, stubborn());
        tell(child);
        List<Long> pids = pids(child, 2);
        tell(child);
        child.waitFor();

        List<ProcessTree> left = ways.trees(directory).leftOver();

        assertThat(left).hasSize(1);
        assertThat(left.get(0).living()).extracting(ProcessHandle::pid).containsAll(pids);
        assertThat(left.get(0).end(null, Duration.ZERO, SHORT)).isTrue();
        left.get(0).forget();
        assertThat(pids).noneMatch(ProcessTreeTest::isAlive);
        assertThat(ways.trees(directory).leftOver()).isEmpty();
    }

    @Test
    void laterRunFindsTheFirstProcessAndItsDescendantsWhereNothingElseWorks() throws Exception {
        Path script = Scripts.write(directory, "child", "sleep 600 &", "echo $$ $!", "wait");
        ProcessTree tree = byParents("mac-07").open("child");
        List<Long> pids = pids(start(tree, script), 1);

        ProcessTree left = byParents("mac-07").leftOver().get(0);

        assertThat(left.living()).extracting(ProcessHandle::pid).containsAll(pids);
        assertThat(left.end(null, Duration.ZERO, LONG)).isTrue();
    }

    @Test
    void remembersByParentsWhatDetachedItselfAfterALook() throws Exception {
        Path go = directory.resolve("go");
        // The middle one ends when it is told to, and leaves its child behind.
        Path script = Scripts.write(
                directory,
                "child",
                "(trap '' TERM; sleep 600 & echo $!; while [ ! -e " + go + " ]; do sleep 0.05; done) &",
                "wait");
        ProcessTree tree = byParents("mac-07").open("child");
        Process child = start(tree, script);
        List<Long> pids = pids(child, 1);
        tree.look();
        Files.createFile(go);
        child.waitFor();

        assertThat(tree.end(null, Duration.ZERO, SHORT)).isTrue();

        assertThat(pids).noneMatch(ProcessTreeTest::isAlive);
    }

    @Test
    void asksTheFirstOneBeforeTheOthers() throws Exception {
        Path log = directory.resolve("log");
        Path script = Scripts.write(
                directory,
                "child",
                "exec 2>/dev/null",
                "(trap 'echo second >> " + log + "; exit 0' TERM; echo 1; while :; do sleep 0.05; done) &",
                "trap 'sleep 0.2; echo first >> " + log + "; exit 0' TERM",
                "echo $!",
                "while :; do sleep 0.05; done");
        ProcessTree tree = Ways.MARK.trees(directory).open("child");
        Process child = start(tree, script);
        lines(child, 2);

        assertThat(tree.end(child.toHandle(), LONG, LONG)).isTrue();

        assertThat(log).hasContent("first\nsecond\n");
    }

    /** The machine may be so slow that there is something new whenever somebody looks. */
    @Test
    @Timeout(120)
    void startsAProcessThatAlwaysStartsAnother() throws Exception {
        ProcessTree tree = new ProcessTrees(directory, "default", "mac-07").open("child");
        Process child = start(tree, Scripts.write(directory, "child", "while :; do /bin/true; done"));

        assertThat(tree.living()).contains(child.toHandle());
        assertThat(tree.end(null, Duration.ZERO, SHORT)).isTrue();
        tree.forget();
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() throws Exception {
        ProcessTrees trees = new ProcessTrees(directory, "default", "mac-07");
        ProcessTree mine = trees.open("child");
        ProcessTree other = trees.open("on-freed");
        ProcessTree neighbours = new ProcessTrees(directory, "default", "mac-070").open("child");
        Path script = Scripts.write(directory, "child", "echo $$", "exec sleep 600");
        List<Long> own = pids(start(mine, script), 1);
        List<Long> others = new ArrayList<>(pids(start(other, script), 1));
        others.addAll(pids(start(neighbours, script), 1));

        mine.end(null, Duration.ZERO, LONG);

        assertThat(own).noneMatch(ProcessTreeTest::isAlive);
        assertThat(others).allMatch(ProcessTreeTest::isAlive);
        assertThat(trees.leftOver()).as("of this agent").hasSize(2);
        other.end(null, Duration.ZERO, LONG);
        neighbours.end(null, Duration.ZERO, LONG);
        List.of(mine, other, neighbours).forEach(ProcessTree::forget);
    }

    @Test
    void leavesAloneWhatWasForgotten() throws Exception {
        ProcessTree first = new ProcessTrees(directory, "default", "mac-07").open("hook");
        Path script = Scripts.write(directory, "hook", "sleep 600 >/dev/null &", "echo $!", "read end");
        Process hook = start(first, script);
        List<Long> left = pids(hook, 1);
        tell(hook);
        hook.waitFor();
        first.forget();

        ProcessTree second = new ProcessTrees(directory, "default", "mac-07").open("hook");
        second.end(null, Duration.ZERO, SHORT);
        second.forget();

        assertThat(left).as("what was forgotten lives on").allMatch(ProcessTreeTest::isAlive);
    }

    @Test
    void ignoresARecordThatIsNone() throws Exception {
        Files.writeString(directory.resolve("default.mac-07.child.tree"), "process 1 0\n");

        assertThat(new ProcessTrees(directory, "default", "mac-07").leftOver()).isEmpty();
    }

    /** When told to, it starts a process that becomes the leader of a session, and another; both ignore TERM. Then it ends. */
    private Path stubborn() throws IOException {
        Path daemon = Scripts.write(
                directory, "daemon", "trap '' TERM", "echo $$", "exec >/dev/null", "while :; do sleep 600; done");
        return Scripts.write(
                directory,
                "child",
                "read go",
                "(setsid " + daemon + " &)",
                "(nohup " + daemon + " &)",
                "read end",
                "exit 0");
    }

    private ProcessTrees byParents(String agent) {
        return new ProcessTrees(directory, "default", agent, Optional.empty(), false);
    }

    private Process start(ProcessTree tree, Path script) throws IOException {
        Process process = tree.start(List.of(script.toString()), Map.of(), null);
        started.add(process.pid());
        return process;
    }

    private static void tell(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    private List<Long> pids(Process process, int lines) {
        List<Long> pids = lines(process, lines).stream()
                .flatMap(line -> java.util.Arrays.stream(line.split(" ")))
                .map(Long::parseLong)
                .toList();
        started.addAll(pids);
        return pids;
    }

    private static List<String> lines(Process process, int count) {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        try {
            while (lines.size() < count) {
                lines.add(reader.readLine());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static boolean isAlive(long pid) {
        return Scripts.isRunning(pid);
    }
}
