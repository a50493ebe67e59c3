package io.berth.agent.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The process trees of one agent, and the best ways that this system has to follow them: the control group where one was
 * delegated, the mark in the environment on Linux, the parents everywhere. Thread-safe.
 */
public final class ProcessTrees {
    private static final String SUFFIX = ".tree";

    private final Path stateDirectory;
    private final String agent;
    private final Optional<Path> groups;
    private final boolean marks;
    /** Groups of open trees: whoever opens another one at the same time must not take them for left over. */
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    /**
     * @param stateDirectory where it keeps what a later run needs to know; exists before the first tree is opened
     * @param pool the pool's name
     * @param name the agent's name
     */
    public ProcessTrees(Path stateDirectory, String pool, String name) {
        this(stateDirectory, pool, name, ControlGroups.delegated(), EnvironmentMark.isAvailable());
    }

    ProcessTrees(Path stateDirectory, String pool, String name, Optional<Path> groups, boolean marks) {
        this.stateDirectory = stateDirectory;
        // Names have no dot, so no two agents share a file or a group.
        this.agent = pool + "." + name;
        this.groups = groups;
        this.marks = marks;
    }

    /** @return how what was started is found again, for a person */
    public String ways() {
        return groups.map(group -> "by a control group below " + group + ", and ")
                        .orElse("")
                + (marks ? "by their environment and their parents" : "by their parents");
    }

    /**
     * Opens a tree that holds nothing yet.
     *
     * @param work names what it is for; one tree of each name at a time
     */
    public ProcessTree open(String work) throws IOException {
        String mark = UUID.randomUUID().toString();
        TreeRecord record = new TreeRecord(stateDirectory.resolve(agent + "." + work + SUFFIX));
        record.write(mark, null);
        List<Finder> finders = new ArrayList<>(found(mark));
        if (groups.isPresent()) {
            open.add(groupName(mark));
            ControlGroups.removeEmpty(groups.get(), groupName(""), open);
            finders.add(0, ControlGroup.make(groups.get(), groupName(mark)));
        }
        return new ProcessTree(mark, record, finders, () -> open.remove(groupName(mark)));
    }

    private List<Finder> found(String mark) {
        return marks ? List.of(new EnvironmentMark(mark), new Descendants()) : List.of(new Descendants());
    }

    private String groupName(String mark) {
        return "berth-" + agent + "." + mark;
    }

    /**
     * The trees that an earlier run of this agent neither ended nor forgot. To be called while no other run is there,
     * before the first is opened.
     *
     * @return each to be ended and forgotten
     */
    public List<ProcessTree> leftOver() throws IOException {
        List<ProcessTree> left = new ArrayList<>();
        try (DirectoryStream<Path> records = Files.newDirectoryStream(stateDirectory, agent + ".*" + SUFFIX)) {
            for (Path file : records) {
                TreeRecord record = new TreeRecord(file);
                TreeRecord.Found found = record.read().orElse(null);
                if (found == null) {
                    record.delete();
                } else {
                    left.add(again(record, found));
                }
            }
        }
        return left;
    }

    private ProcessTree again(TreeRecord record, TreeRecord.Found found) {
        List<Finder> finders = new ArrayList<>(found(found.mark()));
        groups.flatMap(parent -> ControlGroup.existing(parent, groupName(found.mark())))
                .ifPresent(group -> finders.add(0, group));
        ProcessTree tree = new ProcessTree(found.mark(), record, finders, () -> {});
        // Its group has it already; to its descendants it says where to begin.
        found.process().ifPresent(tree::add);
        return tree;
    }
}
