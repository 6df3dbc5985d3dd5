package io.trunkline.routing.campaigns.store;

import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.campaigns.domain.LinkScheduleSettings;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.parties.TagRules;
import io.trunkline.telephony.hours.OpeningHours.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Maps the arrays of a campaign's row to its links.
final class SqlLinkRows {
    private SqlLinkRows() {}

    static List<LinkSettings> links(RowReader row) {
        List<UUID> ids = row.uuids("link_ids");
        List<Long> versions = row.bigints("link_versions");
        List<UUID> clients = row.uuids("link_clients");
        List<Integer> priorities = row.integers("link_priorities");
        List<Integer> weights = row.integers("link_weights");
        List<String> statuses = row.texts("link_statuses");
        List<Limits> limits = limits(row);
        List<@Nullable String> counts = row.arrayWithNulls("link_counts", String[].class);
        List<@Nullable Integer> minimumTalks = row.arrayWithNulls("link_minimum_talks", Integer[].class);
        List<LinkScheduleSettings> schedules = schedules(row);
        List<TagRules> tagRules = tagRules(row);
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new LinkSettings(
                        ids.get(i),
                        versions.get(i),
                        clients.get(i),
                        priorities.get(i),
                        weights.get(i),
                        "active".equals(statuses.get(i)),
                        limits.get(i),
                        SqlCountings.counting(counts.get(i), minimumTalks.get(i)),
                        schedules.get(i),
                        tagRules.get(i)))
                .toList();
    }

    private static List<TagRules> tagRules(RowReader row) {
        List<String> required = row.texts("link_required_tags");
        List<String> excluded = row.texts("link_excluded_tags");
        return IntStream.range(0, required.size())
                .mapToObj(i -> TagRules.parse(entries(required.get(i)), entries(excluded.get(i))))
                .toList();
    }

    private static List<String> entries(String joined) {
        return Stream.of(joined.split(",")).filter(text -> !text.isEmpty()).toList();
    }

    private static List<Limits> limits(RowReader row) {
        List<@Nullable Integer> concurrent = row.arrayWithNulls("link_concurrent", Integer[].class);
        List<@Nullable Long> total = row.arrayWithNulls("link_total", Long[].class);
        List<@Nullable Integer> daily = row.arrayWithNulls("link_daily", Integer[].class);
        List<@Nullable Integer> hourly = row.arrayWithNulls("link_hourly", Integer[].class);
        List<@Nullable Integer> weekly = row.arrayWithNulls("link_weekly", Integer[].class);
        List<@Nullable Integer> monthly = row.arrayWithNulls("link_monthly", Integer[].class);
        return IntStream.range(0, concurrent.size())
                .mapToObj(i -> new Limits(
                        concurrent.get(i),
                        total.get(i),
                        daily.get(i),
                        hourly.get(i),
                        null,
                        weekly.get(i),
                        monthly.get(i)))
                .toList();
    }

    private static List<LinkScheduleSettings> schedules(RowReader row) {
        List<@Nullable String> zones = row.arrayWithNulls("link_zones", String[].class);
        List<String> hours = row.texts("link_hours");
        List<@Nullable Instant> starts = row.arrayWithNulls("link_starts", Instant[].class);
        List<@Nullable Instant> ends = row.arrayWithNulls("link_ends", Instant[].class);
        List<@Nullable String> pauses = row.arrayWithNulls("link_pauses", String[].class);
        return IntStream.range(0, zones.size())
                .mapToObj(i -> new LinkScheduleSettings(
                        zone(zones.get(i)), spans(hours.get(i)), starts.get(i), ends.get(i), pauses.get(i)))
                .toList();
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        return name == null ? null : ZoneId.of(name);
    }

    private static List<Span> spans(String hours) {
        return entries(hours).stream().map(Span::parse).toList();
    }
}
