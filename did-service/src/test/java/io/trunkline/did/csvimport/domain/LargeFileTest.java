package io.trunkline.did.csvimport.domain;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.did.csvimport.domain.LargeFile.Content;
import io.trunkline.did.csvimport.domain.LargeFile.Opened;
import io.trunkline.did.csvimport.domain.LargeFile.Page;
import io.trunkline.did.csvimport.domain.Reading.Readable;
import io.trunkline.did.csvimport.domain.Reading.Reason;
import io.trunkline.did.csvimport.domain.Reading.Unreadable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file that is read page by page has the rows of the same file that is read as a whole.
class LargeFileTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// Line ends of all kinds, blank lines, quotes with line ends and separators in them, and wrong quotes.
    private static final String ROWS = "sep=;\r\nNúmero;Notes;Región\r\n"
            + "+34910123456;\"Málaga\r\n; \"\"sur\"\"\";a\n"
            + "\r\n;;\n  +34910123457  ; x ;\r+34910123458;\"no\"w;\n+34910123459;€;é\n12;;;4\n\"\"\n"
            + "+34910123460;\"\";\"last\"";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 16, 60, 1_000})
    void pages_have_the_rows_and_lines_of_the_whole_file_in_each_encoding(int bytes) {
        for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252)) {
            for (String mark : charset == WINDOWS_1252 ? List.of("") : List.of("", "\uFEFF")) {
                var file = (mark + ROWS).getBytes(charset);
                var whole = ((Readable<NumberFile>) NumberFile.read(file, ColumnMapping.NONE)).value();

                assertThat(encodingOf(file, bytes).charset().name())
                        .as(charset + mark)
                        .isEqualTo(whole.encoding());
                assertThat(rows(file, bytes)).as(charset + mark).isEqualTo(whole.rows());
                var opened = open(file, bytes);
                assertThat(opened.file().header()).isEqualTo(whole.header());
                assertThat(opened.file().columns()).isEqualTo(whole.columns());
                assertThat(opened.file().separator()).isEqualTo(whole.separator());
            }
        }
    }

    @Test
    void a_page_has_a_thousand_rows_at_most() {
        var file = ("number\n" + "+34910123456\n".repeat(2_500)).getBytes(UTF_8);

        var pages = pages(file, file.length);

        assertThat(pages).extracting(page -> page.file().rows().size()).containsExactly(1_000, 1_000, 500);
        assertThat(pages).extracting(Page::isLast).containsExactly(false, false, true);
        assertThat(pages.get(1).file().rows().getFirst().line()).isEqualTo(1_002);
    }

    @Test
    void what_is_wrong_far_behind_the_beginning_is_found() {
        String beginning = "number,notes\n" + "+34910123456,\n".repeat(3_000);

        assertThat(refusal(beginning + "+34910123456," + "x".repeat(70_000) + "\n"))
                .isEqualTo(new Unreadable<>(Reason.LINE_TOO_LONG, "line 3002 has more than 65,536 characters"));
        assertThat(refusal(beginning + "+34910123456,\"never\nclosed\n"))
                .isEqualTo(
                        new Unreadable<>(Reason.UNREADABLE, "the quotes that are opened on line 3002 are not closed"));
        assertThat(refusal(beginning + "+34910123456,\0\n"))
                .isEqualTo(new Unreadable<>(Reason.UNREADABLE, "it has the character U+0000"));
        assertThat(refusal(beginning + "+34910123456,\"" + "x\n".repeat(600_000) + "\"\n"))
                .isEqualTo(new Unreadable<>(
                        Reason.LINE_TOO_LONG, "the row on line 3002 has more than 1 MB; a quote may not be closed"));
    }

    @Test
    void bytes_that_are_no_utf_8_far_behind_the_beginning_make_it_windows_1252() {
        var detection = new FileEncoding();
        detection.add("número\n".getBytes(UTF_8));
        detection.add(("x".repeat(10_000) + "é").getBytes(WINDOWS_1252));
        assertThat(detection.find()).isEqualTo(new Readable<>(new FileEncoding.Found(WINDOWS_1252, 0)));

        var neither = new FileEncoding();
        neither.add(new byte[] {'n', (byte) 0x81});
        assertThat(neither.find()).isInstanceOf(Unreadable.class);

        var incomplete = new FileEncoding();
        incomplete.add(new byte[] {'n', (byte) 0xC3});
        assertThat(incomplete.find()).isEqualTo(new Readable<>(new FileEncoding.Found(WINDOWS_1252, 0)));
    }

    private static List<NumberRow> rows(byte[] file, int bytes) {
        return pages(file, bytes).stream()
                .flatMap(page -> page.file().rows().stream())
                .toList();
    }

    private static FileEncoding.Found encodingOf(byte[] file, int bytes) {
        var detection = new FileEncoding();
        for (int from = 0; from < file.length; from += bytes) {
            detection.add(Arrays.copyOfRange(file, from, Math.min(file.length, from + bytes)));
        }
        return ((Readable<FileEncoding.Found>) detection.find()).value();
    }

    private static Opened open(byte[] file, int bytes) {
        return ((Readable<Opened>) LargeFile.open(new Content(file, true), encodingOf(file, bytes), ColumnMapping.NONE))
                .value();
    }

    /// @param bytes from which each page is read first; more if there is no row in them
    private static List<Page> pages(byte[] file, int bytes) {
        var opened = open(file, bytes);
        var pages = new ArrayList<Page>();
        var position = opened.rows();
        do {
            var read = page(opened, file, position, bytes);
            pages.add(((Readable<Optional<Page>>) read).value().orElseThrow());
            position = pages.getLast().next();
        } while (!pages.getLast().isLast());
        return pages;
    }

    private static Reading<Optional<Page>> page(Opened opened, byte[] file, LargeFile.Position position, int bytes) {
        int from = (int) position.offset();
        int to = Math.min(file.length, from + bytes);
        var read = opened.file().page(position, new Content(Arrays.copyOfRange(file, from, to), to == file.length));
        return read instanceof Readable<Optional<Page>>(var page) && page.isEmpty()
                ? page(opened, file, position, 2 * bytes)
                : read;
    }

    private static Unreadable<?> refusal(String text) {
        var file = text.getBytes(UTF_8);
        var beginning = new Content(Arrays.copyOf(file, 10_000), false);
        var encoding = encodingOf(file, 4_096);
        var opened = ((Readable<Opened>) LargeFile.open(beginning, encoding, ColumnMapping.NONE)).value();
        var position = opened.rows();
        while (true) {
            var read = page(opened, file, position, 10_000);
            if (read instanceof Unreadable<Optional<Page>> refused) {
                return refused;
            }
            var page = ((Readable<Optional<Page>>) read).value().orElseThrow();
            assertThat(page.isLast()).as("the last page was read").isFalse();
            position = page.next();
        }
    }
}
