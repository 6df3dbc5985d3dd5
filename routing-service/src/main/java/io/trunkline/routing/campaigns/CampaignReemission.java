package io.trunkline.routing.campaigns;

import io.trunkline.events.Event;
import io.trunkline.messaging.outbox.RepublishSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Says every campaign again.
@Component
class CampaignReemission implements RepublishSource {
    private final Campaigns campaigns;

    CampaignReemission(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Flux<Event> allAsEvents() {
        return campaigns.everything().map(CampaignEvents::changed);
    }
}
