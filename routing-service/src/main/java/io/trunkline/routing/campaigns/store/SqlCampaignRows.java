package io.trunkline.routing.campaigns.store;

import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.OverflowSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.campaigns.store.Campaigns.DidHolder;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.campaign.StoredCampaignRules;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Maps rows to campaigns.
final class SqlCampaignRows {
    private SqlCampaignRows() {}

    static CampaignConfiguration campaign(RowReader row) {
        return new CampaignConfiguration(
                row.uuid("id"),
                row.uuid("tenant_id"),
                row.bigint("version"),
                row.bool("deleted"),
                new Settings(
                        row.text("name"),
                        "active".equals(row.text("status")),
                        row.integer("dial_timeout_seconds"),
                        row.textOrNull("dial_prefix"),
                        row.uuidOrNull("carrier_id"),
                        rules(row).toRules(),
                        new Limits(
                                row.integerOrNull("max_concurrency"),
                                row.bigintOrNull("total_calls_allowed"),
                                row.integerOrNull("daily_cap"),
                                null,
                                null),
                        overflow(row),
                        row.uuids("caller_id_dids")),
                row.uuids("dids"),
                links(row),
                carriers(row),
                row.instant("created_at"),
                row.instant("changed_at"));
    }

    static DidHolder holder(RowReader row) {
        return new DidHolder(row.uuid("did_id"), row.text("number"), row.uuid("id"), row.text("name"));
    }

    private static StoredCampaignRules rules(RowReader row) {
        return new StoredCampaignRules(
                row.text("routing_strategy"),
                row.text("time_zone"),
                row.texts("opening_hours"),
                row.integerOrNull("max_call_seconds"),
                row.integerOrNull("unavailable_cause"),
                row.textOrNull("unavailable_announcement"),
                row.textOrNull("repeat_mode"),
                row.integerOrNull("repeat_window_seconds"));
    }

    private static @Nullable OverflowSettings overflow(RowReader row) {
        UUID client = row.uuidOrNull("overflow_client_id");
        return client == null ? null : new OverflowSettings(client, row.integer("overflow_ring_seconds"));
    }

    static String status(boolean active) {
        return active ? "active" : "inactive";
    }

    private static List<LinkSettings> links(RowReader row) {
        List<UUID> ids = row.uuids("link_ids");
        List<Long> versions = row.bigints("link_versions");
        List<UUID> clients = row.uuids("link_clients");
        List<Integer> priorities = row.integers("link_priorities");
        List<Integer> weights = row.integers("link_weights");
        List<String> statuses = row.texts("link_statuses");
        List<Limits> limits = limits(row);
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new LinkSettings(
                        ids.get(i),
                        versions.get(i),
                        clients.get(i),
                        priorities.get(i),
                        weights.get(i),
                        "active".equals(statuses.get(i)),
                        limits.get(i)))
                .toList();
    }

    private static List<Limits> limits(RowReader row) {
        List<@Nullable Integer> concurrent = row.arrayWithNulls("link_concurrent", Integer[].class);
        List<@Nullable Long> total = row.arrayWithNulls("link_total", Long[].class);
        List<@Nullable Integer> daily = row.arrayWithNulls("link_daily", Integer[].class);
        List<@Nullable Integer> hourly = row.arrayWithNulls("link_hourly", Integer[].class);
        return IntStream.range(0, concurrent.size())
                .mapToObj(i -> new Limits(concurrent.get(i), total.get(i), daily.get(i), hourly.get(i), null))
                .toList();
    }

    private static List<CarrierSettings> carriers(RowReader row) {
        List<UUID> ids = row.uuids("carrier_ids");
        List<Long> versions = row.bigints("carrier_versions");
        List<Integer> priorities = row.integers("carrier_priorities");
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new CarrierSettings(ids.get(i), versions.get(i), priorities.get(i)))
                .toList();
    }
}
