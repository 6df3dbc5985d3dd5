package io.trunkline.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trunkline.servers.ServerFailedException;
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

/// The one view of the whole suite: a line a part as plain text, 200 when every part is ready, else 503.
final class StatusPage implements AutoCloseable {
    private final List<Part> parts;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    StatusPage(int port, List<Part> parts) {
        this.parts = List.copyOf(parts);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new ServerFailedException("the status page cannot listen on port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<Line> lines = lines();
        boolean ready = lines.stream().allMatch(line -> line.state().ready());
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(ready ? 200 : 503, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// Asks all parts at once, so that a slow one does not add to the others.
    List<Line> lines() {
        List<Callable<Line>> questions = new ArrayList<>();
        parts.forEach(part -> questions.add(() -> new Line(part, part.state())));
        try {
            List<Line> lines = new ArrayList<>();
            for (Future<Line> answer : threads.invokeAll(questions)) {
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
        threads.shutdownNow();
    }

    record Line(Part part, Part.State state) {
        String text() {
            return "%-9s %-22s %-24s %s"
                    .formatted(state.ready() ? "ready" : "NOT READY", part.name(), part.place(), state.detail())
                    .strip();
        }
    }
}
