package io.trunkline.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.testkit.sipp.SippCaller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Does for the scripts in the browser what needs more than a browser. Each is a POST without a body:
///
/// | path | what it does |
/// |---|---|
/// | `/calls/<caller>/<number>/<seconds>` | starts an inbound call of SIPp, which hangs up after these seconds |
/// | `/services/<service>/away`, `/back` | closes the port of a service, and opens it again |
final class BrowserTestServer implements AutoCloseable {
    private final TestEnvironment environment;
    private final String carrierHost;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<SippCaller.StartedCall> calls = new CopyOnWriteArrayList<>();

    /// @param carrierHost the address that the calls come from
    BrowserTestServer(TestEnvironment environment, String carrierHost) throws IOException {
        this.environment = environment;
        this.carrierHost = carrierHost;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String failure = "";
        try {
            run(exchange.getRequestURI().getPath().substring(1).split("/"));
        } catch (RuntimeException e) {
            failure = e.toString();
        }
        byte[] body = failure.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(failure.isEmpty() ? 204 : 500, failure.isEmpty() ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void run(String[] words) {
        switch (words[0]) {
            case "calls" -> {
                SippCaller caller =
                        new SippCaller(carrierHost, words[1], Duration.ofSeconds(Integer.parseInt(words[3])));
                calls.add(environment.startCallIn(caller, words[2]));
            }
            case "services" -> environment.setReachable(service(words[1]), words[2].equals("back"));
            default -> throw new IllegalArgumentException(String.join("/", words));
        }
    }

    private static SuiteService service(String id) {
        return Stream.of(SuiteService.values())
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        calls.forEach(SippCaller.StartedCall::close);
        server.stop(0);
        executor.close();
    }
}
