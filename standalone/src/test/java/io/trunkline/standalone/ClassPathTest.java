package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassPathTest {
    /// Seven services share a class path here: of two files with one name, one would be silently lost.
    @Test
    void no_two_modules_contain_the_same_resource() {
        Map<String, List<Path>> holders = trunklineEntries()
                .flatMap(entry -> filesIn(entry).map(file -> Map.entry(file, entry)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));

        assertThat(holders).containsKey("logback.xml");
        holders.values().removeIf(entries -> entries.size() == 1);
        assertThat(holders).isEmpty();
    }

    /// The broker brings another kafka-clients; it must stay on the broker's own class path.
    @Test
    void the_broker_s_classes_are_not_on_the_services_class_path() {
        assertThat(System.getProperty("java.class.path")).doesNotContain("kafka_2.13", "kafka-clients-4.3");
    }

    private static Stream<Path> trunklineEntries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(entry -> !entry.endsWith("test-classes"))
                .filter(entry -> filesIn(entry).anyMatch(file -> file.startsWith("io/trunkline/")));
    }

    private static Stream<String> filesIn(Path entry) {
        if (Files.isDirectory(entry)) {
            return listFiles(entry).stream();
        }
        try (FileSystem jar = FileSystems.newFileSystem(entry)) {
            return listFiles(jar.getPath("/")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> listFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.startsWith("META-INF/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
