package io.trunkline.testkit.servers;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import io.trunkline.servers.TcpPorts;
import org.testcontainers.containers.GenericContainer;

/// Starts, stops and kills one container and keeps its data and port, which Testcontainers does not. The engine refuses
/// to start one that runs, and to stop one that does not.
final class ContainerLifecycle {
    private final GenericContainer<?> container;
    private final int hostPort = TcpPorts.findFree();

    /// @param port the port inside the container
    ContainerLifecycle(GenericContainer<?> container, int port) {
        this.container = container;
        container.withCreateContainerCmdModifier(command -> {
            HostConfig host = command.getHostConfig();
            if (host != null) {
                host.withPortBindings(PortBinding.parse("127.0.0.1:%d:%d".formatted(hostPort, port)));
            }
        });
    }

    int hostPort() {
        return hostPort;
    }

    void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else if (!container.isRunning()) {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    void stop() {
        if (container.isRunning()) {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    void kill() {
        if (container.isRunning()) {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }
    }
}
