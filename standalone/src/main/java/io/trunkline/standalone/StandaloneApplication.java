package io.trunkline.standalone;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.ports.SuitePorts;
import io.trunkline.standalone.services.InProcessService;
import io.trunkline.standalone.services.ServiceSettings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the suite until SIGTERM or Ctrl-C, or one of its services.
public final class StandaloneApplication {
    private StandaloneApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        CommandLine line = CommandLine.parse(arguments);
        prepareLogging(line);
        try {
            if (line.replica().isPresent()) {
                runReplica(line.replica().get(), line.options());
            } else {
                runSuite(line.options());
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
        Path logs = new SuiteFolder(line.options().data()).create().logs();
        System.setProperty(
                "trunkline.log",
                logs.resolve(line.replica().map(ServiceReplica::id).orElse("suite")) + ".log");
    }

    private static void runSuite(SuiteOptions options) {
        Suite suite = Suite.prepare(options);
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "end-suite"));
        suite.start();
    }

    /// As a child of a split suite, whose folder has ports and secrets already.
    private static void runReplica(ServiceReplica replica, SuiteOptions options) {
        SuiteFolder folder = new SuiteFolder(options.data());
        ServiceSettings settings = new ServiceSettings(
                folder,
                SuitePorts.load(folder, options.anyPorts()),
                new SuiteSecrets(folder),
                options.nodes(),
                options.bridges().ownDatabase(),
                false);
        InProcessService running = InProcessService.start(replica.service(), settings.arguments(replica));
        Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "end-" + replica.id()));
    }

    /// Asked for late, since the first logger reads the logging's settings.
    private static Logger log() {
        return LoggerFactory.getLogger(StandaloneApplication.class);
    }
}
