package io.trunkline.standalone;

import io.trunkline.servers.ServerFailedException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A service as a Spring application of this JVM, beside its siblings.
record SiblingService(ConfigurableApplicationContext context) implements RunningService {

    /// Returns when the service listens; it may still be catching up.
    static SiblingService start(Service service, List<String> arguments) {
        SpringApplication application = new SpringApplication(applicationClass(service));
        return new SiblingService(application.run(arguments.toArray(String[]::new)));
    }

    private static Class<?> applicationClass(Service service) {
        try {
            return Class.forName(service.application());
        } catch (ClassNotFoundException e) {
            throw new ServerFailedException(service.id() + " is not on the class path", e);
        }
    }

    @Override
    public void stop() {
        context.close();
    }
}
