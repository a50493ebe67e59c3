package io.berth.schemas.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A schema registry as far as Berth needs one, which can be told to misbehave. */
public final class FakeRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> schemas = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int failing;
    private volatile int failuresLeft;
    private volatile boolean stuck;
    private volatile boolean stuckInBody;
    private volatile int firstId = 1;
    private volatile String schemaType;

    private FakeRegistry(HttpServer server, InetSocketAddress address) throws IOException {
        this.server = server;
        server.bind(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static FakeRegistry start() throws IOException {
        return new FakeRegistry(HttpServer.create(), free());
    }

    static FakeRegistry startWithTls(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new FakeRegistry(server, free());
    }

    private static InetSocketAddress free() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public String url() {
        return (server instanceof HttpsServer ? "https://localhost:" : "http://localhost:")
                + server.getAddress().getPort();
    }

    /** Answers the next questions so. */
    public FakeRegistry failing(int status, int times) {
        failing = status;
        failuresLeft = times;
        return this;
    }

    /** Takes questions from now on, and does not answer. */
    FakeRegistry stuck() {
        stuck = true;
        return this;
    }

    /** Starts to answer from now on, and does not end. */
    FakeRegistry stuckInBody() {
        stuckInBody = true;
        return this;
    }

    FakeRegistry countingFrom(int id) {
        firstId = id;
        return this;
    }

    FakeRegistry withSchemasOfType(String type) {
        schemaType = type;
        return this;
    }

    /** @return the id */
    public int add(String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return firstId + schemas.indexOf(schema);
    }

    /** @return method and path of each question so far */
    public List<String> questions() {
        return new ArrayList<>(questions);
    }

    List<String> authorizations() {
        return authorizations;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        questions.add(exchange.getRequestMethod() + " " + path);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (stuck) {
            waitForEnd();
        } else if (stuckInBody) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            waitForEnd();
        } else if (failuresLeft > 0) {
            failuresLeft--;
            exchange.getResponseHeaders().set("Location", "http://localhost:1/");
            send(exchange, failing, "{\"error_code\":" + failing + ",\"message\":\"as told\\u001b[2J\"}");
        } else if (path.startsWith("/schemas/ids/")) {
            sendSchema(exchange, Integer.parseInt(path.substring("/schemas/ids/".length())) - firstId);
        } else {
            String schema = JSON.readTree(body).get("schema").textValue();
            if (!path.endsWith("/versions") && !schemas.contains(schema)) {
                send(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
            } else {
                send(exchange, 200, "{\"more\":[{\"id\":0}],\"id\":" + add(schema) + "}");
            }
        }
    }

    private void sendSchema(HttpExchange exchange, int place) throws IOException {
        if (place < 0 || place >= schemas.size()) {
            send(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
            return;
        }
        ObjectNode answer = JSON.createObjectNode().put("schema", schemas.get(place));
        if (schemaType != null) {
            answer.put("schemaType", schemaType);
        }
        send(exchange, 200, answer.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void waitForEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
