package io.trunkline.provisioning.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The secret files of this service: those named in `trunkline.secrets.files`, in the directory
/// `trunkline.secrets.directory`. A missing file is created atomically, with mode 0600.
@Component
public class SecretFiles {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final Set<String> names;

    SecretFiles(
            @Value("${trunkline.secrets.directory}") Path directory,
            @Value("${trunkline.secrets.files}") Set<String> names) {
        this.directory = directory;
        this.names = Set.copyOf(names);
    }

    /// The content of the file. If several processes create it at the same time, all of them return the content
    /// that the first one wrote.
    public String readOrCreate(String name, Supplier<String> content) {
        var file = path(name);
        try {
            if (!Files.exists(file)) {
                create(file, content.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or create " + file, e);
        }
    }

    /// The content of the file; empty if it does not exist.
    public Optional<String> read(String name) {
        var file = path(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Replaces the content of the file atomically, with mode 0600. A link to the file keeps leading to it.
    ///
    /// @throws UncheckedIOException if the directory is not writable
    public void replace(String name, String content) {
        var file = path(name);
        try {
            var target = file.toRealPath();
            var temporary = Files.createTempFile(target.getParent(), ".new-", "", OWNER_ONLY);
            try {
                var _ = Files.writeString(temporary, content);
                var _ = Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                var _ = Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace " + file, e);
        }
    }

    /// @throws IllegalArgumentException for a name that is not in `trunkline.secrets.files`: deployments are
    ///     compared with that setting
    public Path path(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("trunkline.secrets.files does not name " + name);
        }
        return directory.resolve(name);
    }

    private void create(Path file, String content) throws IOException {
        var _ = Files.createDirectories(directory);
        var temporary = Files.createTempFile(directory, ".new-", "", OWNER_ONLY);
        try {
            var _ = Files.writeString(temporary, content);
            var _ = Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException _) {
            // another process created the file first: its content is used
        } finally {
            var _ = Files.deleteIfExists(temporary);
        }
    }
}
