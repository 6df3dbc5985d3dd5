package io.trunkline.testkit.asterisk;

import io.trunkline.servers.ServerFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Asterisk and the SIPp of this machine, unpacked by `asterisk/fetch` into the user's cache folder when first
/// asked for.
public final class AsteriskInstallation {
    private AsteriskInstallation() {}

    /// The repository's folder `asterisk/`, found upward from the working directory.
    ///
    /// @throws ServerFailedException if the working directory is outside the repository
    public static Path scriptFolder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path scripts = folder.resolve("asterisk");
            if (Files.isExecutable(scripts.resolve("run"))) {
                return scripts;
            }
        }
        throw new ServerFailedException(
                "no folder asterisk/ upward from " + Path.of("").toAbsolutePath());
    }

    /// The folder with `bin/asterisk` and `bin/sipp`.
    ///
    /// @throws ServerFailedException if there is none and it cannot be downloaded
    public static Path folder() {
        return FetchedFolder.FOLDER;
    }

    public static Path program(String name) {
        Path program = folder().resolve("bin").resolve(name);
        if (!Files.isExecutable(program)) {
            throw new ServerFailedException("no " + name + " on this machine: see asterisk/fetch");
        }
        return program;
    }

    private static final class FetchedFolder {
        static final Path FOLDER = Path.of(
                runCommand(List.of(scriptFolder().resolve("fetch").toString())).strip());
    }

    /// Runs a short command and returns its output.
    ///
    /// @throws ServerFailedException if it fails, with its output
    public static String runCommand(List<String> command) {
        try {
            Path errors = Files.createTempFile("trunkline", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            String said = Files.readString(errors);
            Files.delete(errors);
            if (code != 0) {
                throw new ServerFailedException(command.getFirst() + " ended with " + code + ": " + output + said);
            }
            return output;
        } catch (IOException e) {
            throw new ServerFailedException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted while waiting for " + command.getFirst(), e);
        }
    }
}
