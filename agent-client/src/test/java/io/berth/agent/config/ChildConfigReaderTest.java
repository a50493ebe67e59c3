package io.berth.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.berth.agent.child.ChildConfig;
import io.berth.agent.child.LocalMaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The supervised child and the masters in a configuration. */
class ChildConfigReaderTest {
    private static final String LEAST = "bootstrap.servers=k:9092\nberth.agent=mac-07\nberth.state-dir=/var/lib/b\n";
    private static final String REMOTING = "berth.child.command=[\"/bin/sh\",\"-url\",\"{url}\",\"-name\",\"{agent}\","
            + "\"-secret\",\"@{secretFile}\",\"-workDir\",\"{workDir}\"]\n";

    @TempDir
    Path directory;

    private Path secret;
    private String jenkins;

    @BeforeEach
    void writeSecret() throws IOException {
        secret = Files.writeString(directory.resolve("a.secret"), "hunter2\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        jenkins = "berth.masters=jenkins-a\nberth.master.jenkins-a.url=https://a.example/\n"
                + "berth.master.jenkins-a.secret-file=" + secret + "\n";
    }

    @Test
    void startsNothingAndServesEverybodyWhereNothingIsSaid() throws Exception {
        AgentConfig config = read("");

        assertThat(config.child()).isEmpty();
        assertThat(config.masters()).isEmpty();
        assertThat(config.cutOff()).isEmpty();
        assertThat(config.cleans()).isFalse();
    }

    @Test
    void startsACommandForEverybodyThatNeedsNothingOfThem() throws Exception {
        AgentConfig config = read("berth.child.command=[\"/bin/sh\",\"{master}\",\"{epoch}\"]\n");

        ChildConfig child = config.child().orElseThrow();
        assertThat(child.readyLine()).isEmpty();
        assertThat(child.readyAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(child.attempts()).isEqualTo(3);
        assertThat(child.stopTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(child.workDirectory()).isEqualTo(Path.of("/var/lib/b/work"));
        assertThat(config.cleans()).as("it says when the child is gone").isTrue();
    }

    @Test
    void knowsOfEachMasterWhatItsCommandNeeds() throws Exception {
        AgentConfig config = read(REMOTING + jenkins + "berth.child.ready-line=Connected$\n");

        assertThat(config.masters()).contains(Set.of("jenkins-a"));
        LocalMaster master = config.child().orElseThrow().masters().get("jenkins-a");
        assertThat(master.url()).contains("https://a.example/");
        assertThat(master.secretFile()).contains(secret);
        assertThat(config.child().orElseThrow().readyLine())
                .hasValueSatisfying(pattern ->
                        assertThat(pattern.matcher("INFO: Connected").find()).isTrue());
    }

    @Test
    void takesFilesThatOthersCanReadBecauseItHoldsNoSecretItself() throws Exception {
        Path file = Files.writeString(directory.resolve("agent.properties"), LEAST + REMOTING + jenkins);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(AgentConfigReader.read(new RawConfig().file(file), directory).child())
                .isPresent();
    }

    @Test
    void showsNoArgumentOfACommand() throws Exception {
        assertThat(read(REMOTING + jenkins).toString())
                .contains("child=[/bin/sh]")
                .doesNotContain("-name");
    }

    @Test
    void refusesAPlaceholderThatThereIsNotWithTheNearestOne() throws Exception {
        assertThat(problems("berth.child.command=[\"/bin/sh\",\"{secretfile}\"]\n"))
                .singleElement()
                .asString()
                .contains("berth.child.command", "no placeholder {secretfile}", "Did you mean {secretFile}?");
    }

    @Test
    void refusesASecretAmongTheArgumentsWithoutRepeatingIt() throws Exception {
        assertThat(problems("berth.child.command=[\"/bin/sh\",\"-secret\",\"hunter2\"]\n"))
                .singleElement()
                .asString()
                .contains("@{secretFile}")
                .doesNotContain("hunter2");
    }

    @Test
    void refusesACommandThatNeedsAMasterWhereNoneIsNamed() throws Exception {
        assertThat(problems(REMOTING)).singleElement().asString().contains("berth.masters");
    }

    @Test
    void refusesAMasterThatLacksWhatItsCommandNeeds() throws Exception {
        assertThat(problems(REMOTING + "berth.masters=jenkins-a\n"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("berth.master.jenkins-a.url is missing"))
                .anySatisfy(text -> assertThat(text).contains("berth.master.jenkins-a.secret-file is missing"));
    }

    @Test
    void refusesAMasterWithoutACommandWhereOthersHaveOne() throws Exception {
        assertThat(problems("berth.masters=a, b\nberth.master.a.command=[\"/bin/sh\"]\n"))
                .singleElement()
                .asString()
                .contains("berth.master.b.command is missing");
    }

    @Test
    void servesOnlyTheNamedMastersAlsoWithHooksOnly() throws Exception {
        assertThat(read("berth.masters=a, b\n").masters()).contains(Set.of("a", "b"));
    }

    @Test
    void refusesWhatIsSaidOfAMasterThatIsNotServed() throws Exception {
        assertThat(problems("berth.masters=jenkins-a\nberth.master.jenkins-b.url=https://b/\n"))
                .singleElement()
                .asString()
                .contains("'jenkins-b' is not in berth.masters", "Did you mean jenkins-a?");
        assertThat(problems("berth.master.jenkins-b.url=https://b/\n"))
                .singleElement()
                .asString()
                .contains("berth.masters is empty");
    }

    @Test
    void refusesAKeyOfAMasterThatThereIsNot() throws Exception {
        assertThat(problems("berth.masters=a\nberth.master.a.secretfile=/x\n"))
                .singleElement()
                .asString()
                .contains("Did you mean berth.master.a.secret-file?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a,,b", "a,a", "a/../b"})
    void refusesWhatIsNoListOfMasters(String masters) throws Exception {
        assertThat(problems("berth.masters=" + masters + "\n"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("berth.masters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci.example", "ftp://a/", "https:///x", "not a url", "https://me:hunter2@a/"})
    void refusesWhatIsNoUrlOfAMaster(String url) throws Exception {
        assertThat(problems("berth.masters=a\nberth.master.a.url=" + url + "\n"))
                .singleElement()
                .asString()
                .contains("berth.master.a.url")
                .doesNotContain("hunter2");
    }

    @Test
    void refusesASecretFileThatIsMissingOrEmptyOrReadableForOthers() throws Exception {
        String key = "berth.masters=a\nberth.master.a.secret-file=";
        assertThat(problems(key + directory.resolve("missing") + "\n"))
                .singleElement()
                .asString()
                .contains("there is no file");
        assertThat(problems(key + "a.secret\n")).singleElement().asString().contains("not an absolute path");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(problems(key + secret + "\n")).singleElement().asString().contains("chmod 600");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(secret, "");
        assertThat(problems(key + secret + "\n")).singleElement().asString().contains("is empty");
    }

    @Test
    void refusesTwoWaysToBeReadyAndAnExpressionThatIsNone() throws Exception {
        assertThat(problems("berth.child.ready-line=x\nberth.child.ready-after=1s\n"))
                .singleElement()
                .asString()
                .contains("berth.child.ready-after", "Leave one of them out");
        assertThat(problems("berth.child.ready-line=(\n"))
                .singleElement()
                .asString()
                .contains("not a regular expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "three", "-1"})
    void refusesANumberOfAttemptsThatIsNone(String attempts) throws Exception {
        assertThat(problems("berth.child.attempts=" + attempts + "\n"))
                .singleElement()
                .asString()
                .contains("is not a number from 1 to 100");
    }

    @Test
    void knowsWhatToDoWhenItIsCutOff() throws Exception {
        assertThat(read("berth.when-cut-off=stop\n").cutOff()).contains(Duration.ofMinutes(9));
        assertThat(read("berth.when-cut-off=stop\nberth.cut-off-after=2m\n").cutOff())
                .contains(Duration.ofMinutes(2));
        assertThat(problems("berth.when-cut-off=halt\n"))
                .singleElement()
                .asString()
                .contains("neither keep");
        assertThat(problems("berth.cut-off-after=5s\n"))
                .singleElement()
                .asString()
                .contains("from 30s");
    }

    private AgentConfig read(String text) throws Exception {
        return AgentConfigReader.read(new RawConfig().file(file(text)), directory);
    }

    private List<String> problems(String text) throws Exception {
        RawConfig raw = new RawConfig().file(file(text));
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> AgentConfigReader.read(raw, directory));
        assertThat(refused).as("the configuration is refused").isNotNull();
        return refused.problems();
    }

    private Path file(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("agent.properties"), LEAST + text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
