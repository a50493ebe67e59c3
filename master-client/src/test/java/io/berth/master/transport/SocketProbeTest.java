package io.berth.master.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.transport.SocketProbe.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** Against real sockets on this machine. */
class SocketProbeTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void aPortWhereNothingListensIsRefused() throws IOException {
        int port;
        try (ServerSocket taken = listening()) {
            port = taken.getLocalPort();
        }
        assertThat(SocketProbe.look("127.0.0.1:" + port, false, LONG).result()).isEqualTo(Result.REFUSED);
    }

    @Test
    void aNameThatNobodyHasIsUnresolved() {
        // RFC 2606 keeps it free for ever.
        assertThat(SocketProbe.look("kafka.invalid:9092", false, LONG).result()).isEqualTo(Result.UNRESOLVED);
    }

    @Test
    void whatIsNoAddressIsSaid() {
        assertThat(SocketProbe.look("kafka", false, LONG).detail()).isEqualTo("it is not host:port");
    }

    @Test
    void whoHangsUpOnTheGreetingIsNotKafka() throws IOException {
        try (ServerSocket server = listening()) {
            answering(server, new byte[0]);
            assertThat(look(server, false)).isEqualTo(Result.NOT_KAFKA);
        }
    }

    @Test
    void whoAnswersWithALengthIsKafka() throws IOException {
        try (ServerSocket server = listening()) {
            answering(server, new byte[] {0, 0, 0, 6, 0, 0, 0, 1, 0, 35});
            assertThat(look(server, false)).isEqualTo(Result.REACHED);
        }
    }

    @Test
    void whoHangsUpOnTlsDoesNotSpeakIt() throws IOException {
        try (ServerSocket server = listening()) {
            answering(server, new byte[0]);
            assertThat(look(server, true)).isEqualTo(Result.NO_TLS);
        }
    }

    @Test
    void whoSpeaksTlsIsToldFromWhoDoesNot() throws IOException, NoSuchAlgorithmException {
        try (ServerSocket server = SSLContext.getDefault()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answering(server, new byte[] {0});
            assertThat(look(server, false)).isEqualTo(Result.TLS);
            // It has no certificate, and says so in TLS.
            answering(server, new byte[] {0});
            assertThat(look(server, true)).isEqualTo(Result.REACHED);
        }
    }

    private static Result look(ServerSocket server, boolean tls) {
        return SocketProbe.look("127.0.0.1:" + server.getLocalPort(), tls, LONG).result();
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** Hears something, answers, and hangs up. */
    private static void answering(ServerSocket server, byte[] answer) {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                byte[] heard = new byte[4096];
                if (socket.getInputStream().read(heard) > 0) {
                    socket.getOutputStream().write(answer);
                }
            } catch (IOException e) {
                // TLS that fails is what some tests are about; the other side's view is asserted.
                assertThat(server.isClosed() || e.getMessage() != null).isTrue();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
