package io.trunkline.benchmarks.faults.traffic;

import io.trunkline.benchmarks.environment.TenantFixture;
import io.trunkline.benchmarks.environment.TenantFixture.Endpoint;
import io.trunkline.benchmarks.environment.TenantFixture.PhoneNumber;
import io.trunkline.benchmarks.faults.verification.CapVerifier;
import io.trunkline.benchmarks.faults.verification.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// The configuration for the calls: campaigns that share clients and carriers. Many limits are at capacity much of
/// the time, some totals are used up during the run, and some entities have no limit.
public final class TrafficFixture {
    private static final int CLIENTS_PER_CAMPAIGN = 4;

    private final TenantFixture tenant;
    private final CapVerifier verifier;
    private final long totalLimit;
    private final List<LimitedEntity> entities = new ArrayList<>();
    private final List<PhoneNumber> inboundNumbers = new ArrayList<>();
    private final List<UUID> outboundCampaigns = new ArrayList<>();
    private final List<Endpoint> carriers;

    /// @param calls the number of calls of the run, from which the totals are derived
    public TrafficFixture(TenantFixture tenant, CapVerifier verifier, int calls) {
        this.tenant = tenant;
        this.verifier = verifier;
        this.totalLimit = Math.max(30, calls / 50);
        List<Endpoint> clients =
                IntStream.range(0, 6).mapToObj(_ -> tenant.createClient()).toList();
        this.carriers = IntStream.range(0, 4).mapToObj(this::createCarrier).toList();
        for (int i = 0; i < 4; i++) {
            createInboundCampaign(i, clients);
        }
        for (int i = 0; i < 2; i++) {
            createOutboundCampaign(i);
        }
    }

    private Endpoint createCarrier(int i) {
        // inbound calls are never rejected, so the limits exceed their number; the last carrier has no limit
        Long channels = i == 3 ? null : 10L + 2 * i;
        Endpoint carrier = tenant.createCarrier(channels == null ? null : channels.intValue());
        LimitedEntity.Carrier entity =
                new LimitedEntity.Carrier(carrier.id(), carrier.endpointId(), carrier, Limits.concurrentOnly(channels));
        entities.add(entity);
        verifier.addCarrierCap(entity.capId(), entity.name(), entity.limits());
        return carrier;
    }

    private void createInboundCampaign(int i, List<Endpoint> clients) {
        List<PhoneNumber> numbers = List.of(tenant.createNumber(), tenant.createNumber());
        inboundNumbers.addAll(numbers);
        LimitedEntity.Campaign campaign =
                createCampaign("In " + i, numbers, new Limits(10L + 2 * i, i == 0 ? totalLimit : null));
        for (int j = 0; j < CLIENTS_PER_CAMPAIGN; j++) {
            // about one answered call in six lasts a second
            Integer minimumTalk = j == 0 && i == 3 || j == 1 ? 1 : null;
            Long total = j == 0 && i > 1 ? Long.valueOf(totalLimit / (minimumTalk == null ? 2 : 6)) : null;
            Limits limits = new Limits(j == 3 ? null : 3L + j, total, minimumTalk);
            createLink(campaign, clients.get((i + j) % clients.size()), j + 1, limits);
        }
    }

    private void createOutboundCampaign(int i) {
        LimitedEntity.Campaign campaign =
                createCampaign("Out " + i, List.of(), new Limits(9L, i == 0 ? totalLimit / 3 : null));
        outboundCampaigns.add(campaign.capId());
        for (int j = 0; j < 3; j++) {
            tenant.addCarrier(campaign.capId(), carriers.get((i + j) % carriers.size()), j + 1);
        }
    }

    private LimitedEntity.Campaign createCampaign(String name, List<PhoneNumber> numbers, Limits limits) {
        Map<String, Object> settings = LimitedEntity.limitSettings(limits);
        settings.put("name", name);
        UUID id = UUID.fromString(
                tenant.createCampaign(settings, numbers).get("id").asString());
        LimitedEntity.Campaign campaign = new LimitedEntity.Campaign(id, name, numbers, limits);
        register(campaign);
        return campaign;
    }

    private void createLink(LimitedEntity.Campaign campaign, Endpoint client, int priority, Limits limits) {
        Map<String, Object> settings = LimitedEntity.limitSettings(limits);
        settings.put("priority", priority);
        JsonNode link = tenant.linkClient(campaign.capId(), client, settings);
        UUID id = UUID.fromString(link.get("linkId").asString());
        String name = campaign.name() + " to " + client.endpointId();
        register(new LimitedEntity.Link(id, name, campaign.capId(), client, priority, limits));
    }

    private void register(LimitedEntity entity) {
        entities.add(entity);
        verifier.addCap(entity.capId(), entity.name(), entity.limits());
    }

    TenantFixture tenant() {
        return tenant;
    }

    /// All entities with limits.
    List<LimitedEntity> entities() {
        return entities;
    }

    /// The numbers of the campaigns.
    List<PhoneNumber> inboundNumbers() {
        return inboundNumbers;
    }

    /// Campaigns that place calls.
    List<UUID> outboundCampaigns() {
        return outboundCampaigns;
    }

    List<Endpoint> carriers() {
        return carriers;
    }
}
