package io.trunkline.ami.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The parts of the connection and how they hang together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NodeSettings.class)
class ConnectionWiring {

    @Bean
    CurrentNodeStatus nodeState(NodeSettings settings, Clock clock) {
        return new CurrentNodeStatus(settings, clock);
    }

    @Bean
    NodeEventQueue nodeEventQueue(NodeSettings settings, Clock clock) {
        return new NodeEventQueue(settings.queueCapacity(), clock);
    }

    @Bean
    ReconnectLoop asteriskConnection(
            NodeSettings settings, NodeEventQueue queue, CurrentNodeStatus state, Clock clock) {
        return new ReconnectLoop(settings, queue, state, clock);
    }

    @Bean
    NodeActions nodeActions(ReconnectLoop connection, NodeSettings settings) {
        return new AmiNodeActions(connection, settings);
    }

    @Bean
    NodeEventLoop nodeEventsListener(
            NodeEventQueue queue, CurrentNodeStatus state, ReconnectLoop connection, List<NodeEventHandler> handlers) {
        return new NodeEventLoop(queue, state, connection, handlers);
    }

    @Bean
    MeterBinder nodeMeters(CurrentNodeStatus state, NodeEventQueue queue) {
        return registry -> bind(registry, state, queue);
    }

    private static void bind(MeterRegistry registry, CurrentNodeStatus state, NodeEventQueue queue) {
        Gauge.builder("trunkline.ami.connected", state, it -> it.isConnected() ? 1 : 0)
                .description("1 while the node's manager interface is connected")
                .register(registry);
        Gauge.builder("trunkline.ami.events.waiting", queue, NodeEventQueue::size)
                .description("events of the node that wait to be told")
                .register(registry);
        FunctionCounter.builder("trunkline.ami.gaps", state, CurrentNodeStatus::gapCount)
                .description("times at which events may have been lost: connections lost and overflows")
                .register(registry);
        FunctionCounter.builder("trunkline.ami.events.lost", state, CurrentNodeStatus::lostEventCount)
                .description("events that found no room")
                .register(registry);
        FunctionCounter.builder("trunkline.ami.headers.unknown", state, CurrentNodeStatus::unknownHeaderCount)
                .description("headers of events that nothing here reads")
                .register(registry);
    }
}
