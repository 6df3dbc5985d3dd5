package io.trunkline.ami.refusals;

import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.web.openapi.ApiDescription;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RefusalsWiring {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String[] REASONS = {"unknown-source", "wrong-password", "access-list", "no-common-codec"};

    @Bean
    BackgroundLoop refusalsLoop(
            ReportRefusals refusals, @Value("${trunkline.refusals.report-interval:10s}") Duration interval) {
        return BackgroundLoop.named("refusals").firstAfter(interval).every(interval, TIMEOUT, refusals::report);
    }

    /// @param address host and port that the node sends copies of its SIP messages to
    @Bean
    @ConditionalOnProperty("trunkline.refusals.sip-copies")
    BackgroundLoop sipCopiesLoop(CollectRefusals refusals, @Value("${trunkline.refusals.sip-copies}") String address) {
        URI uri = URI.create("hep://" + address);
        return new ReceiveSipCopies(new InetSocketAddress(uri.getHost(), uri.getPort()), refusals).loop();
    }

    @Bean
    ApiDescription refusedSourcesDescription() {
        return ApiDescription.none()
                .values("RefusedSourceView.reason", REASONS)
                .parameterValues("listRefusedSources", "reason", REASONS);
    }
}
