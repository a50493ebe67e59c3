package io.berth.master.cli.doctor;

import io.berth.master.cli.config.ClientConfig;
import io.berth.master.cli.config.ClientKey;
import io.berth.master.cli.config.Setting;
import io.berth.master.transport.KafkaClient;
import io.berth.reservation.name.Names;
import io.berth.schemas.settings.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which file, variables and flags were read, and which value won.
 *
 * @param places where a file is looked for that nobody names
 */
record ConfigurationCheck(ClientConfig config, String places) implements Check {
    static final String NAME = "configuration";
    private static final String RUN = "Run: ";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Finding look() {
        List<String> seen = new ArrayList<>();
        seen.add(config.file().map(file -> "file " + file).orElse("no file; looked for " + places));
        List<Problem> warnings = new ArrayList<>();
        config.settings().forEach((key, setting) -> {
            seen.add(line(key, setting));
            if (isUnknown(key)) {
                warnings.add(new Problem(
                        Names.shown(key) + " is no key of Kafka's clients; it is handed to them all the same.",
                        "if no plug-in of Kafka wants it, remove it from " + setting.origin() + "."));
            }
        });
        List<Problem> problems = new ArrayList<>();
        config.problems().forEach(sentence -> problems.add(problem(sentence)));
        if (config.value(ClientKey.BOOTSTRAP_SERVERS) == null) {
            problems.add(new Problem(
                    "no Kafka broker is given: bootstrap.servers is missing.",
                    "export BERTH_BOOTSTRAP_SERVERS=HOST:PORT, or write bootstrap.servers=HOST:PORT into "
                            + config.file().map(Object::toString).orElse(places) + "."));
        }
        name(ClientKey.POOL, "pool", problems);
        name(ClientKey.MASTER, "master", problems);
        return problems.isEmpty()
                ? Finding.warning(seen, warnings)
                : Finding.failed(Fault.CONFIGURATION, seen, problems);
    }

    private static String line(String key, Setting setting) {
        String over = setting.overridden().isEmpty() ? "" : ", over " + String.join(", ", setting.overridden());
        return Names.shown(key) + " = " + Secrets.shown(key, setting.value()) + "  (" + setting.origin() + over + ")";
    }

    private static boolean isUnknown(String key) {
        return !key.startsWith(ClientKey.PREFIX)
                && !key.startsWith("schema.registry.")
                && !KafkaClient.keys().contains(key);
    }

    private void name(ClientKey key, String kind, List<Problem> problems) {
        String value = config.value(key);
        if (value != null) {
            Names.problem(kind, value)
                    .ifPresent(sentence -> problems.add(new Problem(
                            sentence,
                            "correct " + key.key() + " in "
                                    + config.settings().get(key.key()).origin() + ".")));
        }
    }

    /** A sentence about the configuration ends with what to do; where that is a command it is the fix. */
    private static Problem problem(String sentence) {
        int command = sentence.lastIndexOf(RUN);
        return command < 0
                ? new Problem(sentence, "correct it there; docs/configuration.md has every key.")
                : new Problem(sentence.substring(0, command).strip(), sentence.substring(command + RUN.length()));
    }

    /** @return whether the settings say that TLS is spoken with Kafka */
    static boolean isTls(Map<String, String> kafka) {
        return kafka.getOrDefault("security.protocol", "PLAINTEXT")
                .toUpperCase(Locale.ROOT)
                .endsWith("SSL");
    }
}
