package io.trunkline.benchmarks.cdr;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Restarts PostgreSQL with none of its files in memory, as after a restart of its machine.
public final class ColdDatabase {
    /// Files that are dropped with one command.
    private static final int FILES = 100;

    /// Responses in a row after which no connection of before the restart is left in the pool of the service.
    private static final int ANSWERED = 20;

    private final CdrEnvironment environment;
    private final CatchingUpService service;

    public ColdDatabase(CdrEnvironment environment, CatchingUpService service) {
        this.environment = environment;
        this.service = service;
    }

    /// Returns when the service uses the database again.
    public void restart() {
        Path data = Path.of(environment.execute("SHOW data_directory"));
        environment.postgres().stop();
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            for (int first = 0; first < regular.size(); first += FILES) {
                drop(regular.subList(first, Math.min(first + FILES, regular.size())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.postgres().start();
        RestClient client = environment.admin(service);
        Await.until(
                "cdr-service uses the database again",
                () -> IntStream.range(0, ANSWERED)
                        .allMatch(_ -> client.get("/api/v1/alerts?limit=1").statusCode() == 200));
    }

    /// `dd` with the flag `nocache` and without a count reads nothing: it has the kernel forget the file.
    private static void drop(List<Path> files) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", "for f; do dd if=\"$f\" iflag=nocache count=0 || exit; done", "sh"));
        files.forEach(file -> command.add(file.toString()));
        Process drop = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (drop.waitFor() != 0) {
                throw new IOException("the files of PostgreSQL cannot be dropped from memory");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
