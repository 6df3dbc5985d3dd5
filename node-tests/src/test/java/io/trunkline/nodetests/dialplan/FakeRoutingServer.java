package io.trunkline.nodetests.dialplan;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// Answers dialplan requests with predefined lines and records the requests.
final class FakeRoutingServer implements AutoCloseable {
    static final String TOKEN = "stand-in_token.1";

    /// In place of a line: the question is read and never answered.
    static final String NO_ANSWER = "never";

    /// In place of a line: status 503, as from a replica that is starting or stopping.
    static final String NOT_READY = "503";

    private static final int FIRST_CONNECT_ATTEMPT = 101;

    private final String scheme;
    private final HttpServer server;
    private final Map<String, List<String>> answers = new ConcurrentHashMap<>();
    private final List<Map<String, String>> questions = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> endReports = new CopyOnWriteArrayList<>();

    FakeRoutingServer() {
        this(Optional.empty());
    }

    /// By TLS, for clients with a certificate that the context trusts.
    FakeRoutingServer(SSLContext context) {
        this(Optional.of(context));
    }

    private FakeRoutingServer(Optional<SSLContext> context) {
        scheme = context.isPresent() ? "https" : "http";
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = context.isPresent() ? tlsServer(address, context.get()) : HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/dialplan/next", this::handleNext);
        server.createContext("/dialplan/ended", this::endReports);
        server.start();
    }

    private static HttpServer tlsServer(InetSocketAddress address, SSLContext context) throws IOException {
        HttpsServer tls = HttpsServer.create(address, 0);
        tls.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters required = getSSLContext().getDefaultSSLParameters();
                required.setNeedClientAuth(true);
                parameters.setSSLParameters(required);
            }
        });
        return tls;
    }

    String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/dialplan";
    }

    /// Sets the answers for the attempts of a call, in order; the last one is repeated.
    void answerWith(String direction, String numberOrClient, String... lines) {
        answers.put(direction + " " + numberOrClient, List.of(lines));
    }

    /// The answer to calls without answers of their own.
    void answerOthersWith(String direction, String line) {
        answers.put(direction + " *", List.of(line));
    }

    /// All questions so far.
    List<Map<String, String>> questions() {
        return List.copyOf(questions);
    }

    /// Questions about a number, in order.
    List<Map<String, String>> questions(String number) {
        return questions.stream()
                .filter(form -> number.equals(form.get("number")))
                .toList();
    }

    List<Map<String, String>> endReports(String call) {
        return endReports.stream().filter(form -> call.equals(form.get("call"))).toList();
    }

    private void handleNext(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        questions.add(form);
        boolean connect = "connect".equals(form.get("direction"));
        List<String> lines = answers.getOrDefault(
                form.get("direction") + " " + form.get(connect ? "client" : "number"),
                answers.getOrDefault(form.get("direction") + " *", List.of("STOP|3|unrouted")));
        int attempt = Integer.parseInt(form.getOrDefault("attempt", "1")) - (connect ? FIRST_CONNECT_ATTEMPT : 1);
        String line = lines.get(Math.min(attempt, lines.size() - 1));
        if (line.equals(NO_ANSWER)) {
            return;
        }
        if (line.equals(NOT_READY)) {
            send(exchange, 503, "{\"title\": \"Not ready\"}");
            return;
        }
        boolean allowed =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        send(exchange, allowed ? 200 : 401, line + "\n");
    }

    private void endReports(HttpExchange exchange) throws IOException {
        endReports.add(form(exchange));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&")) {
            int equals = field.indexOf('=');
            form.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
