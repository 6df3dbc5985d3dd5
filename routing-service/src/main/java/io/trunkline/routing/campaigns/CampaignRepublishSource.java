package io.trunkline.routing.campaigns;

import io.trunkline.events.Event;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.routing.campaigns.store.Campaigns;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Re-publishes all campaigns.
@Component
class CampaignRepublishSource implements RepublishSource {
    private final Campaigns campaigns;

    CampaignRepublishSource(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Flux<Event> allAsEvents() {
        return campaigns.findAllForShare().map(CampaignEvents::changed);
    }
}
