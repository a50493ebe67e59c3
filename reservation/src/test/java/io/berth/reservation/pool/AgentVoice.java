package io.berth.reservation.pool;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagSet;
import java.util.List;

/** What presence says of one run of an agent. Does not clean, serves nothing and remembers nothing, unless told so. */
public record AgentVoice(String name, String run, List<String> tags, boolean confirms, long serving, long highest) {

    public static AgentVoice agent(String name) {
        return new AgentVoice(name, "run-1", List.of("linux"), false, -1, -1);
    }

    public AgentVoice tags(String... next) {
        return new AgentVoice(name, run, List.of(next), confirms, serving, highest);
    }

    public AgentVoice run(String next) {
        return new AgentVoice(name, next, tags, confirms, serving, highest);
    }

    public AgentVoice cleans() {
        return new AgentVoice(name, run, tags, true, serving, highest);
    }

    public AgentVoice serving(long epoch) {
        return new AgentVoice(name, run, tags, confirms, epoch, Math.max(highest, epoch));
    }

    public AgentVoice remembers(long highestEpoch) {
        return new AgentVoice(name, run, tags, confirms, serving, highestEpoch);
    }

    public Command online() {
        return new Command.AgentOnline(new AgentName(name), run, TagSet.of(tags), confirms, serving, highest);
    }

    public Command stopping() {
        return new Command.AgentOffline(new AgentName(name), run, false);
    }

    public Command silent() {
        return new Command.AgentOffline(new AgentName(name), run, true);
    }

    public Command ready(long epoch) {
        return new Command.AgentReady(new AgentName(name), run, epoch);
    }

    public Command clean(long epoch) {
        return new Command.AgentClean(new AgentName(name), run, epoch);
    }

    public Command failed(long epoch) {
        return new Command.AgentFailed(new AgentName(name), run, epoch);
    }
}
