package io.trunkline.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// Small text files that only their owner may read (mode 0600), written atomically.
public final class PrivateFile {
    private PrivateFile() {}

    /// Creates the file with the supplier's text if it does not exist.
    public static void createIfMissing(Path file, Supplier<String> text) {
        if (!Files.exists(file)) {
            write(file, text.get());
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ServerFailedException("cannot read " + file, e);
        }
    }

    public static void write(Path file, String text) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerFailedException("cannot write " + file, e);
        }
    }
}
