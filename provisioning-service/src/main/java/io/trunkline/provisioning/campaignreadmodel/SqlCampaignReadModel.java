package io.trunkline.provisioning.campaignreadmodel;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.web.problem.CommonProblem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlCampaignReadModel implements CampaignReadModel, CampaignStore {
    private static final String SAVE = """
            INSERT INTO campaign_read_model AS stored (id, version, deleted, tenant_id, name, client_ids, active,
                carrier_ids, dial_prefix)
            SELECT id, version, deleted, tenant_id, name, CAST(client_ids AS uuid[]), active,
                CAST(carrier_ids AS uuid[]), dial_prefix
            FROM unnest(:ids, :versions, :deleted, :tenantIds, :names, :clientIds, :active, :carrierIds, :dialPrefixes)
                 AS event (id, version, deleted, tenant_id, name, client_ids, active, carrier_ids, dial_prefix)
            ON CONFLICT (id) DO UPDATE SET
                version = excluded.version, deleted = excluded.deleted, tenant_id = excluded.tenant_id,
                name = excluded.name, client_ids = excluded.client_ids, active = excluded.active,
                carrier_ids = excluded.carrier_ids, dial_prefix = excluded.dial_prefix
            WHERE stored.version < excluded.version
            """;
    private static final String LINKING_CLIENT = """
            SELECT name FROM campaign_read_model WHERE NOT deleted AND client_ids @> ARRAY[:id] ORDER BY name
            """;
    private static final String USING_CARRIER = """
            SELECT id, name, tenant_id, active,
                CASE WHEN carrier_ids @> ARRAY[:id] THEN 'carrier' ELSE 'dial-prefix' END AS used_by
            FROM campaign_read_model
            WHERE NOT deleted AND (carrier_ids @> ARRAY[:id] OR dial_prefix = :prefix)
            ORDER BY name, id
            """;
    private static final String OF_TENANT = """
            SELECT name FROM campaign_read_model WHERE NOT deleted AND tenant_id = :id ORDER BY name
            """;

    private final DatabaseClient database;
    private final ObjectProvider<Readiness> readiness;

    SqlCampaignReadModel(DatabaseClient database, ObjectProvider<Readiness> readiness) {
        this.database = database;
        this.readiness = readiness;
    }

    @Override
    public Mono<List<String>> namesLinkingClient(UUID clientId) {
        return findNames(LINKING_CLIENT, clientId);
    }

    @Override
    public Mono<List<String>> namesOfTenant(UUID tenantId) {
        return findNames(OF_TENANT, tenantId);
    }

    @Override
    public Mono<List<CampaignUse>> usingCarrier(UUID carrierId, Optional<String> dialPrefix) {
        return whenCaughtUp(database.sql(USING_CARRIER)
                .bind("id", carrierId)
                .bind("prefix", Binds.orNull(dialPrefix, String.class))
                .map(RowReader.with(row -> new CampaignUse(
                        row.uuid("id"),
                        row.text("name"),
                        row.uuid("tenant_id"),
                        row.bool("active"),
                        row.text("used_by"))))
                .all()
                .collectList());
    }

    private Mono<List<String>> findNames(String sql, UUID id) {
        return whenCaughtUp(database.sql(sql)
                .bind("id", id)
                .map(RowReader.with(row -> row.text("name")))
                .all()
                .collectList());
    }

    private <T> Mono<T> whenCaughtUp(Mono<T> query) {
        return readiness.getObject().isCaughtUp()
                ? query
                : Mono.error(() -> CommonProblem.NOT_READY.problem(
                        "The service has not read all campaigns yet; try again shortly"));
    }

    @Override
    public Mono<Void> save(List<CampaignChanged> campaigns) {
        return campaigns.isEmpty()
                ? Mono.empty()
                : database.sql(SAVE)
                        .bind("ids", Binds.uuids(campaigns, CampaignChanged::campaignId))
                        .bind("versions", Binds.bigints(campaigns, CampaignChanged::version))
                        .bind("deleted", Binds.bools(campaigns, CampaignChanged::deleted))
                        .bind("tenantIds", Binds.uuids(campaigns, CampaignChanged::tenantId))
                        .bind("names", Binds.texts(campaigns, CampaignChanged::name))
                        .bind("clientIds", Binds.texts(campaigns, SqlCampaignReadModel::clientIds))
                        .bind("active", Binds.bools(campaigns, SqlCampaignReadModel::isActive))
                        .bind("carrierIds", Binds.texts(campaigns, SqlCampaignReadModel::carrierIds))
                        .bind("dialPrefixes", Binds.texts(campaigns, CampaignChanged::dialPrefix))
                        .then();
    }

    private static String clientIds(CampaignChanged campaign) {
        return Binds.uuidArrayText(
                campaign.links().stream().map(CampaignChanged.Link::clientId).collect(Collectors.toSet()));
    }

    private static boolean isActive(CampaignChanged campaign) {
        return campaign.status() == CampaignChanged.Status.ACTIVE;
    }

    private static String carrierIds(CampaignChanged campaign) {
        return Binds.uuidArrayText(campaign.carriers().stream()
                .map(CampaignChanged.CampaignCarrier::carrierId)
                .collect(Collectors.toSet()));
    }
}
