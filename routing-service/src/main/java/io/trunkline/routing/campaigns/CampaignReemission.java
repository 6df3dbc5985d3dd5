package io.trunkline.routing.campaigns;

import io.trunkline.events.Event;
import io.trunkline.messaging.Reemission;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Says every campaign again.
@Component
class CampaignReemission implements Reemission {
    private final Campaigns campaigns;

    CampaignReemission(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Flux<Event> everything() {
        return campaigns.everything().map(CampaignEvents::changed);
    }
}
