package io.trunkline.servers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// File system operations of the servers.
public final class Folders {
    private Folders() {}

    /// Creates a folder with access for its owner only; the permissions of an existing one are changed to that.
    public static void createPrivate(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new ServerFailedException("cannot create the folder " + folder, e);
        }
    }

    /// Deletes a folder with its contents. A missing folder, or another process that deletes it too, is not
    /// an error.
    public static void delete(Path folder) {
        try {
            Path _ = Files.walkFileTree(folder, new DeletingVisitor());
        } catch (IOException e) {
            throw new ServerFailedException("cannot delete " + folder, e);
        }
    }

    private static final class DeletingVisitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            boolean _ = Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            return ignoreMissing(fault);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
            boolean _ = Files.deleteIfExists(folder);
            return fault == null ? FileVisitResult.CONTINUE : ignoreMissing(fault);
        }

        private static FileVisitResult ignoreMissing(IOException fault) throws IOException {
            if (fault instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw fault;
        }
    }
}
