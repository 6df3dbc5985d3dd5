package io.trunkline.ami.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.trunkline.ami.connection.wire.AmiSessions;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NodeSettings.class)
class ConnectionWiring {

    @Bean
    CurrentNodeStatus nodeStatus(NodeSettings settings, Clock clock) {
        return new CurrentNodeStatus(settings, clock);
    }

    @Bean
    NodeEventQueue nodeEventQueue(NodeSettings settings, Clock clock) {
        return new NodeEventQueue(settings.queueCapacity(), clock);
    }

    @Bean
    ReconnectLoop reconnectLoop(
            NodeSettings settings, AmiSessions sessions, NodeEventQueue queue, CurrentNodeStatus status, Clock clock) {
        return new ReconnectLoop(settings, sessions, queue, status, clock);
    }

    @Bean
    NodeActions nodeActions(ReconnectLoop connection, NodeSettings settings) {
        return new AmiNodeActions(connection, settings);
    }

    @Bean
    BackgroundLoop nodeEvents(
            NodeEventQueue queue, CurrentNodeStatus status, ReconnectLoop connection, List<NodeEventHandler> handlers) {
        return new NodeEventDispatcher(queue, status, connection, handlers).loop();
    }

    @Bean
    MeterBinder nodeMeters(CurrentNodeStatus status, NodeEventQueue queue) {
        return registry -> bind(registry, status, queue);
    }

    private static void bind(MeterRegistry registry, CurrentNodeStatus status, NodeEventQueue queue) {
        Gauge.builder("trunkline.ami.connected", status, it -> it.isConnected() ? 1 : 0)
                .description("1 while the node's manager interface is connected")
                .register(registry);
        Gauge.builder("trunkline.ami.events.waiting", queue, NodeEventQueue::size)
                .description("Events of the node that wait to be handled")
                .register(registry);
        FunctionCounter.builder("trunkline.ami.gaps", status, CurrentNodeStatus::gapCount)
                .description("Times at which events may have been lost: lost connections and a full queue")
                .register(registry);
        FunctionCounter.builder("trunkline.ami.events.lost", status, CurrentNodeStatus::lostEventCount)
                .description("Events that were dropped because the queue was full")
                .register(registry);
        FunctionCounter.builder("trunkline.ami.headers.unknown", status, CurrentNodeStatus::unknownHeaderCount)
                .description("Headers of AMI events that the bridge does not read")
                .register(registry);
    }
}
