package io.trunkline.demo.kept;

import static io.trunkline.testkit.suite.SuiteConfiguration.DIDS;
import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;

import io.trunkline.demo.SavedEntities;
import io.trunkline.demo.kept.Business.Campaign;
import io.trunkline.demo.kept.Business.Did;
import io.trunkline.demo.kept.Business.Link;
import io.trunkline.demo.kept.Business.Party;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Saves the example business over REST, or updates that of an earlier run.
final class BusinessSetup {
    private static final int RING_TIMEOUT_SECONDS = 3;
    private static final List<String> DESTINATIONS = List.of("+34", "+44", "+52", "+57", "+49", "+33", "+55");

    /// The registrar responds 403 to it.
    private static final String UNKNOWN_USER = "demo-unknown";

    private final SuiteClient api;
    private final SuiteConfiguration configuration;
    private final SavedEntities entities;

    BusinessSetup(SuiteClient api) {
        this.api = api;
        this.configuration = new SuiteConfiguration(api);
        this.entities = new SavedEntities(api);
    }

    Business apply(String node, KeptPeers peers) {
        Carriers carriers = saveCarriers(peers);
        Clients clients = saveClients(peers);
        String summit = saveTenant(KeptNames.SUMMIT);
        String harbor = saveTenant(KeptNames.HARBOR);
        List<Did> ofSummit = saveDids(summit, KeptNames.SUMMIT_NUMBERS);
        List<Did> ofHarbor = saveDids(harbor, KeptNames.HARBOR_NUMBERS);
        List<Party> both = List.of(carriers.atlas(), carriers.borealis());
        List<Party> weakFirst = List.of(carriers.cirrus(), carriers.atlas());
        return new Business(
                node,
                List.of(
                        saveCampaign(
                                new Plan(
                                        summit,
                                        "Demo Insurance leads",
                                        Map.of(
                                                "routingStrategy",
                                                "weighted",
                                                "maxConcurrency",
                                                20,
                                                "dailyCap",
                                                400,
                                                "totalCallsAllowed",
                                                5_000),
                                        ofSummit.subList(0, 8),
                                        40),
                                carriers.atlas(),
                                both,
                                Map.of(
                                        clients.insurance(),
                                        Map.of("weight", 3, "maxConcurrency", 8, "hourlyCap", 60),
                                        clients.solar(),
                                        Map.of("weight", 1, "maxConcurrency", 3, "dailyCap", 120))),
                        saveCampaign(
                                new Plan(
                                        summit,
                                        "Demo Solar spring",
                                        Map.of(
                                                "routingStrategy",
                                                "priority",
                                                "maxConcurrency",
                                                10,
                                                "timeZone",
                                                "America/New_York",
                                                "repeatCallers",
                                                Map.of("mode", "same-client", "windowSeconds", 86_400)),
                                        ofSummit.subList(8, 18),
                                        30),
                                carriers.borealis(),
                                weakFirst,
                                Map.of(
                                        clients.solar(),
                                        Map.of("priority", 1, "maxConcurrency", 5, "totalCallsAllowed", 500),
                                        clients.home(),
                                        Map.of("priority", 2, "maxConcurrency", 2))),
                        saveCampaign(
                                new Plan(
                                        harbor,
                                        "Demo Debt relief",
                                        Map.of("routingStrategy", "round-robin", "dailyCap", 250),
                                        ofHarbor.subList(0, 7),
                                        20),
                                carriers.atlas(),
                                List.of(carriers.borealis()),
                                Map.of(
                                        clients.insurance(),
                                        Map.of("maxConcurrency", 4),
                                        clients.home(),
                                        Map.of("maxConcurrency", 2, "weeklyCap", 300))),
                        saveCampaign(
                                new Plan(
                                        harbor,
                                        "Demo Weekday callbacks",
                                        Map.of(
                                                "routingStrategy",
                                                "priority",
                                                "timeZone",
                                                "America/Chicago",
                                                "openingHours",
                                                weekdays("09:00", "18:00")),
                                        ofHarbor.subList(7, 10),
                                        10),
                                carriers.atlas(),
                                List.of(),
                                Map.of(clients.solar(), Map.of("maxConcurrency", 3)))));
    }

    private Carriers saveCarriers(KeptPeers peers) {
        Map<String, Object> borealis = registration("Demo Borealis", peers.borealis(), KeptPeers.USER);
        Map<String, Object> delta = registration("Demo Delta", peers.borealis(), UNKNOWN_USER);
        Map<String, Object> spare = ip("Demo Legacy", peers.atlas());
        spare.put("status", "inactive");
        Map<String, Object> atlas = ip("Demo Atlas", peers.atlas());
        // SIPp answers OPTIONS, so that its state and round trip are shown
        atlas.put("qualifySeconds", 30);
        atlas.put("maxChannels", 20);
        borealis.put("maxChannels", 30);
        Map<String, Object> cirrus = ip("Demo Cirrus", peers.cirrus());
        cirrus.put("maxChannels", 10);
        var _ = saveCarrier(delta);
        var _ = saveCarrier(spare);
        return new Carriers(saveCarrier(atlas), saveCarrier(borealis), saveCarrier(cirrus));
    }

