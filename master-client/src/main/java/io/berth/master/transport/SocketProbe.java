package io.berth.master.transport;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.kafka.common.utils.Utils;

/**
 * Finds out what is at an address before Kafka's client tries: it says "no answer" to a wrong name, a closed port and the
 * wrong protocol alike.
 */
public final class SocketProbe {
    /** ApiVersions, version 0, of a client without a name: what every Kafka answers, also to who has not logged in. */
    private static final byte[] HELLO = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, (byte) 0xff, (byte) 0xff};

    /** The first byte of a TLS record that says what went wrong. */
    private static final int TLS_ALERT = 0x15;

    private SocketProbe() {}

    /** What is there. */
    public enum Result {
        /** What was expected, as far as can be told without a login. */
        REACHED,
        UNRESOLVED,
        REFUSED,
        TIMED_OUT,
        /** Something that does not speak TLS, and should. */
        NO_TLS,
        /** Something that speaks TLS, and should not. */
        TLS,
        /** Something that is not Kafka. */
        NOT_KAFKA,
        /** No way there, for another reason. */
        FAILED
    }

    /**
     * What was found.
     *
     * @param address as it was given
     * @param detail for a person; may be empty
     */
    public record Seen(String address, Result result, String detail) {}

    /**
     * @param address host:port
     * @param tls whether TLS is to be spoken
     * @param atMost for each of connecting, and hearing an answer
     */
    public static Seen look(String address, boolean tls, Duration atMost) {
        String host = Utils.getHost(address);
        Integer port = Utils.getPort(address);
        if (host == null || port == null) {
            return new Seen(address, Result.FAILED, "it is not host:port");
        }
        int millis = Math.max(1, (int) atMost.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), millis);
            socket.setSoTimeout(millis);
            return new Seen(address, tls ? handshake(socket, host, port) : hello(socket), "");
        } catch (UnknownHostException e) {
            return new Seen(address, Result.UNRESOLVED, "");
        } catch (SocketTimeoutException e) {
            return new Seen(address, Result.TIMED_OUT, "");
        } catch (java.net.ConnectException e) {
            return new Seen(address, Result.REFUSED, "");
        } catch (IOException e) {
            return new Seen(address, Result.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Result hello(Socket socket) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write(HELLO);
        out.flush();
        int first;
        try {
            first = socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            // It took the connection: somebody is there, and does not answer as Kafka does.
            return Result.NOT_KAFKA;
        }
        // An answer begins with its length, which is short.
        return first == 0 ? Result.REACHED : first == TLS_ALERT ? Result.TLS : Result.NOT_KAFKA;
    }

    private static Result handshake(Socket socket, String host, int port) throws IOException {
        try (SSLSocket secure = (SSLSocket) anybody().getSocketFactory().createSocket(socket, host, port, true)) {
            secure.startHandshake();
            return Result.REACHED;
        } catch (EOFException e) {
            return Result.NO_TLS;
        } catch (SSLException e) {
            // An alert is said in TLS: the other side speaks it, and wants for instance our certificate.
            boolean alert = String.valueOf(e.getMessage()).contains("alert");
            return alert ? Result.REACHED : Result.NO_TLS;
        } catch (SocketTimeoutException e) {
            return Result.NO_TLS;
        }
    }

    /** Whom to trust is not asked here: nothing is said but hello. Kafka's own client judges the certificate afterwards. */
    private static SSLContext anybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS.", e);
        }
    }

    /** Trusts everybody. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Never asked: this is no server.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // See above: whoever it is, it speaks TLS.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
