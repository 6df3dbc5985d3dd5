package io.trunkline.did.csvimport;

import io.trunkline.telephony.WireName;

/// What an import is doing.
enum ImportState {
    /// Its file is being uploaded and checked.
    RECEIVING,
    /// Its rows are being imported.
    RUNNING,
    /// All rows were imported or rejected.
    DONE,
    /// It ended early. Rows before are imported.
    FAILED,
    /// A user has ended it. Rows before are imported.
    CANCELED;

    String wireName() {
        return WireName.of(this);
    }
}
