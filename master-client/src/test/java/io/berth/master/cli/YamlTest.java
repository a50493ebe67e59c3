package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {
    @Test
    void textsAreQuotedAndNothingElseIs() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", "no");
        value.put("since", Instant.EPOCH);
        value.put("epoch", 17L);
        value.put("ready", true);
        value.put("holder", null);
        value.put("tags", List.of("jdk=17", "a \"b\": c\n\u0007"));
        value.put("none", List.of());

        assertThat(Yaml.of(value)).isEqualTo("""
                name: "no"
                since: "1970-01-01T00:00:00Z"
                epoch: 17
                ready: true
                holder: null
                tags:
                - "jdk=17"
                - "a \\"b\\": c\\n\\a"
                none: []
                """);
    }

    @Test
    void whatStandsTwiceIsWrittenTwice() {
        List<String> tags = List.of("linux");
        assertThat(Yaml.of(Map.of("a", List.of(tags, tags)))).isEqualTo("""
                a:
                - - "linux"
                - - "linux"
                """);
    }

    @Test
    void aLongTextStaysOnItsLine() {
        String words = "word ".repeat(60).strip();
        assertThat(Yaml.of(List.of(words))).isEqualTo("- \"" + words + "\"\n");
    }
}
