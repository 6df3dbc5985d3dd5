package io.trunkline.provisioning.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The folder of secret files (`trunkline.secrets.directory`). A file that is missing is made, with mode 0600,
/// whole or not at all.
@Component
public class SecretFiles {
    private final Path directory;

    SecretFiles(@Value("${trunkline.secrets.directory}") Path directory) {
        this.directory = directory;
    }

    /// What the file holds; of several processes that make it at once, one wins and the others read what it
    /// wrote.
    public String readOrCreate(String name, Supplier<String> content) {
        var file = path(name);
        try {
            if (!Files.exists(file)) {
                create(file, content.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make " + file, e);
        }
    }

    public Path path(String name) {
        return directory.resolve(name);
    }

    private void create(Path file, String content) throws IOException {
        var _ = Files.createDirectories(directory);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(directory, ".making-", "", ownerOnly);
        try {
            var _ = Files.writeString(draft, content);
            var _ = Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // another process was quicker, and its secret is as good
        } finally {
            var _ = Files.deleteIfExists(draft);
        }
    }
}
