package io.berth.master.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where standard output goes. */
interface Screen {
    /** @return whether it is a terminal that understands colours and movements of its cursor */
    boolean isTerminal();

    /** @return how many lines it has at present, at least 2 */
    int rows();

    /** @return how many columns it has at present, at least 20 */
    int columns();

    static Screen real(Map<String, String> environment) {
        return new Real(Terminal.isScreen(environment));
    }

    /** Java cannot tell how large a terminal is, and stty can. Asked again every two seconds, for people resize windows. */
    final class Real implements Screen {
        private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)\\s*");
        private static final Duration ASK = Duration.ofSeconds(2);

        private final boolean terminal;
        private long askedNanos;
        private int rows = 24;
        private int columns = 80;

        Real(boolean terminal) {
            this.terminal = terminal;
            this.askedNanos = System.nanoTime() - ASK.toNanos() - 1;
        }

        @Override
        public boolean isTerminal() {
            return terminal;
        }

        @Override
        public int rows() {
            ask();
            return Math.max(2, rows);
        }

        @Override
        public int columns() {
            ask();
            return Math.max(20, columns);
        }

        private synchronized void ask() {
            if (System.nanoTime() - askedNanos < ASK.toNanos()) {
                return;
            }
            askedNanos = System.nanoTime();
            try {
                Process stty = new ProcessBuilder("stty", "size")
                        .redirectInput(new File("/dev/tty"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                Matcher size = SIZE.matcher(said);
                if (stty.waitFor(1, TimeUnit.SECONDS)
                        && size.matches()
                        && !size.group(1).equals("0")) {
                    rows = Integer.parseInt(size.group(1));
                    columns = Integer.parseInt(size.group(2));
                }
            } catch (IOException e) {
                // There is no stty, or no terminal to ask about: what was known stays.
                askedNanos = Long.MAX_VALUE / 2;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
