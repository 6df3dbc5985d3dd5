package io.trunkline.standalone.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trunkline.servers.ServerFailedException;
import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// The one view of the whole suite: a line a part as plain text, 200 when every part is ready, else 503.
/// `/openapi.json` is the merged description of all services.
public final class StatusPage implements AutoCloseable {
    private final List<StatusCheck> checks;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /// @param urls the address of each service
    public StatusPage(int port, List<StatusCheck> parts, Function<SuiteService, String> urls) {
        this.checks = List.copyOf(parts);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new ServerFailedException("the status page cannot listen on port " + port, e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.createContext(
                "/openapi.json",
                exchange -> respond(
                        exchange,
                        200,
                        "application/json",
                        MergedDescription.of(urls).toString()));
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        List<StatusLine> lines = statusLines();
        boolean ready = lines.stream().allMatch(line -> line.result().ready());
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        respond(exchange, ready ? 200 : 503, "text/plain; charset=utf-8", text.toString());
    }

    private static void respond(HttpExchange exchange, int status, String mediaType, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// Asks all parts at once, so that a slow one does not add to the others.
    public List<StatusLine> statusLines() {
        List<Callable<StatusLine>> questions = new ArrayList<>();
        checks.forEach(part -> questions.add(() -> new StatusLine(part, part.run())));
        try {
            List<StatusLine> lines = new ArrayList<>();
            for (Future<StatusLine> answer : executor.invokeAll(questions)) {
                lines.add(answer.get());
            }
            return lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted while asking the parts", e);
        } catch (ExecutionException e) {
            throw new ServerFailedException("a part cannot be asked", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    public record StatusLine(StatusCheck check, StatusCheck.Result result) {
        public String text() {
            return "%-9s %-22s %-24s %s"
                    .formatted(result.ready() ? "ready" : "NOT READY", check.name(), check.address(), result.detail())
                    .strip();
        }
    }
}
