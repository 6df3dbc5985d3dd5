package io.trunkline.did.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.did.imports.CsvDids.CsvRow;
import io.trunkline.web.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDidsTest {
    @Test
    void reads_columns_in_any_order_and_leaves_empty_cells_out() {
        var rows = CsvDids.read("\uFEFFtrunk,number,notes\r\nPJSIP,+14045556789,\"Main, DID\"\r\n,4045556790,\r\n");

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
                "number,colour\n+14045556789,red\n",
                "number\n+14045556789,too,many\n"
            })
    void a_file_that_is_no_list_of_numbers_is_refused_as_a_whole(String file) {
        assertThatThrownBy(() -> CsvDids.read(file)).isInstanceOf(ProblemException.class);
    }
}
