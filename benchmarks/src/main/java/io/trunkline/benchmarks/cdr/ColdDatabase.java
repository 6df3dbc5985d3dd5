package io.trunkline.benchmarks.cdr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Restarts PostgreSQL with none of its files in memory, as after a restart of its machine.
public final class ColdDatabase {
    /// Files that are dropped with one command.
    private static final int FILES = 100;

    private final CdrEnvironment environment;

    public ColdDatabase(CdrEnvironment environment) {
        this.environment = environment;
    }

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
