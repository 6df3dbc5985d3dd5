package io.trunkline.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the servers need of the file system.
public final class Folders {
    private Folders() {}

    /// Makes a folder that only its owner may enter; an existing one is narrowed to that.
    public static void ownerOnly(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new ServerFailedException("cannot make the folder " + folder, e);
        }
    }

    /// Deletes a folder with all it holds; one that is not there is no fault.
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new ServerFailedException("cannot delete " + folder, e);
        }
    }
}
