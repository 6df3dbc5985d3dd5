package io.trunkline.provisioning.campaignreadmodel;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Consumes campaign.changed into the read model.
@Configuration(proxyBeanMethods = false)
class CampaignConsumer {
    @Bean
    Subscription campaignSubscription(CampaignStore campaigns) {
        return new Subscription("campaigns", List.of(Topic.CAMPAIGN_CHANGED), batch -> consume(campaigns, batch));
    }

    private static Mono<Void> consume(CampaignStore campaigns, List<ReceivedEvent> batch) {
        return Flux.fromIterable(batch)
                .map(ReceivedEvent::event)
                .ofType(CampaignChanged.class)
                .concatMap(campaigns::save)
                .then();
    }
}
