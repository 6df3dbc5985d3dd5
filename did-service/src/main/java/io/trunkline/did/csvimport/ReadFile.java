package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.domain.Column;
import io.trunkline.did.csvimport.domain.ColumnMapping;
import io.trunkline.did.csvimport.domain.NumberFile;
import io.trunkline.did.csvimport.domain.NumberRow;
import io.trunkline.did.csvimport.domain.Reading;
import io.trunkline.did.csvimport.domain.Reading.Readable;
import io.trunkline.did.csvimport.domain.Reading.Reason;
import io.trunkline.did.csvimport.domain.Reading.Unreadable;
import io.trunkline.did.numbers.ApplyRows.DidRow;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads an uploaded file, and its rows as numbers.
@Component
class ReadFile {
    private static final TypeReference<Map<String, @Nullable String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json;

    ReadFile(JsonMapper json) {
        this.json = json;
    }

    /// @throws ProblemException `import.*`
    static NumberFile read(byte[] bytes, ColumnMapping mapping) {
        return required(NumberFile.read(bytes, mapping));
    }

    /// @throws ProblemException `import.*`
    static <T> T required(Reading<T> reading) {
        return switch (reading) {
            case Readable<T>(var value) -> value;
            case Unreadable<T>(var reason, var detail) ->
                throw problemOf(reason).problem("The file cannot be imported: " + detail);
        };
    }

    private static DidProblem problemOf(Reason reason) {
        return switch (reason) {
            case EMPTY -> DidProblem.IMPORT_EMPTY;
            case NOT_CSV -> DidProblem.IMPORT_NOT_CSV;
            case NO_NUMBER_COLUMN -> DidProblem.IMPORT_NO_NUMBER_COLUMN;
            case UNKNOWN_COLUMN -> DidProblem.IMPORT_UNKNOWN_COLUMN;
            case LINE_TOO_LONG -> DidProblem.IMPORT_LINE_TOO_LONG;
            case TOO_MANY_ROWS -> DidProblem.IMPORT_TOO_LARGE;
            case UNREADABLE -> DidProblem.IMPORT_UNREADABLE;
        };
    }

    /// @param text a JSON object: names of columns in the file, and what they are; null leaves a column out
    /// @throws ProblemException `request.invalid`
    ColumnMapping mapping(@Nullable String text) {
        if (text == null) {
            return ColumnMapping.NONE;
        }
        var columns = new HashMap<String, Column>();
        texts(text).forEach((name, column) -> columns.put(name, column(column)));
        return new ColumnMapping(columns);
    }

    private Map<String, @Nullable String> texts(String text) {
        try {
            Map<String, @Nullable String> texts = json.readValue(text, TEXTS);
            if (texts != null) {
                return texts;
            }
        } catch (JacksonException _) {
            // answered below
        }
        throw invalidMapping("must be a JSON object with texts, such as {\"Rufnummer\": \"number\"}");
    }

    private static Column column(@Nullable String name) {
        if (name == null) {
            return Column.IGNORED;
        }
        return Arrays.stream(Column.values())
                .filter(column -> column != Column.IGNORED && column.header().equals(name))
                .findFirst()
                .orElseThrow(() -> invalidMapping("must map to null or one of " + String.join(", ", Column.headers())));
    }

    private static ProblemException invalidMapping(String rule) {
        return InputErrors.invalid(Stream.of(new FieldViolation("mapping", "mapping", rule)));
    }

    /// @return null if the cell metadata is no JSON object with texts
    @Nullable
    DidRow didRow(NumberRow row) {
        var metadata = new HashMap<String, String>();
        try {
            row.cell(Column.METADATA)
                    .<Map<String, @Nullable String>>map(text -> json.readValue(text, TEXTS))
                    .ifPresent(metadata::putAll);
        } catch (JacksonException _) {
            return null;
        }
        Column.ofMetadata().forEach(column -> row.cell(column).ifPresent(text -> metadata.put(column.header(), text)));
        return new DidRow(
                text(row, Column.NUMBER),
                text(row, Column.COUNTRY),
                text(row, Column.AREA_CODE),
                text(row, Column.TRUNK),
                text(row, Column.STATUS),
                text(row, Column.MAX_USAGE),
                row.cell(Column.TAGS).map(ReadFile::tags).orElse(null),
                metadata);
    }

    private static @Nullable String text(NumberRow row, Column column) {
        return row.cell(column).orElse(null);
    }

    private static List<String> tags(String cell) {
        return Arrays.stream(cell.split("[,;|]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
