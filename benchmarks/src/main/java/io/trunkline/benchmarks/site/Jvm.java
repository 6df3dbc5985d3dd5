package io.trunkline.benchmarks.site;

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
public enum Jvm {
    /// One that is killed every few seconds: what matters is how soon it is back.
    SHORT_LIVED(true, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    /// One that is killed once or twice, for which an archive of classes does not pay.
    SELDOM_STARTED(false, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    /// One that is measured.
    LONG_LIVED(true, "-Xmx256m", "-XX:+UseSerialGC");

    private static final String PREFIX = "routing-";

    private final boolean archives;
    private final List<String> options;

    Jvm(boolean archives, String... options) {
        this.archives = archives;
        this.options = List.of(options);
    }

    /// Where the archive of classes is kept, from run to run as long as the jars are the same.
    private Path archive() {
        String home = System.getProperty("trunkline.home", "");
        Path folder =
                home.isEmpty() ? Path.of(System.getProperty("java.io.tmpdir")) : Path.of(home, "benchmarks", "target");
        return folder.resolve("%s%s-%08x.aot".formatted(PREFIX, lowerCase(), jars().hashCode()));
    }

    private static List<String> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .map(jar -> jar + " " + jar.length() + " " + jar.lastModified())
                .toList();
    }

    /// Whether there is an archive of the classes that a replica needs, by which it starts quickly, or none is wanted.
    public boolean isTrained() {
        return !archives || Files.exists(archive());
    }

    /// Options of one after whose end in order the archive is there. Those of other jars, some 140 MB each, are
    /// deleted.
    List<String> training() {
        Path archive = archive();
        try (DirectoryStream<Path> old =
                Files.newDirectoryStream(archive.toAbsolutePath().getParent(), PREFIX + lowerCase() + "-*.aot")) {
            for (Path other : old) {
                Files.delete(other);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with("-XX:AOTCacheOutput=" + archive);
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> trained() {
        return archives && isTrained() ? with("-XX:AOTCache=" + archive()) : options;
    }

    private List<String> with(String option) {
        return Stream.concat(options.stream(), Stream.of(option)).toList();
    }
}
