package io.trunkline.routing.campaigns;

import io.trunkline.events.Event;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.routing.campaigns.store.Campaigns;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Provides the campaigns for re-publishing.
@Component
class CampaignRepublishSource implements RepublishSource {
    private final Campaigns campaigns;

    CampaignRepublishSource(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Mono<List<Event>> page(UUID after, int limit) {
        return campaigns
                .lockPageForShare(after, limit)
                .map(page -> page.stream().<Event>map(CampaignEvents::changed).toList());
    }
}
