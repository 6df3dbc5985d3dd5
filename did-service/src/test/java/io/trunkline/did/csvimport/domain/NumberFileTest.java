package io.trunkline.did.csvimport.domain;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.did.csvimport.domain.Reading.Readable;
import io.trunkline.did.csvimport.domain.Reading.Reason;
import io.trunkline.did.csvimport.domain.Reading.Unreadable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFileTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String SPANISH = "Número;Región\n+34910123456;Málaga\n";

    private static Reading<NumberFile> reading(String text) {
        return NumberFile.read(text.getBytes(UTF_8), ColumnMapping.NONE);
    }

    private static NumberFile read(byte[] bytes) {
        return ((Readable<NumberFile>) NumberFile.read(bytes, ColumnMapping.NONE)).value();
    }

    private static NumberFile read(String text) {
        return read(text.getBytes(UTF_8));
    }

    private static Reason refusal(byte[] bytes) {
        return ((Unreadable<NumberFile>) NumberFile.read(bytes, ColumnMapping.NONE)).reason();
    }

    private static List<Map<Column, String>> cells(String text) {
        return read(text).rows().stream().map(NumberRow::cells).toList();
    }

    private static List<Long> lines(String text) {
        return read(text).rows().stream().map(NumberRow::line).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number",
                "NUMBER",
                "Phone Number",
                "phone_number",
                " DID ",
                "TN",
                "did-number",
                "Teléfono",
                "Número",
                "Numéro de téléphone",
                "E.164",
                "msisdn",
                "\uFEFFnumber",
                "Telephone #"
            })
    void names_of_the_number_are_known_whatever_their_case_spaces_and_accents(String name) {
        assertThat(cells(name + "\n+14045556789\n")).containsExactly(Map.of(Column.NUMBER, "+14045556789"));
    }

    @Test
    void columns_may_be_in_any_order_and_empty_cells_are_left_out() {
        assertThat(
                        cells(
                                "trunk,Area Code,number,MAX_USAGE,notes\r\nPJSIP,404,+14045556789,5,\"Main, DID\"\r\n,,4045556790,,\r\n"))
                .containsExactly(
                        Map.of(
                                Column.TRUNK, "PJSIP",
                                Column.AREA_CODE, "404",
                                Column.NUMBER, "+14045556789",
                                Column.MAX_USAGE, "5",
                                Column.NOTES, "Main, DID"),
                        Map.of(Column.NUMBER, "4045556790"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~sep=;\\nnumber;notes\\n1;a,b\\n~,~;~,3",
                "~sep=,\\nnumber,notes\\n1,a;b\\n~,~,~,3",
                "~\"sep=;\";;\\nnumber;notes\\n1;a,b\\n~,~;~,3",
                "~number;notes\\n1;a,b\\n~,~;~,2",
                "~number,notes\\n1,a;b\\n~,~,~,2",
                "~number|notes\\n1|a;b\\n~,~|~,2",
                "~notes, more;number\\na,b;1\\n~,~;~,2",
                "~number\\n1\\n~,~,~,2"
            })
    void the_separator_is_detected_or_named_by_the_first_line(String text, char separator, long firstRow) {
        var file = NumberFile.read(
                text.replace("\\n", "\n").getBytes(UTF_8), new ColumnMapping(Map.of("notes, more", Column.NOTES)));
        if (!text.contains("more")) {
            file = reading(text.replace("\\n", "\n"));
        }
        var value = ((Readable<NumberFile>) file).value();
        assertThat(value.separator()).isEqualTo(separator);
        assertThat(value.rows()).extracting(NumberRow::line).containsExactly(firstRow);
    }

    @Test
    void tabs_separate_and_may_leave_cells_empty() {
        assertThat(cells("number\ttrunk\tnotes\n1\t\tx\n"))
                .containsExactly(Map.of(Column.NUMBER, "1", Column.NOTES, "x"));
    }

    private static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of(SPANISH.getBytes(UTF_8), "UTF-8"),
                Arguments.of(("\uFEFF" + SPANISH).getBytes(UTF_8), "UTF-8"),
                Arguments.of(("\uFEFF" + SPANISH).getBytes(UTF_16LE), "UTF-16LE"),
                Arguments.of(("\uFEFF" + SPANISH).getBytes(UTF_16BE), "UTF-16BE"),
                Arguments.of(SPANISH.getBytes(UTF_16LE), "UTF-16LE"),
                Arguments.of(SPANISH.getBytes(UTF_16BE), "UTF-16BE"),
                Arguments.of(SPANISH.getBytes(WINDOWS_1252), "windows-1252"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void the_encoding_is_detected(byte[] bytes, String encoding) {
        var file = read(bytes);
        assertThat(file.encoding()).isEqualTo(encoding);
        assertThat(file.nameOf(Column.NUMBER)).isEqualTo("Número");
        assertThat(file.rows().getFirst().cells())
                .isEqualTo(Map.of(Column.NUMBER, "+34910123456", Column.REGION, "Málaga"));
    }

    @Test
    void blank_rows_and_columns_and_padding_pass() {
        assertThat(
                        cells(
                                "\n , ,\n number ,,notes,\n\n +14045556789 ,,\" a \",\n,,,\n\u00A0\u00A04045556790\u00A0,,\n ,\n"))
                .containsExactly(
                        Map.of(Column.NUMBER, "+14045556789", Column.NOTES, "a"), Map.of(Column.NUMBER, "4045556790"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void a_row_has_the_line_on_which_it_starts_also_after_quoted_line_ends(String end) {
        var text = "number,notes\n1,\"a\nb\n\"\n\n2, \"c\"\n3,x\n".replace("\n", end);
        assertThat(lines(text)).containsExactly(2L, 6L, 7L);
        assertThat(lines("sep=,\n".replace("\n", end) + text)).containsExactly(3L, 7L, 8L);
        assertThat(read(text).rows().getFirst().cell(Column.NOTES)).hasValue("a" + end + "b");
    }

    @Test
    void quotes_within_quotes_are_doubled_and_those_within_plain_cells_are_characters() {
        assertThat(cells("number,notes\n1,\"say \"\"hi\"\"\"\n2,5\" pipe\n"))
                .extracting(row -> row.get(Column.NOTES))
                .containsExactly("say \"hi\"", "5\" pipe");
    }

    @Test
    void a_row_with_misplaced_quotes_or_a_value_without_a_column_has_a_fault() {
        var rows = read("number,\n1,\n\"2\"x,\n3,,y\n4,z\n").rows();
        assertThat(rows)
                .extracting(NumberRow::fault)
                .containsExactly(
                        null,
                        "has text after the closing quote of a cell",
                        "has a value in column 3, which has no name in the header: y",
                        "has a value in column 2, which has no name in the header: z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+x", "-x", "@x", "'=x", "''x", "'x", "x", "\"a,b\"\n;"})
    void a_guarded_text_is_read_without_the_guard(String text) {
        var line = CellText.line(List.of("+14045556789", CellText.guarded(text)));
        assertThat(cells("number,notes\n" + line))
                .containsExactly(Map.of(Column.NUMBER, "+14045556789", Column.NOTES, text));
    }

    private static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", Reason.EMPTY),
                Arguments.of("\uFEFF \n\n", Reason.EMPTY),
                Arguments.of("number\n", Reason.EMPTY),
                Arguments.of("color\nred\n", Reason.NO_NUMBER_COLUMN),
                Arguments.of("+14045556789\n+14045556790\n", Reason.NO_NUMBER_COLUMN),
                Arguments.of("number,color\n1,red\n", Reason.UNKNOWN_COLUMN),
                Arguments.of("number,DID\n1,2\n", Reason.UNREADABLE),
                Arguments.of("number\n\"1\n2\n", Reason.UNREADABLE),
                Arguments.of("number\na\u0000b\n", Reason.UNREADABLE),
                Arguments.of("number\n" + "1\n".repeat(10_001), Reason.TOO_MANY_ROWS),
                Arguments.of("number\n1,\"" + "x".repeat(65_536) + "\"\n", Reason.LINE_TOO_LONG),
                Arguments.of("%PDF-1.7\n", Reason.NOT_CSV),
                Arguments.of("PK\u0003\u0004\u0014", Reason.NOT_CSV),
                Arguments.of("sep=;\n", Reason.EMPTY));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_file_that_is_no_list_of_numbers_is_refused(String text, Reason reason) {
        assertThat(refusal(text.getBytes(UTF_8))).isEqualTo(reason);
    }

    @Test
    void old_workbooks_archives_and_unknown_encodings_are_refused() {
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .isEqualTo(Reason.NOT_CSV);
        assertThat(refusal(new byte[] {0x1F, (byte) 0x8B, 8})).isEqualTo(Reason.NOT_CSV);
        assertThat(refusal(new byte[] {'n', (byte) 0x81, '\n'})).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void the_line_that_is_too_long_is_named_and_the_longest_allowed_one_passes() {
        assertThat(reading("number,notes\n1,\n2,\"" + "x".repeat(70_000) + "\"\n"))
                .isEqualTo(new Unreadable<>(Reason.LINE_TOO_LONG, "line 3 has more than 65,536 characters"));
        assertThat(read("number,notes\n1," + "x".repeat(65_534) + "\n").rows()).hasSize(1);
        assertThat(read("number\n" + "1\n".repeat(10_000)).rows()).hasSize(10_000);
    }

    @Test
    void a_mapping_says_what_columns_are_and_leaves_some_out() {
        var mapping =
                new ColumnMapping(Map.of("Linie", Column.NUMBER, "number", Column.IGNORED, "farbe", Column.IGNORED));
        var file = NumberFile.read("number;LINIE;Farbe\n7;+14045556789;rot\n".getBytes(UTF_8), mapping);
        assertThat(((Readable<NumberFile>) file).value().rows().getFirst().cells())
                .isEqualTo(Map.of(Column.NUMBER, "+14045556789"));
        assertThat(NumberFile.read("number\n1\n".getBytes(UTF_8), new ColumnMapping(Map.of("Tel", Column.NUMBER))))
                .isEqualTo(new Unreadable<>(Reason.UNKNOWN_COLUMN, "it has no column Tel, which the mapping names"));
    }
}
