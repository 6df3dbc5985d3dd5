package io.trunkline.benchmarks.environment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The JVM options of replicas.
public enum ReplicaJvm {
    /// For replicas that are killed every few seconds: optimized for a fast start.
    SHORT_LIVED(true, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    /// For replicas that are killed once or twice, for which a class archive is not worth its cost.
    SELDOM_STARTED(false, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    /// For replicas that are measured.
    LONG_LIVED(true, "-Xmx256m", "-XX:+UseSerialGC");

    private static final String PREFIX = "routing-";

    private final boolean usesArchive;
    private final List<String> options;

    ReplicaJvm(boolean archives, String... options) {
        this.usesArchive = archives;
        this.options = List.of(options);
    }

    /// The file of the class archive, which is reused as long as the jars do not change.
    private Path archiveFile() {
        String home = System.getProperty("trunkline.home", "");
        Path folder =
                home.isEmpty() ? Path.of(System.getProperty("java.io.tmpdir")) : Path.of(home, "benchmarks", "target");
        return folder.resolve(
                "%s%s-%08x.aot".formatted(PREFIX, lowerCase(), jarFingerprints().hashCode()));
    }

    private static List<String> jarFingerprints() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .map(jar -> jar + " " + jar.length() + " " + jar.lastModified())
                .toList();
    }

    /// Whether the class archive exists or none is required.
    public boolean isArchiveReady() {
        return !usesArchive || Files.exists(archiveFile());
    }

    /// The options of a JVM that writes the archive when it stops in order. Archives of other jars, about 140 MB
    /// each, are deleted.
    List<String> trainingOptions() {
        Path archive = archiveFile();
        try (DirectoryStream<Path> old =
                Files.newDirectoryStream(archive.toAbsolutePath().getParent(), PREFIX + lowerCase() + "-*.aot")) {
            for (Path other : old) {
                Files.delete(other);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withOption("-XX:AOTCacheOutput=" + archive);
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> startOptions() {
        return usesArchive && isArchiveReady() ? withOption("-XX:AOTCache=" + archiveFile()) : options;
    }

    private List<String> withOption(String option) {
        return Stream.concat(options.stream(), Stream.of(option)).toList();
    }
}
