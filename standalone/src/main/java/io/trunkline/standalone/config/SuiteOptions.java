package io.trunkline.standalone.config;

import java.nio.file.Files;
import java.nio.file.Path;

/// How a suite is to run.
///
/// @param data folder that keeps everything
/// @param home the repository: where `asterisk/run` is
/// @param split a JVM a service instead of one for all
/// @param asterisk run an Asterisk node as well
/// @param anyPorts take free ports even where the usual ones are free
/// @param node the Asterisk node's systemname
public record SuiteOptions(Path data, Path home, boolean split, boolean asterisk, boolean anyPorts, String node) {

    /// One JVM with Asterisk on the usual ports, kept in `.trunkline` below the repository.
    public static SuiteOptions defaults() {
        Path home = findHome();
        return new SuiteOptions(home.resolve(".trunkline"), home, false, true, false, "ast1");
    }

    /// `trunkline.home`, else the nearest folder upwards that holds `asterisk/run`, else the working folder.
    private static Path findHome() {
        Path here = Path.of("").toAbsolutePath();
        String named = System.getProperty("trunkline.home", "");
        if (!named.isEmpty()) {
            return Path.of(named).toAbsolutePath();
        }
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("asterisk/run"))) {
                return folder;
            }
        }
        return here;
    }

    public SuiteOptions withData(Path folder) {
        return new SuiteOptions(folder, home, split, asterisk, anyPorts, node);
    }

    public SuiteOptions withSplit() {
        return new SuiteOptions(data, home, true, asterisk, anyPorts, node);
    }

    public SuiteOptions withoutAsterisk() {
        return new SuiteOptions(data, home, split, false, anyPorts, node);
    }

    public SuiteOptions withAnyPorts() {
        return new SuiteOptions(data, home, split, asterisk, true, node);
    }

    public SuiteOptions withNode(String systemname) {
        return new SuiteOptions(data, home, split, asterisk, anyPorts, systemname);
    }
}
