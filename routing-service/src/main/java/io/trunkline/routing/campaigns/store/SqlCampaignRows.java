package io.trunkline.routing.campaigns.store;

import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
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
                        SqlCountings.counting(row.textOrNull("caps_count"), row.integerOrNull("minimum_talk_seconds")),
                        overflow(row),
                        row.uuids("caller_id_dids")),
                row.uuids("dids"),
                SqlLinkRows.links(row),
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
                row.integerOrNull("repeat_window_seconds"),
                row.textOrNull("repeat_scope"),
                row.texts("allowed_callers"),
                row.texts("excluded_callers"));
    }

    private static @Nullable OverflowSettings overflow(RowReader row) {
        UUID client = row.uuidOrNull("overflow_client_id");
        return client == null ? null : new OverflowSettings(client, row.integer("overflow_ring_seconds"));
    }

    static String status(boolean active) {
        return active ? "active" : "inactive";
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
