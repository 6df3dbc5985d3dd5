package io.trunkline.routing.campaigns.store;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.caps.domain.Limits;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Saves the parts of a campaign: numbers, links, carriers, and DIDs for the caller ID. Removed parts are
/// deleted; remaining ones keep their rows.
@Component
class SqlCampaignParts {
    private static final String DELETE_DIDS = """
            DELETE FROM campaign_dids WHERE campaign_id = :id AND NOT did_id = ANY(:dids)
            """;

    private static final String SAVE_DIDS = """
            INSERT INTO campaign_dids (campaign_id, did_id, active)
            SELECT :id, did_id, :active FROM unnest(CAST(:dids AS uuid[])) AS item (did_id)
            ON CONFLICT (campaign_id, did_id) DO UPDATE SET active = excluded.active
            """;

    private static final String DELETE_LINKS = """
            DELETE FROM links WHERE campaign_id = :id AND NOT client_id = ANY(:clients)
            """;

    private static final String SAVE_LINKS = """
            INSERT INTO links (id, campaign_id, client_id, priority, weight, status, max_concurrency,
                               total_calls_allowed, hourly_cap, daily_cap)
            SELECT link_id, :id, client_id, priority, weight, status, concurrent, total, hourly, daily
            FROM unnest(CAST(:ids AS uuid[]), CAST(:clients AS uuid[]), CAST(:priorities AS integer[]),
                        CAST(:weights AS integer[]), CAST(:statuses AS text[]), CAST(:concurrent AS integer[]),
                        CAST(:total AS bigint[]), CAST(:hourly AS integer[]), CAST(:daily AS integer[]))
                 AS item (link_id, client_id, priority, weight, status, concurrent, total, hourly, daily)
            ON CONFLICT (campaign_id, client_id) DO UPDATE
            SET priority = excluded.priority, weight = excluded.weight, status = excluded.status,
                max_concurrency = excluded.max_concurrency, total_calls_allowed = excluded.total_calls_allowed,
                hourly_cap = excluded.hourly_cap, daily_cap = excluded.daily_cap
            """;

    private static final String DELETE_CARRIERS = """
            DELETE FROM campaign_carriers WHERE campaign_id = :id AND NOT carrier_id = ANY(:carriers)
            """;

    private static final String SAVE_CARRIERS = """
            INSERT INTO campaign_carriers (campaign_id, carrier_id, priority)
            SELECT :id, carrier_id, priority
            FROM unnest(CAST(:carriers AS uuid[]), CAST(:priorities AS integer[])) AS item (carrier_id, priority)
            ON CONFLICT (campaign_id, carrier_id) DO UPDATE SET priority = excluded.priority
            """;

    private static final String DELETE_CALLER_ID_DIDS = """
            DELETE FROM campaign_caller_id_dids WHERE campaign_id = :id AND NOT did_id = ANY(:dids)
            """;

    private static final String SAVE_CALLER_ID_DIDS = """
            INSERT INTO campaign_caller_id_dids (campaign_id, did_id)
            SELECT :id, did_id FROM unnest(CAST(:dids AS uuid[])) AS item (did_id)
            ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;

    SqlCampaignParts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> save(CampaignConfiguration campaign) {
        return saveDids(campaign)
                .then(saveLinks(campaign))
                .then(saveCarriers(campaign))
                .then(saveCallerIdDids(campaign));
    }

    private Mono<Void> saveDids(CampaignConfiguration campaign) {
        UUID[] dids = campaign.didIds().toArray(UUID[]::new);
        Mono<Void> deleted = database.sql(DELETE_DIDS)
                .bind("id", campaign.id())
                .bind("dids", dids)
                .then();
        Mono<Void> saved = database.sql(SAVE_DIDS)
                .bind("id", campaign.id())
                .bind("active", campaign.settings().active())
                .bind("dids", dids)
                .then();
        return deleted.then(saved);
    }

    private Mono<Void> saveLinks(CampaignConfiguration campaign) {
        List<LinkSettings> links = campaign.links();
        UUID[] clients = array(links, LinkSettings::clientId, UUID[]::new);
        Mono<Void> deleted = database.sql(DELETE_LINKS)
                .bind("id", campaign.id())
                .bind("clients", clients)
                .then();
        Mono<Void> saved = database.sql(SAVE_LINKS)
                .bind("id", campaign.id())
                .bind("ids", array(links, LinkSettings::id, UUID[]::new))
                .bind("clients", clients)
                .bind("priorities", array(links, LinkSettings::priority, Integer[]::new))
                .bind("weights", array(links, LinkSettings::weight, Integer[]::new))
                .bind("statuses", array(links, link -> SqlCampaignRows.status(link.active()), String[]::new))
                .bind("concurrent", limits(links, Limits::concurrent, Integer[]::new))
                .bind("total", limits(links, Limits::total, Long[]::new))
                .bind("hourly", limits(links, Limits::hourly, Integer[]::new))
                .bind("daily", limits(links, Limits::daily, Integer[]::new))
                .then();
        return deleted.then(saved);
    }

    private Mono<Void> saveCarriers(CampaignConfiguration campaign) {
        List<CarrierSettings> carriers = campaign.carriers();
        UUID[] ids = array(carriers, CarrierSettings::carrierId, UUID[]::new);
        Mono<Void> deleted = database.sql(DELETE_CARRIERS)
                .bind("id", campaign.id())
                .bind("carriers", ids)
                .then();
        Mono<Void> saved = database.sql(SAVE_CARRIERS)
                .bind("id", campaign.id())
                .bind("carriers", ids)
                .bind("priorities", array(carriers, CarrierSettings::priority, Integer[]::new))
                .then();
        return deleted.then(saved);
    }

    private Mono<Void> saveCallerIdDids(CampaignConfiguration campaign) {
        UUID[] dids = campaign.deleted()
                ? new UUID[0]
                : campaign.settings().callerIdDidIds().toArray(UUID[]::new);
        Mono<Void> deleted = database.sql(DELETE_CALLER_ID_DIDS)
                .bind("id", campaign.id())
                .bind("dids", dids)
                .then();
        Mono<Void> saved = database.sql(SAVE_CALLER_ID_DIDS)
                .bind("id", campaign.id())
                .bind("dids", dids)
                .then();
        return deleted.then(saved);
    }

    private static <T, R> R[] array(List<T> rows, Function<T, R> part, IntFunction<R[]> array) {
        return rows.stream().map(part).toArray(array);
    }

    private static <T> @Nullable T[] limits(
            List<LinkSettings> links, Function<Limits, @Nullable T> part, IntFunction<@Nullable T[]> array) {
        return links.stream().map(link -> part.apply(link.limits())).toArray(array);
    }
}
