package io.berth.agent.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** launchd of macOS: a daemon of the machine, or an agent of the present user's session. */
public final class Launchd implements ServiceManager {
    private final String system;
    private final Path home;

    /**
     * @param system the name of the operating system, as Java says it
     * @param home of the present user
     */
    public Launchd(String system, Path home) {
        this.system = system;
        this.home = home;
    }

    @Override
    public String name() {
        return "launchd";
    }

    @Override
    public String defaultUser() {
        return "_berth";
    }

    @Override
    public boolean runs(boolean perUser) {
        return system.startsWith("Mac");
    }

    @Override
    public Path directory(boolean perUser) {
        return perUser ? home.resolve("Library/LaunchAgents") : Path.of("/Library/LaunchDaemons");
    }

    @Override
    public String fileName(AgentService service) {
        return label(service) + ".plist";
    }

    private static String label(AgentService service) {
        return service.named("io.berth.agent", ".");
    }

    @Override
    public String content(AgentService service) {
        String log = service.named("berth-agent", "-") + ".log";
        Template template = Template.of(
                        service.perUser() ? "launchd/user/io.berth.agent.plist" : "launchd/io.berth.agent.plist")
                .without("<!-- One agent", "<plist version")
                .replace("<string>io.berth.agent</string>", string(label(service)))
                .replace(
                        "<string>/opt/berth/bin/berth-agent</string>",
                        string(service.program().toString()));
        String config = string(service.config().toString());
        template = service.perUser()
                ? template.replace("<string>/Users/YOU/.config/berth/agent.properties</string>", config)
                        .replace(
                                "<string>/Users/YOU/Library/Logs/berth-agent.log</string>",
                                string(home.resolve("Library/Logs").resolve(log).toString()))
                : template.replace("<string>/etc/berth/agent.properties</string>", config)
                        .replace("<string>_berth</string>", string(service.user()))
                        .replace("<string>/var/log/berth-agent.log</string>", string("/var/log/" + log));
        return template.text();
    }

    private static String string(String text) {
        return "<string>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</string>";
    }

    @Override
    public String comment(String text) {
        return "<!-- " + text + " -->";
    }

    @Override
    public List<List<String>> startCommands(AgentService service, Path file) {
        return List.of(List.of("launchctl", "bootstrap", domain(service), file.toString()));
    }

    @Override
    public List<List<String>> restartCommands(AgentService service, Path file) {
        return List.of(
                stopCommands(service).get(0), startCommands(service, file).get(0));
    }

    @Override
    public List<List<String>> stopCommands(AgentService service) {
        return List.of(List.of("launchctl", "bootout", domain(service) + "/" + label(service)));
    }

    @Override
    public List<List<String>> forgetCommands(AgentService service) {
        return List.of();
    }

    private String domain(AgentService service) {
        if (!service.perUser()) {
            return "system";
        }
        try {
            return "gui/" + Files.getAttribute(home, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException("the home directory " + home + " cannot be looked at", e);
        }
    }
}