    private Party saveCarrier(Map<String, Object> wanted) {
        wanted.put("dialTimeoutSeconds", RING_TIMEOUT_SECONDS);
        return party(entities.createOrUpdate(
                PROVISIONING, "/api/v1/carriers", named(String.valueOf(wanted.get("name"))), wanted));
    }

    private static Map<String, Object> ip(String name, SippAnswerer at) {
        return SuiteConfiguration.ipCarrier(name, at.host(), at.port());
    }

    private static Map<String, Object> registration(String name, SippAnswerer at, String username) {
        Map<String, Object> carrier = ip(name, at);
        carrier.put("registrationType", "registration");
        carrier.put("username", username);
        carrier.put("password", KeptPeers.PASSWORD);
        return carrier;
    }

    private Clients saveClients(KeptPeers peers) {
        return new Clients(
                saveClient(fixed("Demo Insurance desk", peers.insurance(), 12)),
                saveClient(fixed("Demo Solar team", peers.solar(), 6)),
                saveClient(new HashMap<>(Map.of(
                        "name",
                        "Demo Home services",
                        "mode",
                        "registers",
                        "password",
                        "demo-home-services",
                        "maxConcurrency",
                        4))));
    }

    private static Map<String, Object> fixed(String name, SippAnswerer at, int maxConcurrency) {
        Map<String, Object> client = SuiteConfiguration.fixedClient(name, at.host(), at.port());
        client.put("qualifySeconds", 30);
        client.put("maxConcurrency", maxConcurrency);
        return client;
    }

    private Party saveClient(Map<String, Object> wanted) {
        return party(entities.createOrUpdate(
                PROVISIONING, "/api/v1/clients", named(String.valueOf(wanted.get("name"))), wanted));
    }

    private static Party party(JsonNode saved) {
        return new Party(
                UUID.fromString(id(saved)),
                saved.get("name").asString(),
                saved.get("endpointId").asString());
    }

    private String saveTenant(String name) {
        return id(entities.createOrUpdate(
                PROVISIONING,
                "/api/v1/tenants",
                named(name),
                Map.of("name", name, "country", "US", "destinations", Map.of("allowed", DESTINATIONS))));
    }

    private List<Did> saveDids(String tenant, List<String> numbers) {
        return IntStream.range(0, numbers.size())
                .mapToObj(index -> saveDid(tenant, numbers.get(index), index))
                .toList();
    }

    private Did saveDid(String tenant, String number, int index) {
        Map<String, Object> wanted = new HashMap<>(SuiteConfiguration.activeDid(tenant, number));
        wanted.put("trunk", index % 3 == 0 ? "demo-borealis" : "demo-atlas");
        wanted.put("tags", List.of("demo", index % 2 == 0 ? "web" : "radio"));
        wanted.put("metadata", Map.of("provider", index % 3 == 0 ? "Demo Borealis" : "Demo Atlas"));
        JsonNode saved =
                entities.createOrUpdate(DIDS, "/api/v1/dids", Map.of("number", number, "tenantId", tenant), wanted);
        return new Did(UUID.fromString(id(saved)), number);
    }

    private Campaign saveCampaign(
            Plan plan, Party inboundCarrier, List<Party> carriers, Map<Party, Map<String, ?>> links) {
        Map<String, Object> wanted = new HashMap<>(plan.settings());
        wanted.put("tenantId", plan.tenant());
        wanted.put("name", plan.name());
        wanted.put("dialTimeoutSeconds", RING_TIMEOUT_SECONDS);
        wanted.put("didIds", plan.dids().stream().map(Did::id).toList());
        if (!carriers.isEmpty()) {
            wanted.put("callerIdDidIds", plan.dids().stream().map(Did::id).toList());
        }
        String campaign = id(entities.createOrUpdate(
                ROUTING, "/api/v1/campaigns", Map.of("name", plan.name(), "tenantId", plan.tenant()), wanted));
        for (int index = 0; index < carriers.size(); index++) {
            configuration.addCarrier(campaign, carriers.get(index).id().toString(), index + 1);
        }
        List<Link> saved = links.entrySet().stream()
                .map(link -> saveLink(campaign, link.getKey(), link.getValue()))
                .sorted(Comparator.comparing(link -> link.client().name()))
                .toList();
        return new Campaign(
                UUID.fromString(plan.tenant()),
                UUID.fromString(campaign),
                plan.name(),
                plan.dids(),
                saved,
                inboundCarrier,
                carriers,
                plan.share());
    }

    private Link saveLink(String campaign, Party client, Map<String, ?> settings) {
        JsonNode link = api.put(ROUTING, "/api/v1/campaigns/" + campaign + "/clients/" + client.id(), settings);
        return new Link(
                UUID.fromString(link.get("linkId").asString()),
                client,
                link.get("weight").asInt());
    }

    private static Map<String, Object> weekdays(String from, String to) {
        Map<String, Object> week = new HashMap<>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
            week.put(day, List.of(Map.of("from", from, "to", to)));
        }
        return week;
    }

    private static Map<String, String> named(String name) {
        return Map.of("name", name);
    }

    private record Carriers(Party atlas, Party borealis, Party cirrus) {}

    private record Clients(Party insurance, Party solar, Party home) {}

    /// @param share its share of all calls, in percent
    private record Plan(String tenant, String name, Map<String, Object> settings, List<Did> dids, int share) {}
}
