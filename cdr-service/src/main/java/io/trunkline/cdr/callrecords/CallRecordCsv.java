package io.trunkline.cdr.callrecords;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Call records as lines of CSV (RFC 4180).
final class CallRecordCsv {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A program that shows tables would take a text that begins like this for a formula.
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private static final List<Column> COLUMNS = List.of(
            new Column("callId", CallRecordView::callId),
            new Column("revision", CallRecordView::revision),
            new Column("direction", CallRecordView::direction),
            new Column("disposition", CallRecordView::disposition),
            new Column("tenantId", record -> id(record.tenant())),
            new Column("tenant", record -> name(record.tenant())),
            new Column("campaignId", record -> id(record.campaign())),
            new Column("campaign", record -> name(record.campaign())),
            new Column("linkId", CallRecordView::linkId),
            new Column("clientId", record -> id(record.client())),
            new Column("client", record -> name(record.client())),
            new Column("carrierId", record -> id(record.carrier())),
            new Column("carrier", record -> name(record.carrier())),
            new Column("didId", record -> id(record.did())),
            new Column(
                    "did", record -> record.did() == null ? null : record.did().name()),
            new Column("from", CallRecordView::from),
            new Column("number", CallRecordView::number),
            new Column("country", CallRecordView::country),
            new Column("region", CallRecordView::region),
            new Column("callerId", CallRecordView::callerId),
            new Column("node", CallRecordView::node),
            new Column("startedAt", CallRecordView::startedAt),
            new Column("routedAt", CallRecordView::routedAt),
            new Column("ringingAt", CallRecordView::ringingAt),
            new Column("answeredAt", CallRecordView::answeredAt),
            new Column("endedAt", CallRecordView::endedAt),
            new Column("talkSeconds", CallRecordView::talkSeconds),
            new Column("postDialDelaySeconds", CallRecordView::postDialDelaySeconds),
            new Column("ringSeconds", CallRecordView::ringSeconds),
            new Column("cause", CallRecordView::cause),
            new Column("sipStatus", CallRecordView::sipStatus),
            new Column("hungUpBy", CallRecordView::hungUpBy),
            new Column("reason", CallRecordView::reason),
            new Column(
                    "reference",
                    record -> record.reference().isEmpty() ? null : JSON.writeValueAsString(record.reference())),
            new Column("tags", record -> record.tags().isEmpty() ? null : JSON.writeValueAsString(record.tags())),
            new Column("assertedFrom", CallRecordView::assertedFrom),
            new Column("connectClientId", record -> id(connectClient(record))),
            new Column("connectClient", record -> name(connectClient(record))),
            new Column(
                    "connectContext",
                    record -> record.connect() == null ? null : record.connect().context()));

    private CallRecordCsv() {}

    private record Column(String name, Function<CallRecordView, @Nullable Object> value) {
        String text(CallRecordView record) {
            var present = value.apply(record);
            return present == null ? "" : present.toString();
        }
    }

    static String header() {
        return text(Stream.of(COLUMNS.stream().map(Column::name).toList()));
    }

    static String lines(Stream<CallRecordView> records) {
        return text(records.map(
                record -> COLUMNS.stream().map(column -> column.text(record)).toList()));
    }

    private static String text(Stream<List<String>> lines) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            lines.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static CallRecordView.@Nullable NamedParty connectClient(CallRecordView record) {
        return record.connect() == null ? null : record.connect().client();
    }

    private static @Nullable UUID id(CallRecordView.@Nullable NamedParty party) {
        return party == null ? null : party.id();
    }

    private static @Nullable String name(CallRecordView.@Nullable NamedParty party) {
        var name = party == null ? null : party.name();
        return name != null && !name.isEmpty() && BEGINNINGS_OF_FORMULAS.indexOf(name.charAt(0)) >= 0
                ? "'" + name
                : name;
    }
}
