package io.trunkline.did.csvimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.did.csvimport.DidCsvReader.CsvRow;
import io.trunkline.web.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DidCsvReaderTest {
    @Test
    void reads_columns_in_any_order_and_skips_empty_cells() {
        var rows =
                DidCsvReader.read("\uFEFFtrunk,number,notes\r\nPJSIP,+14045556789,\"Main, DID\"\r\n,4045556790,\r\n");

        assertThat(rows)
                .containsExactly(
                        new CsvRow(2, Map.of("trunk", "PJSIP", "number", "+14045556789", "notes", "Main, DID")),
                        new CsvRow(3, Map.of("number", "4045556790")));
        assertThat(rows.getFirst().metadata()).containsOnly(Map.entry("notes", "Main, DID"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "number\n",
                "phone\n+14045556789\n",
                "number,color\n+14045556789,red\n",
                "number\n+14045556789,too,many\n"
            })
    void a_file_that_is_not_a_list_of_numbers_is_rejected(String file) {
        assertThatThrownBy(() -> DidCsvReader.read(file)).isInstanceOf(ProblemException.class);
    }
}
