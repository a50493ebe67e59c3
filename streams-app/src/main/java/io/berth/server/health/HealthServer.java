package io.berth.server.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves {@code /live}, {@code /ready} and {@code /metrics} over plain HTTP. Nothing it shows is secret, and nobody can
 * change anything through it; still it listens where the operator says, by default on this machine only.
 */
public final class HealthServer implements AutoCloseable {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<ServiceHealth> health;

    private HealthServer(HttpServer server, Supplier<ServiceHealth> health) {
        this.server = server;
        this.health = health;
        this.threads = Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, "berth-health");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param address port 0 for any free one
     * @param health asked at each request, from other threads
     * @throws IOException where nothing can listen there
     */
    public static HealthServer start(InetSocketAddress address, Supplier<ServiceHealth> health) throws IOException {
        HealthServer started = new HealthServer(HttpServer.create(address, 16), health);
        started.server.setExecutor(started.threads);
        started.server.createContext("/", started::answer);
        started.server.start();
        return started;
    }

    /** @return where it listens */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, TEXT, "Only GET and HEAD.\n");
                return;
            }
            // The exact path: a context of the server matches every path that starts with it.
            switch (exchange.getRequestURI().getPath()) {
                case "/live" -> {
                    ServiceHealth now = health.get();
                    send(exchange, now.isAlive() ? 200 : 503, TEXT, now.explanation());
                }
                case "/ready" -> {
                    ServiceHealth now = health.get();
                    send(exchange, now.isReady() ? 200 : 503, TEXT, now.explanation());
                }
                case "/metrics" -> send(exchange, 200, PrometheusText.CONTENT_TYPE, PrometheusText.of(health.get()));
                default -> send(exchange, 404, TEXT, "There is /live, /ready and /metrics.\n");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
