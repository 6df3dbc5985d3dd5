package io.trunkline.did.csvexport;

import io.trunkline.did.csvimport.domain.CellText;
import io.trunkline.did.csvimport.domain.Column;
import io.trunkline.did.numbers.domain.DidWithUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Numbers as lines of CSV. The import reads the columns of [Column] and leaves out those that say what happened.
final class DidCsv {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UNLIMITED = "unlimited";

    private static final List<Column> SETTINGS =
            List.of(Column.NUMBER, Column.AREA_CODE, Column.TRUNK, Column.STATUS, Column.MAX_USAGE, Column.TAGS);
    private static final List<String> OBSERVED = List.of("tenantId", "usageCount", "lastUsed", "createdAt");

    private DidCsv() {}

    static String header() {
        return CellText.line(Stream.of(
                        SETTINGS.stream().map(Column::header),
                        Column.ofMetadata().stream().map(Column::header),
                        Stream.of(Column.METADATA.header()),
                        OBSERVED.stream())
                .flatMap(names -> names)
                .toList());
    }

    static String line(DidWithUsage usage) {
        var did = usage.did();
        var settings = did.settings();
        var cells = new ArrayList<>(List.of(
                did.number().e164(),
                Objects.requireNonNullElse(settings.areaCode(), ""),
                CellText.guarded(settings.trunk()),
                settings.status().wireName(),
                settings.maxUsage() == null ? UNLIMITED : settings.maxUsage().toString(),
                String.join("|", settings.tags())));
        addMetadata(cells, settings.metadata());
        cells.add(did.tenantId().value().toString());
        cells.add(String.valueOf(usage.calls()));
        cells.add(text(usage.lastUsed()));
        cells.add(text(did.createdAt()));
        return CellText.line(cells);
    }

    /// What a cell of its own cannot hold is in the column `metadata`.
    private static void addMetadata(List<String> cells, Map<String, String> metadata) {
        var others = new TreeMap<>(metadata);
        for (Column column : Column.ofMetadata()) {
            String value = metadata.getOrDefault(column.header(), "");
            boolean fits = CellText.survivesFile(value);
            cells.add(fits ? CellText.guarded(value) : "");
            if (fits) {
                others.remove(column.header());
            }
        }
        cells.add(others.isEmpty() ? "" : JSON.writeValueAsString(others));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
