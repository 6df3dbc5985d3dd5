package io.trunkline.routing.campaigns.store;

import io.trunkline.data.rows.Binds;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.decision.domain.parties.TagRules;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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
            INSERT INTO links (id, version, campaign_id, client_id, priority, weight, status, max_concurrency,
                               total_calls_allowed, hourly_cap, daily_cap, weekly_cap, monthly_cap, time_zone,
                               opening_hours, starts_at, ends_at, pause_reason, caps_count, minimum_talk_seconds,
                               required_tags, excluded_tags)
            SELECT link_id, version, :id, client_id, priority, weight, status, concurrent, total, hourly, daily,
                   weekly, monthly, zone, COALESCE(string_to_array(NULLIF(hours, ''), ','), '{}'), starts_at, ends_at,
                   pause_reason, caps_count, minimum_talk_seconds,
                   COALESCE(string_to_array(NULLIF(required, ''), ','), '{}'),
                   COALESCE(string_to_array(NULLIF(excluded_tags, ''), ','), '{}')
            FROM unnest(CAST(:ids AS uuid[]), CAST(:versions AS bigint[]), CAST(:clients AS uuid[]),
                        CAST(:priorities AS integer[]), CAST(:weights AS integer[]), CAST(:statuses AS text[]),
                        CAST(:concurrent AS integer[]), CAST(:total AS bigint[]), CAST(:hourly AS integer[]),
                        CAST(:daily AS integer[]), CAST(:weekly AS integer[]), CAST(:monthly AS integer[]),
                        CAST(:zones AS text[]), CAST(:hours AS text[]), CAST(:starts AS timestamptz[]),
                        CAST(:ends AS timestamptz[]), CAST(:pauses AS text[]), CAST(:counts AS text[]),
                        CAST(:minimumTalks AS integer[]), CAST(:required AS text[]), CAST(:excludedTags AS text[]))
                 AS item (link_id, version, client_id, priority, weight, status, concurrent, total, hourly, daily,
                          weekly, monthly, zone, hours, starts_at, ends_at, pause_reason, caps_count,
                          minimum_talk_seconds, required, excluded_tags)
            ON CONFLICT (campaign_id, client_id) DO UPDATE
            SET version = excluded.version, priority = excluded.priority, weight = excluded.weight,
                status = excluded.status, max_concurrency = excluded.max_concurrency,
                total_calls_allowed = excluded.total_calls_allowed, hourly_cap = excluded.hourly_cap,
                daily_cap = excluded.daily_cap, weekly_cap = excluded.weekly_cap, monthly_cap = excluded.monthly_cap,
                time_zone = excluded.time_zone, opening_hours = excluded.opening_hours,
                starts_at = excluded.starts_at, ends_at = excluded.ends_at, pause_reason = excluded.pause_reason,
                caps_count = excluded.caps_count, minimum_talk_seconds = excluded.minimum_talk_seconds,
                required_tags = excluded.required_tags, excluded_tags = excluded.excluded_tags
            """;

    private static final String DELETE_CARRIERS = """
            DELETE FROM campaign_carriers WHERE campaign_id = :id AND NOT carrier_id = ANY(:carriers)
            """;

    private static final String SAVE_CARRIERS = """
            INSERT INTO campaign_carriers (campaign_id, carrier_id, version, priority)
            SELECT :id, carrier_id, version, priority
            FROM unnest(CAST(:carriers AS uuid[]), CAST(:versions AS bigint[]), CAST(:priorities AS integer[]))
                 AS item (carrier_id, version, priority)
            ON CONFLICT (campaign_id, carrier_id) DO UPDATE
            SET version = excluded.version, priority = excluded.priority
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
        UUID[] dids = Binds.uuids(campaign.didIds());
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
        @Nullable UUID[] clients = Binds.uuids(links, LinkSettings::clientId);
        Mono<Void> deleted = database.sql(DELETE_LINKS)
                .bind("id", campaign.id())
                .bind("clients", clients)
                .then();
        Mono<Void> saved = schedules(database.sql(SAVE_LINKS), links)
                .bind("id", campaign.id())
                .bind("ids", Binds.uuids(links, LinkSettings::id))
                .bind("versions", Binds.bigints(links, LinkSettings::version))
                .bind("clients", clients)
                .bind("priorities", Binds.integers(links, LinkSettings::priority))
                .bind("weights", Binds.integers(links, LinkSettings::weight))
                .bind("statuses", Binds.texts(links, link -> SqlCampaignRows.status(link.active())))
                .bind("concurrent", Binds.integers(links, link -> link.limits().concurrent()))
                .bind("total", Binds.bigints(links, link -> link.limits().total()))
                .bind("hourly", Binds.integers(links, link -> link.limits().hourly()))
                .bind("daily", Binds.integers(links, link -> link.limits().daily()))
                .bind("weekly", Binds.integers(links, link -> link.limits().weekly()))
                .bind("monthly", Binds.integers(links, link -> link.limits().monthly()))
                .then();
        return deleted.then(saved);
    }

    /// Arrays of arrays are bound as texts with commas, which neither opening hours nor tags have.
    private static GenericExecuteSpec schedules(GenericExecuteSpec sql, List<LinkSettings> links) {
        return sql.bind("zones", Binds.texts(links, SqlCampaignParts::zone))
                .bind("hours", Binds.texts(links, SqlCampaignParts::hours))
                .bind("starts", Binds.instants(links, link -> link.schedule().startsAt()))
                .bind("ends", Binds.instants(links, link -> link.schedule().endsAt()))
                .bind("pauses", Binds.texts(links, link -> link.schedule().pauseReason()))
                .bind("counts", Binds.texts(links, link -> SqlCountings.what(link.counting())))
                .bind("minimumTalks", Binds.integers(links, link -> SqlCountings.minimumTalkSeconds(link.counting())))
                .bind(
                        "required",
                        Binds.texts(links, link -> joined(link.tagRules().required())))
                .bind(
                        "excludedTags",
                        Binds.texts(links, link -> joined(link.tagRules().excluded())));
    }

    private static String joined(SortedMap<String, List<String>> rules) {
        return String.join(",", TagRules.texts(rules));
    }

    private static @Nullable String zone(LinkSettings link) {
        ZoneId zone = link.schedule().zone();
        return zone == null ? null : zone.getId();
    }

    private static String hours(LinkSettings link) {
        return link.schedule().hours().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private Mono<Void> saveCarriers(CampaignConfiguration campaign) {
        List<CarrierSettings> carriers = campaign.carriers();
        @Nullable UUID[] ids = Binds.uuids(carriers, CarrierSettings::carrierId);
        Mono<Void> deleted = database.sql(DELETE_CARRIERS)
                .bind("id", campaign.id())
                .bind("carriers", ids)
                .then();
        Mono<Void> saved = database.sql(SAVE_CARRIERS)
                .bind("id", campaign.id())
                .bind("carriers", ids)
                .bind("versions", Binds.bigints(carriers, CarrierSettings::version))
                .bind("priorities", Binds.integers(carriers, CarrierSettings::priority))
                .then();
        return deleted.then(saved);
    }

    private Mono<Void> saveCallerIdDids(CampaignConfiguration campaign) {
        UUID[] dids =
                Binds.uuids(campaign.deleted() ? List.of() : campaign.settings().callerIdDidIds());
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
}
