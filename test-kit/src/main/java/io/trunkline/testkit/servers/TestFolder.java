package io.trunkline.testkit.servers;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Folders of embedded servers in the system's temporary folder, each with the pid of its JVM. Servers of a JVM
/// that was killed keep running until the next JVM stops them.
public final class TestFolder {
    private static final String PREFIX = "trunkline-test-";
    private static final String OWNER_FILE = "owner.pid";

    private TestFolder() {}

    /// Creates a folder with the server's name as a prefix.
    public static Path create(String server) {
        deleteOrphans();
        try {
            Path folder = Files.createTempDirectory(PREFIX + server + "-");
            Files.writeString(
                    folder.resolve(OWNER_FILE),
                    Long.toString(ProcessHandle.current().pid()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder for unpacked binaries, which later runs reuse.
    static Path binaryCache() {
        return Path.of(System.getProperty("user.home"), ".cache", "trunkline");
    }

    private static void deleteOrphans() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (Files.isWritable(folder) && isOrphan(folder)) {
                    killServers(folder);
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOrphan(Path folder) throws IOException {
        try {
            String owner = Files.readString(folder.resolve(OWNER_FILE)).strip();
            return !owner.isEmpty() && ProcessHandle.of(Long.parseLong(owner)).isEmpty();
        } catch (NoSuchFileException _) {
            return false; // being made, or being deleted by another
        }
    }

    private static void killServers(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            files.filter(file -> file.toString().endsWith(".pid"))
                    .flatMap(file -> ServerProcess.findRunning("an orphan of a test", file, folder.toString()).stream())
                    .forEach(ServerProcess::kill);
        }
    }
}
