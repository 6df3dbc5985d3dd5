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

/// How replicas' JVMs are started.
public enum ReplicaJvm {
    /// One that is killed every few seconds: what matters is how soon it is back.
    SHORT_LIVED(true, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    /// One that is killed once or twice, for which an archive of classes does not pay.
    SELDOM_STARTED(false, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    /// One that is measured.
    LONG_LIVED(true, "-Xmx256m", "-XX:+UseSerialGC");

    private static final String PREFIX = "routing-";

    private final boolean usesArchive;
    private final List<String> options;

    ReplicaJvm(boolean archives, String... options) {
        this.usesArchive = archives;
        this.options = List.of(options);
    }

    /// Where the archive of classes is kept, from run to run as long as the jars are the same.
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

    /// Whether there is an archive of the classes that a replica needs, by which it starts quickly, or none is
    /// wanted.
    public boolean isArchiveReady() {
        return !usesArchive || Files.exists(archiveFile());
    }

    /// Options of one after whose end in order the archive is there. Those of other jars, some 140 MB each, are
    /// deleted.
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
