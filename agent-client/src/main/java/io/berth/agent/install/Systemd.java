package io.berth.agent.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** systemd, of the machine or of the present user. */
public final class Systemd implements ServiceManager {
    private static final String SHIPPED = "/opt/berth/bin/berth-agent run --config ";

    private final Map<String, String> environment;
    private final Path home;

    /** @param home of the present user */
    public Systemd(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    @Override
    public String name() {
        return "systemd";
    }

    @Override
    public String defaultUser() {
        return "berth";
    }

    @Override
    public boolean runs(boolean perUser) {
        if (!perUser) {
            return Files.isDirectory(Path.of("/run/systemd/system"));
        }
        String runtime = environment.get("XDG_RUNTIME_DIR");
        return runtime != null && Files.exists(Path.of(runtime, "systemd", "private"));
    }

    @Override
    public Path directory(boolean perUser) {
        if (!perUser) {
            return Path.of("/etc/systemd/system");
        }
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = configured.isEmpty() ? home.resolve(".config") : Path.of(configured);
        return base.resolve("systemd/user");
    }

    @Override
    public String fileName(AgentService service) {
        return service.named("berth-agent", "-") + ".service";
    }

    @Override
    public String content(AgentService service) {
        String own = word(service.program()) + " run --config ";
        Template template = Template.of(
                        service.perUser() ? "systemd/user/berth-agent.service" : "systemd/berth-agent.service")
                .without("# One agent", "[Unit]")
                .replace("file:///opt/berth/config/agent.properties", documentation(service));
        template = service.perUser()
                ? template.replace(SHIPPED + "%h/.config/berth/agent.properties", own + word(service.config()))
                : template.replace(SHIPPED + "/etc/berth/agent.properties", own + word(service.config()))
                        .replace("User=berth", "User=" + service.user());
        return template.text();
    }

    /** Of the installation, so that 'systemctl help' shows what there is to configure. */
    private static String documentation(AgentService service) {
        Path shipped =
                service.program().resolve("../../config/agent.properties").normalize();
        return shipped.toUri().toString().replace("%", "%%");
    }

    /** One word of a command line. */
    static String word(Path path) {
        String text = path.toString().replace("%", "%%").replace("$", "$$");
        return text.matches("[A-Za-z0-9/._+@%$-]+")
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public String comment(String text) {
        return "# " + text;
    }

    @Override
    public List<List<String>> startCommands(AgentService service, Path file) {
        return List.of(systemctl(service, "daemon-reload"), systemctl(service, "enable", "--now", fileName(service)));
    }

    @Override
    public List<List<String>> restartCommands(AgentService service, Path file) {
        return List.of(systemctl(service, "restart", fileName(service)));
    }

    @Override
    public List<List<String>> stopCommands(AgentService service) {
        return List.of(systemctl(service, "disable", "--now", fileName(service)));
    }

    @Override
    public List<List<String>> forgetCommands(AgentService service) {
        return List.of(systemctl(service, "daemon-reload"));
    }

    private static List<String> systemctl(AgentService service, String... arguments) {
        List<String> command = new ArrayList<>(List.of("systemctl"));
        if (service.perUser()) {
            command.add("--user");
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
