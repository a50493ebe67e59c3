package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordTest {
    @Test
    void whatIsPlainStays() {
        assertThat(ShellWord.of("kafka-1.example:9092,[::1]:9092")).isEqualTo("'kafka-1.example:9092,[::1]:9092'");
        assertThat(ShellWord.of("kafka-1.example:9092,k2:9092")).isEqualTo("kafka-1.example:9092,k2:9092");
    }

    @Test
    void whatAShellWouldReadOtherwiseIsQuoted() {
        assertThat(ShellWord.of("/home/a b/$x.properties")).isEqualTo("'/home/a b/$x.properties'");
        assertThat(ShellWord.of("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellWord.of("~/x")).isEqualTo("'~/x'");
        assertThat(ShellWord.of("")).isEqualTo("''");
    }
}
