package io.berth.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringsTest {
    @Test
    void readsAnArrayOfStrings() {
        assertThat(JsonStrings.parse(" [ \"/a b\" , \"\" , \"c,]\\\"\\\\\\n\\u00e9\" ] ")
                        .orElseThrow())
                .containsExactly("/a b", "", "c,]\"\\\né");
        assertThat(JsonStrings.parse("[]").orElseThrow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "]",
                "[\"a\"",
                "[\"a]",
                "[\"a\",]",
                "[,\"a\"]",
                "[\"a\" \"b\"]",
                "[a]",
                "[1]",
                "[[\"a\"]]",
                "{}",
                "\"a\"",
                "[\"a\"] x",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "['a']",
                "[\"a\\",
                "[\"a\nb\"]"
            })
    void refusesEverythingElse(String text) {
        assertThat(JsonStrings.parse(text)).isEmpty();
    }
}
