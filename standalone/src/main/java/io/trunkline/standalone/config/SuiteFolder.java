package io.trunkline.standalone.config;

import io.trunkline.servers.Folders;
import java.nio.file.Path;

/// Where the suite keeps what must outlive a restart: data, secrets, ports, logs and pid files. Only its owner
/// may enter.
///
/// @param root absolute; `.trunkline` below the repository unless told otherwise
public record SuiteFolder(Path root) {
    public SuiteFolder {
        root = root.toAbsolutePath().normalize();
    }

    public SuiteFolder create() {
        Folders.createPrivate(root);
        Folders.createPrivate(secrets());
        Folders.createPrivate(logs());
        Folders.createPrivate(run());
        return this;
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /// Pid files and the lock.
    public Path run() {
        return root.resolve("run");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    /// Of the bridges' own PostgreSQL, if they have one.
    public Path bridgePostgres() {
        return root.resolve("postgres-ami-bridge");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    /// The running node's own folder; `cli` in it asks the node.
    public Path asteriskNode(String node) {
        return root.resolve("asterisk").resolve(node);
    }

    public Path portsFile() {
        return root.resolve("ports.properties");
    }

    /// Unpacked binaries, kept for all suites of a user.
    public static Path binaryCache() {
        return Path.of(System.getProperty("user.home"), ".cache", "trunkline");
    }
}
