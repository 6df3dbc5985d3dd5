package io.trunkline.did.campaignreadmodel;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.consumer.UpsertBatches;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// Consumes campaign.changed into the read model.
@Configuration(proxyBeanMethods = false)
class CampaignConsumer {
    @Bean
    Subscription campaignSubscription(CampaignStore campaigns) {
        return new Subscription("campaigns", List.of(Topic.CAMPAIGN_CHANGED), batch -> consume(campaigns, batch));
    }

    private static Mono<Void> consume(CampaignStore campaigns, List<ReceivedEvent> batch) {
        return campaigns.save(UpsertBatches.newest(
                batch.stream().map(ReceivedEvent::event).toList(), CampaignChanged.class, UpsertBatches.BY_VERSION));
    }
}
