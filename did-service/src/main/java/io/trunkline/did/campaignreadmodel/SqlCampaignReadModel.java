package io.trunkline.did.campaignreadmodel;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.problem.CommonProblem;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlCampaignReadModel implements CampaignReadModel, CampaignStore {
    /// An event of the same version tells the caller IDs that a version before did not store.
    private static final String SAVE = """
            INSERT INTO campaign AS stored (id, version, deleted, tenant_id, name, active, did_ids, caller_id_did_ids)
            SELECT id, version, deleted, tenant_id, name, active, CAST(did_ids AS uuid[]),
                CAST(caller_id_did_ids AS uuid[])
            FROM unnest(:ids, :versions, :deleted, :tenantIds, :names, :active, :didIds, :callerIds)
                 AS event (id, version, deleted, tenant_id, name, active, did_ids, caller_id_did_ids)
            ON CONFLICT (id) DO UPDATE SET
                version = excluded.version, deleted = excluded.deleted, tenant_id = excluded.tenant_id,
                name = excluded.name, active = excluded.active, did_ids = excluded.did_ids,
                caller_id_did_ids = excluded.caller_id_did_ids
            WHERE stored.version < excluded.version
                OR stored.version = excluded.version AND stored.caller_id_did_ids <> excluded.caller_id_did_ids
            """;
    private static final String ACTIVE_ON = """
            SELECT name FROM campaign WHERE active AND NOT deleted AND did_ids @> ARRAY[CAST(:did AS uuid)] ORDER BY name
            """;

    private static final String CALLER_IDS = """
            SELECT caller_id_did_ids FROM campaign WHERE id = :campaign AND tenant_id = :tenant AND NOT deleted
            """;

    private final DatabaseClient database;
    private final ObjectProvider<Readiness> readiness;

    SqlCampaignReadModel(DatabaseClient database, ObjectProvider<Readiness> readiness) {
        this.database = database;
        this.readiness = readiness;
    }

    @Override
    public Mono<List<String>> activeOn(DidId did) {
        return readiness.getObject().isCaughtUp()
                ? database.sql(ACTIVE_ON)
                        .bind("did", did.value())
                        .map(RowReader.with(row -> row.text("name")))
                        .all()
                        .collectList()
                : Mono.error(() -> CommonProblem.NOT_READY.problem(
                        "The service has not read all campaigns yet; try again shortly"));
    }

    @Override
    public Mono<List<DidId>> callerIds(TenantId tenant, UUID campaign) {
        return database.sql(CALLER_IDS)
                .bind("campaign", campaign)
                .bind("tenant", tenant.value())
                .map(RowReader.with(row ->
                        row.uuids("caller_id_did_ids").stream().map(DidId::new).toList()))
                .one();
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
                        .bind("active", Binds.bools(campaigns, SqlCampaignReadModel::isActive))
                        .bind("didIds", Binds.texts(campaigns, campaign -> array(campaign.didIds())))
                        .bind("callerIds", Binds.texts(campaigns, campaign -> array(campaign.callerIdDidIds())))
                        .then();
    }

    private static boolean isActive(CampaignChanged campaign) {
        return campaign.status() == CampaignChanged.Status.ACTIVE;
    }

    private static String array(List<UUID> dids) {
        return Binds.uuidArrayText(new TreeSet<>(dids));
    }
}
