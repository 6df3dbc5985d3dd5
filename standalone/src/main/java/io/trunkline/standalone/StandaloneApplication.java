package io.trunkline.standalone;

import io.trunkline.servers.ServerFailedException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the suite until it is told to end (SIGTERM, Ctrl-C), or one service of it.
public final class StandaloneApplication {
    private StandaloneApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        CommandLine line = CommandLine.of(arguments);
        prepareLogging(line);
        try {
            if (line.service().isPresent()) {
                runOne(line.service().get(), line.options());
            } else {
                runAll(line.options());
            }
        } catch (ServerFailedException e) {
            log().error("Not started: {}", e.getMessage());
            log().debug("Not started", e);
            System.exit(1);
        }
        new CountDownLatch(1).await(); // the shutdown hook ends the JVM
    }

    /// Says where the log goes; the first logger reads it.
    private static void prepareLogging(CommandLine line) {
        Path logs = new SuiteFolder(line.options().data()).make().logs();
        System.setProperty(
                "trunkline.log", logs.resolve(line.service().map(Service::id).orElse("suite")) + ".log");
    }

    private static void runAll(SuiteOptions options) {
        Suite suite = Suite.on(options);
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "end-suite"));
        suite.start();
    }

    /// As a child of a split suite, whose folder has ports and secrets already.
    private static void runOne(Service service, SuiteOptions options) {
        SuiteFolder folder = new SuiteFolder(options.data());
        ServiceSettings settings = new ServiceSettings(
                folder, SuitePorts.of(folder, options.anyPorts()), new Secrets(folder), options.node());
        SiblingService running = SiblingService.start(service, settings.arguments(service));
        Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "end-" + service.id()));
    }

    /// Asked for late, since the first logger reads the logging's settings.
    private static Logger log() {
        return LoggerFactory.getLogger(StandaloneApplication.class);
    }
}
