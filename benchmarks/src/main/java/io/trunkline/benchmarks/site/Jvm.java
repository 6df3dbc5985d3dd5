package io.trunkline.benchmarks.site;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How replicas' JVMs are started.
public enum Jvm {
    /// One that is killed every few seconds: what matters is how soon it is back.
    SHORT_LIVED("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    /// One that is measured.
    LONG_LIVED("-Xmx256m", "-XX:+UseSerialGC");

    private final List<String> options;

    Jvm(String... options) {
        this.options = List.of(options);
    }

    /// Where the archive of classes is kept: from run to run, where the program knows its home, as long as its jars are
    /// the same.
    ///
    /// @param otherwise the folder that takes it else
    Path archive(Path otherwise) {
        String home = System.getProperty("trunkline.home", "");
        Path folder = home.isEmpty() ? otherwise : Path.of(home, "benchmarks", "target");
        return folder.resolve("routing-%s-%08x.aot".formatted(name().toLowerCase(Locale.ROOT), jars().hashCode()));
    }

    private static List<String> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .map(jar -> jar + " " + jar.length() + " " + jar.lastModified())
                .toList();
    }

    /// Of a first start, after whose end in order the archive is there.
    List<String> training(Path archive) {
        return with("-XX:AOTCacheOutput=" + archive);
    }

    List<String> trained(Path archive) {
        return Files.exists(archive) ? with("-XX:AOTCache=" + archive) : options;
    }

    private List<String> with(String option) {
        return Stream.concat(options.stream(), Stream.of(option)).toList();
    }
}
