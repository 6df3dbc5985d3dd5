package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.domain.Column;
import io.trunkline.did.csvimport.domain.NumberFile;
import io.trunkline.did.csvimport.domain.NumberRow;
import io.trunkline.did.numbers.ApplyRows.Fault;
import java.util.Arrays;
import java.util.Optional;

/// What is wrong with a cell of a row.
///
/// @param row the line on which the row starts, from 1
/// @param number the number of the row, as it is in the file
/// @param error a sentence
/// @param column name of the column in the file; empty if the row as a whole is wrong
/// @param value of the cell, at most 200 characters
/// @param code of the problem that a request with this value would get
record RowError(long row, String number, String error, String column, String value, String code) {
    private static final int MAX_VALUE = 200;

    static RowError of(NumberFile file, NumberRow row, Fault fault) {
        var column = Arrays.stream(Column.values())
                .filter(candidate -> candidate.header().equals(fault.field()))
                .findFirst();
        return new RowError(
                row.line(),
                shortened(row.cell(Column.NUMBER)),
                shortened(Optional.of(fault.sentence())),
                column.map(file::nameOf).orElse(fault.field()),
                shortened(column.flatMap(row::cell)),
                fault.code());
    }

    private static String shortened(Optional<String> text) {
        return text.map(value -> value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…")
                .orElse("");
    }
}
