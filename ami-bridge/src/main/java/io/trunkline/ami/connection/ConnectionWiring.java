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
    NodeState nodeState(NodeSettings settings, Clock clock) {
        return new NodeState(settings, clock);
    }

    @Bean
    EventQueue nodeEventQueue(NodeSettings settings, Clock clock) {
        return new EventQueue(settings.queueCapacity(), clock);
    }

    @Bean
    AsteriskConnection asteriskConnection(NodeSettings settings, EventQueue queue, NodeState state, Clock clock) {
        return new AsteriskConnection(settings, queue, state, clock);
    }

    @Bean
    NodeActions nodeActions(AsteriskConnection connection, NodeSettings settings) {
        return new AmiActions(connection, settings);
    }

    @Bean
    NodeEventsListener nodeEventsListener(
            EventQueue queue, NodeState state, AsteriskConnection connection, List<NodeEventHandler> handlers) {
        return new NodeEventsListener(queue, state, connection, handlers);
    }

    @Bean
    MeterBinder nodeMeters(NodeState state, EventQueue queue) {
        return registry -> bind(registry, state, queue);
    }

    private static void bind(MeterRegistry registry, NodeState state, EventQueue queue) {
        Gauge.builder("trunkline.ami.connected", state, it -> it.connected() ? 1 : 0)
                .description("1 while the node's manager interface is connected")
                .register(registry);
        Gauge.builder("trunkline.ami.events.waiting", queue, EventQueue::size)
                .description("events of the node that wait to be told")
                .register(registry);
        FunctionCounter.builder("trunkline.ami.gaps", state, NodeState::gaps)
                .description("times at which events may have been lost: connections lost and overflows")
                .register(registry);
        FunctionCounter.builder("trunkline.ami.events.lost", state, NodeState::lostEvents)
                .description("events that found no room")
                .register(registry);
        FunctionCounter.builder("trunkline.ami.headers.unknown", state, NodeState::unknownHeaders)
                .description("headers of events that nothing here reads")
                .register(registry);
    }
}
