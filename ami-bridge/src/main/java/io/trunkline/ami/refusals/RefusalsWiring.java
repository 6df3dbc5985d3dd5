package io.trunkline.ami.refusals;

import io.trunkline.ami.refusals.domain.RefusedOffer;
import io.trunkline.ami.sipcopies.SipCopyHandler;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.web.openapi.ApiDescription;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
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

    @Bean
    SipCopyHandler refusedOffers(CollectRefusals refusals) {
        return packet -> RefusedOffer.in(packet).ifPresent(refusals::add);
    }

    @Bean
    ApiDescription refusedSourcesDescription() {
        return ApiDescription.none()
                .values("RefusedSourceView.reason", REASONS)
                .parameterValues("listRefusedSources", "reason", REASONS);
    }
}
